import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { decideGoldPrice, type DecideGoldPrice } from '../commands/decide-gold-price.ts';
import { goldPricesById } from '../queries/gold-price-rows.ts';
import { GoldPrice } from './gold-price.type.ts';
import { notFound } from './requests.ts';
import { PublicationStateEnum } from './words.type.ts';
import type { PublicationState } from '../domain/words.ts';

const Refused = userErrorType('DecideGoldPrice', {
  NOT_FOUND: 'There is no such price.',
  NOT_HELD: 'The price does not wait for a decision.',
  ALREADY_PUBLISHED: 'Another price of this kind holds from this moment on.',
  OPERATOR_ONLY: 'Only a person at head office decides.',
});

@ObjectType('DecideGoldPriceUserError', {
  simpleResolvers: true, description: 'A refusal of a decision; nothing was changed.',
})
class DecideGoldPriceUserError extends Refused {
  @Field(() => PublicationStateEnum, { nullable: true, description: 'With NOT_HELD: its state.' })
  state?: PublicationState | null;
}

@InputType({ description: 'Which held price.' })
class DecideGoldPriceInput {
  @Field({ description: 'Yours, 1 to 200 characters; the same again answers the first result.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Gold price id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of confirmGoldPrice and dismissGoldPrice.' })
class DecideGoldPricePayload {
  @Field(() => GoldPrice, { nullable: true, description: 'The price; null when refused.' })
  goldPrice!: GoldPrice | null;

  @Field(() => [DecideGoldPriceUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class DecideGoldPriceMutation {
  @Mutation(() => DecideGoldPricePayload, {
    description: 'Puts a held price on the board as it was entered 确认金价.',
  })
  @Scopes('catalog:price')
  confirmGoldPrice(
    @Arg('input', () => DecideGoldPriceInput, { description: 'Which price.' })
    input: DecideGoldPriceInput,
    @Ctx() context: GraphContext,
  ): Promise<DecideGoldPricePayload> {
    return decide(context, input, 'confirm');
  }

  @Mutation(() => DecideGoldPricePayload, { description: 'Lets a held price never hold 驳回金价.' })
  @Scopes('catalog:price')
  dismissGoldPrice(
    @Arg('input', () => DecideGoldPriceInput, { description: 'Which price.' })
    input: DecideGoldPriceInput,
    @Ctx() context: GraphContext,
  ): Promise<DecideGoldPricePayload> {
    return decide(context, input, 'dismiss');
  }
}

async function decide(
  context: GraphContext, input: DecideGoldPriceInput, decision: DecideGoldPrice['decision'],
): Promise<DecideGoldPricePayload> {
  const goldPriceId = decodeId(PREFIX.goldPrice, input.id);
  if (!goldPriceId) return { goldPrice: null, userErrors: notFound('There is no such price.', 'id') };
  const outcome = await context.run(decideGoldPrice, { goldPriceId, decision },
    { idempotencyKey: input.idempotencyKey });
  return {
    goldPrice: outcome.ok ? await context.load(goldPricesById, goldPriceId) : null,
    userErrors: userErrorsOf(outcome),
  };
}
