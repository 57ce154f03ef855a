import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Region } from '../../contracts/words.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { MoneyInput } from '../../kernel/graph/money.type.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { publishGoldPrices, type PublishGoldPrice } from '../commands/publish-gold-price.ts';
import { MAX_IMPORT } from '../domain/limits.ts';
import { standingOf } from '../domain/prices/standing.ts';
import type { HoldReason, Metal, Standing } from '../domain/words.ts';
import { goldPricesById } from '../queries/gold-price-rows.ts';
import { GoldPrice } from './gold-price.type.ts';
import { HoldReasonEnum, MetalEnum, RegionEnum, StandingEnum } from './words.ts';

const PublishGoldPriceUserError = userErrorType('PublishGoldPrice', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  ALREADY_PUBLISHED: 'There is a price of this kind from this moment on; it stays.',
  OPERATOR_ONLY: 'Only a person at head office confirms a jump.',
});

@InputType({ description: 'A price per gram.' })
abstract class GoldPriceFields {
  @Field(() => RegionEnum, { description: 'Where it holds.' })
  region!: Region;

  @Field(() => MetalEnum, { description: 'Metal.' })
  metal!: Metal;

  @Field(() => Int, { description: 'Purity in parts per 10,000, 1 to 10,000.' })
  purity!: number;

  @Field(() => MoneyInput, { description: 'What we sell a gram for, in the region\'s currency.' })
  retail!: MoneyInput;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'What we buy a gram back for, never more than retail; without it, or zero: none is quoted.',
  })
  buyback?: MoneyInput | null;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'It holds from here on; now without it, at most 31 days ahead.',
  })
  effectiveAt?: Date | null;

  @Field({ description: 'Where it comes from; 1 to 120 characters.' })
  source!: string;
}

@InputType({ description: 'One price of an import.' })
class GoldPriceRowInput extends GoldPriceFields {}

@InputType({ description: 'A price for the gold board.' })
class PublishGoldPriceInput extends GoldPriceFields {
  @Field({ description: 'Yours, 1 to 200 characters; the same again answers the first result.' })
  idempotencyKey!: string;

  @Field({ defaultValue: false, description: 'The jump was seen and is meant: publish without holding.' })
  confirm!: boolean;
}

@InputType({ description: 'An import of prices, decided in the order given.' })
class PublishGoldPricesInput {
  @Field({ description: 'Yours, 1 to 190 characters; rows that were taken before are answered again.' })
  idempotencyKey!: string;

  @Field(() => [GoldPriceRowInput], { description: 'At most 500 prices.' })
  prices!: GoldPriceRowInput[];
}

@ObjectType({ simpleResolvers: true, description: 'Answer of publishGoldPrice.' })
class PublishGoldPricePayload {
  @Field(() => GoldPrice, {
    nullable: true, description: 'The price, published or held as its state says; null when refused.',
  })
  goldPrice!: GoldPrice | null;

  @Field(() => StandingEnum, {
    nullable: true,
    description: 'Where it stands now, also for who may not see what is held; null when refused.',
  })
  standing!: Standing | null;

  @Field(() => [HoldReasonEnum], { description: 'Why it is held, at most 4; empty when it is not.' })
  heldBecause!: readonly HoldReason[];

  @Field(() => [PublishGoldPriceUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@ObjectType({ simpleResolvers: true, description: 'Answer of publishGoldPrices.' })
class PublishGoldPricesPayload {
  @Field(() => [PublishGoldPricePayload], { description: 'One result for each price, in order.' })
  results!: PublishGoldPricePayload[];

  @Field(() => [PublishGoldPriceUserError], { description: 'All refusals of all prices.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class PublishGoldPriceMutation {
  @Mutation(() => PublishGoldPricePayload, {
    description: 'Puts a price on the gold board 发布金价. A jump beyond the policy’s limit (5 % by '
      + 'default) is held until confirmGoldPrice.',
  })
  @Scopes('catalog:price')
  async publishGoldPrice(
    @Arg('input', () => PublishGoldPriceInput, { description: 'The price.' })
    input: PublishGoldPriceInput,
    @Ctx() context: GraphContext,
  ): Promise<PublishGoldPricePayload> {
    const [result] = await publish(context, [{
      input: priceOf(input, input.confirm), idempotencyKey: input.idempotencyKey,
    }]);
    return result!;
  }

  @Mutation(() => PublishGoldPricesPayload, {
    description: 'Imports prices 导入金价; each is published, held or refused by itself.',
  })
  @Scopes('catalog:price')
  async publishGoldPrices(
    @Arg('input', () => PublishGoldPricesInput, { description: 'The import.' })
    input: PublishGoldPricesInput,
    @Ctx() context: GraphContext,
  ): Promise<PublishGoldPricesPayload> {
    if (input.prices.length > MAX_IMPORT) {
      throw new RequestError('LIMIT_EXCEEDED', `At most ${MAX_IMPORT} prices.`);
    }
    const results = (await publish(context, input.prices.map((price, index) => ({
      input: priceOf(price, false),
      idempotencyKey: input.idempotencyKey && `${input.idempotencyKey}:${index}`,
    })))).map((result, index) => ({
      ...result,
      userErrors: result.userErrors.map((error) => ({
        ...error,
        path: error.path[0] === 'idempotencyKey'
          ? error.path : ['prices', String(index), ...error.path],
      })),
    }));
    return { results, userErrors: results.flatMap((result) => result.userErrors) };
  }
}

async function publish(
  context: GraphContext, items: { input: PublishGoldPrice; idempotencyKey: string }[],
): Promise<PublishGoldPricePayload[]> {
  const outcomes = await context.runBatch(publishGoldPrices, items);
  return Promise.all(outcomes.map(async (outcome) => ({
    goldPrice: outcome.ok ? await context.load(goldPricesById, outcome.value.goldPriceId) : null,
    standing: outcome.ok ? standingOf(outcome.value, context.now) : null,
    heldBecause: outcome.ok ? outcome.value.because ?? [] : [],
    userErrors: userErrorsOf(outcome),
  })));
}

function priceOf(input: GoldPriceFields, confirm: boolean): PublishGoldPrice {
  const { region, metal, purity, retail, buyback, source } = input;
  return {
    region, metal, purity, source, confirm, effectiveAt: input.effectiveAt ?? null,
    retail: { amount: retail.amount, currency: retail.currency },
    buyback: buyback ? { amount: buyback.amount, currency: buyback.currency } : null,
  };
}
