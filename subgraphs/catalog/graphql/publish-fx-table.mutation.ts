import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Region } from '../../contracts/words.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { CurrencyCode } from '../../kernel/graph/money.type.ts';
import { DateTimeScalar, DecimalScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { publishFxTable } from '../commands/publish-fx-table.ts';
import { homeOf } from '../domain/prices/fx-table.ts';
import { standingOf } from '../domain/prices/standing.ts';
import type { HoldReason, Standing } from '../domain/words.ts';
import { fxTablesById } from '../queries/fx-table-rows.ts';
import { FxTable } from './fx-table.type.ts';
import { HoldReasonEnum, RegionEnum, StandingEnum } from './words.ts';

const PublishFxTableUserError = userErrorType('PublishFxTable', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  ALREADY_PUBLISHED: 'There is a table from this moment on; it stays.',
  OPERATOR_ONLY: 'Only a person at head office confirms a jump.',
});

@InputType({ description: 'What one unit of a currency is worth at home.' })
class FxRateInput {
  @Field(() => CurrencyCode, { description: 'Currency that is converted; never the home currency.' })
  from!: string;

  @Field(() => DecimalScalar, { description: 'Units of the home currency, above zero, at most 12 places.' })
  rate!: string;
}

@InputType({ description: 'A table of rates into the home currency of a region.' })
class PublishFxTableInput {
  @Field({ description: 'Yours, 1 to 200 characters; the same again answers the first result.' })
  idempotencyKey!: string;

  @Field(() => RegionEnum, { description: 'Home region; Macau counts with Hong Kong.' })
  homeRegion!: Region;

  @Field(() => DateTimeScalar, {
    description: 'Payments from here on use it: the beginning of a month, or any moment out of cycle; at '
      + 'most two years ahead.',
  })
  effectiveAt!: Date;

  @Field(() => [FxRateInput], { description: '1 to 200 rates, each currency once.' })
  rates!: FxRateInput[];

  @Field({ description: 'Where it comes from; 1 to 120 characters.' })
  source!: string;

  @Field({ defaultValue: false, description: 'The jump was seen and is meant: publish without holding.' })
  confirm!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of publishFxTable.' })
class PublishFxTablePayload {
  @Field(() => FxTable, {
    nullable: true, description: 'The table, published or held as its state says; null when refused.',
  })
  fxTable!: FxTable | null;

  @Field(() => StandingEnum, {
    nullable: true,
    description: 'Where it stands now, also for who may not see what is held; null when refused.',
  })
  standing!: Standing | null;

  @Field(() => [HoldReasonEnum], { description: 'Why it is held, at most 4; empty when it is not.' })
  heldBecause!: readonly HoldReason[];

  @Field(() => [PublishFxTableUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class PublishFxTableMutation {
  @Mutation(() => PublishFxTablePayload, {
    description: 'Publishes an FX table 发布汇率表. One that moves a rate beyond the policy’s limit (2 % by '
      + 'default), at once or in steps within a day, or leaves a currency out, is held until confirmFxTable.',
  })
  @Scopes('catalog:price')
  async publishFxTable(
    @Arg('input', () => PublishFxTableInput, { description: 'The table.' }) input: PublishFxTableInput,
    @Ctx() context: GraphContext,
  ): Promise<PublishFxTablePayload> {
    const { effectiveAt, source, confirm, idempotencyKey } = input;
    const outcome = await context.run(publishFxTable, {
      homeRegion: homeOf(input.homeRegion), effectiveAt, source, confirm,
      rates: input.rates.map(({ from, rate }) => ({ from, rate })),
    }, { idempotencyKey });
    return {
      fxTable: outcome.ok ? await context.load(fxTablesById, outcome.value.fxTableId) : null,
      standing: outcome.ok ? standingOf(outcome.value, context.now) : null,
      heldBecause: outcome.ok ? outcome.value.because ?? [] : [],
      userErrors: userErrorsOf(outcome),
    };
  }
}
