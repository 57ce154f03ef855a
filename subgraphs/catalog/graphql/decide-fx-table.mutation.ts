import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { decideFxTable, type DecideFxTable } from '../commands/decide-fx-table.ts';
import { fxTablesById } from '../queries/fx-table-rows.ts';
import { FxTable } from './fx-table.type.ts';
import { notFound } from './requests.ts';
import { PublicationStateEnum } from './words.type.ts';
import type { PublicationState } from '../domain/words.ts';

const Refused = userErrorType('DecideFxTable', {
  NOT_FOUND: 'There is no such table.',
  NOT_HELD: 'The table does not wait for a decision.',
  ALREADY_PUBLISHED: 'Another table holds from this moment on.',
  OPERATOR_ONLY: 'Only a person at head office decides.',
});

@ObjectType('DecideFxTableUserError', {
  simpleResolvers: true, description: 'A refusal of a decision; nothing was changed.',
})
class DecideFxTableUserError extends Refused {
  @Field(() => PublicationStateEnum, { nullable: true, description: 'With NOT_HELD: its state.' })
  state?: PublicationState | null;
}

@InputType({ description: 'Which held table.' })
class DecideFxTableInput {
  @Field({ description: 'Yours, 1 to 200 characters; the same again answers the first result.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'FX table id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of confirmFxTable and dismissFxTable.' })
class DecideFxTablePayload {
  @Field(() => FxTable, { nullable: true, description: 'The table; null when refused.' })
  fxTable!: FxTable | null;

  @Field(() => [DecideFxTableUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class DecideFxTableMutation {
  @Mutation(() => DecideFxTablePayload, {
    description: 'Brings a held table into force as it was entered 确认汇率表.',
  })
  @Scopes('catalog:price')
  confirmFxTable(
    @Arg('input', () => DecideFxTableInput, { description: 'Which table.' })
    input: DecideFxTableInput,
    @Ctx() context: GraphContext,
  ): Promise<DecideFxTablePayload> {
    return decide(context, input, 'confirm');
  }

  @Mutation(() => DecideFxTablePayload, { description: 'Lets a held table never come into force 驳回汇率表.' })
  @Scopes('catalog:price')
  dismissFxTable(
    @Arg('input', () => DecideFxTableInput, { description: 'Which table.' })
    input: DecideFxTableInput,
    @Ctx() context: GraphContext,
  ): Promise<DecideFxTablePayload> {
    return decide(context, input, 'dismiss');
  }
}

async function decide(
  context: GraphContext, input: DecideFxTableInput, decision: DecideFxTable['decision'],
): Promise<DecideFxTablePayload> {
  const fxTableId = decodeId(PREFIX.fxTable, input.id);
  if (!fxTableId) return { fxTable: null, userErrors: notFound('There is no such table.', 'id') };
  const outcome = await context.run(decideFxTable, { fxTableId, decision },
    { idempotencyKey: input.idempotencyKey });
  return {
    fxTable: outcome.ok ? await context.load(fxTablesById, fxTableId) : null,
    userErrors: userErrorsOf(outcome),
  };
}
