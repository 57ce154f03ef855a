import {
  Arg, ArgsType, Args, Ctx, Field, FieldResolver, Int, Query, Resolver, Root,
} from 'type-graphql';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { knownRegion } from '../../../words/graphql/known-region.ts';
import { lapsesAt } from '../../domain/policy.ts';
import { standingOf } from '../../domain/prices/standing.ts';
import type { Metal, Standing } from '../../domain/words.ts';
import {
  askedWithdrawals, boardOf, followersOfPrices, goldPriceSeries, heldGoldPrices,
} from '../../queries/gold-price-rows.ts';
import { catalogRulesAt } from '../../queries/policies.ts';
import { GoldPrice } from './gold-price.type.ts';
import { MetalEnum, StandingEnum } from '../words.ts';

const MAX_POINTS = 1000;
const MAX_HELD = 100;

@ArgsType()
class SeriesArgs {
  @Field({ description: 'Whose board: code of the region 会籍地区, for example "CN".' })
  region!: string;

  @Field(() => MetalEnum, { description: 'Metal.' })
  metal!: Metal;

  @Field(() => Int, { description: 'Purity in parts per 10,000.' })
  purity!: number;

  @Field(() => DateTimeScalar, { description: 'From this moment on.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Up to, not including, this moment.' })
  to!: Date;
}

@Resolver(() => GoldPrice)
export class GoldPriceResolver {
  @Query(() => [GoldPrice], {
    description: 'The gold board 今日金价 of a region: the price in force of each '
      + 'metal and purity, at most 100; one that is too old by the policy is not in force.',
  })
  @Scopes('catalog:read')
  async goldBoard(
    @Arg('region', () => String, { description: 'Whose board: code of the region 会籍地区, for example "CN".' })
    region: string,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: 'The moment; now without it.' })
    at: Date | null,
    @Ctx() context: GraphContext,
  ): Promise<GoldPrice[]> {
    await knownRegion(context, region);
    return boardOf(await context.sql(), region, at ?? context.now);
  }

  @Query(() => [GoldPrice], {
    description: 'Prices in force of one kind, oldest first, for charts; at most 1,000: a range that '
      + 'holds more is refused.',
  })
  @Scopes('catalog:read')
  async goldPrices(
    @Args(() => SeriesArgs) args: SeriesArgs, @Ctx() context: GraphContext,
  ): Promise<GoldPrice[]> {
    if (args.to.getTime() <= args.from.getTime()) {
      throw new RequestError('BAD_USER_INPUT', 'to must be after from.');
    }
    await knownRegion(context, args.region);
    const points = await goldPriceSeries(await context.sql(), args, args, MAX_POINTS + 1);
    if (points.length > MAX_POINTS) {
      throw new RequestError('LIMIT_EXCEEDED', `The range holds more than ${MAX_POINTS} prices.`);
    }
    return points;
  }

  @Query(() => [GoldPrice], {
    description: 'Prices that wait for a decision of their own, oldest first, at most 100; `followers` says how '
      + 'many more it settles.',
  })
  @Scopes('catalog:price')
  async heldGoldPrices(@Ctx() context: GraphContext): Promise<GoldPrice[]> {
    return heldGoldPrices(await context.sql(), MAX_HELD);
  }

  @Query(() => [GoldPrice], {
    description: 'Prices of all regions that somebody asked to take back and that stay until another person does '
      + 'it, oldest first, at most 100; none whose asking has lapsed.',
  })
  @Scopes('catalog:price')
  async goldWithdrawals(@Ctx() context: GraphContext): Promise<GoldPrice[]> {
    return askedWithdrawals(await context.sql(), context.now, MAX_HELD);
  }

  @FieldResolver(() => Boolean, { description: 'Whether whoever asks entered it: then another person confirms it.' })
  @Scopes('catalog:price')
  isOwn(@Root() price: GoldPrice, @Ctx() { actor }: GraphContext): boolean {
    return price.enteredById === actor.id;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether whoever asks has asked to take it back: then another person does it.',
  })
  @Scopes('catalog:price')
  isOwnWithdrawal(@Root() price: GoldPrice, @Ctx() { actor }: GraphContext): boolean {
    return price.withdrawalAskedById === actor.id;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When that asking lapses (or has): another person takes it back before; null when nobody asked.',
  })
  @Scopes('catalog:price')
  async withdrawalLapsesAt(@Root() price: GoldPrice, @Ctx() context: GraphContext): Promise<Date | null> {
    if (price.withdrawalAskedAt === null) return null;
    return lapsesAt(await context.load(catalogRulesAt, context.now.getTime()), price.withdrawalAskedAt);
  }

  @FieldResolver(() => StandingEnum, { description: 'Where it stands now: held, upcoming, in force, …' })
  standing(@Root() price: GoldPrice, @Ctx() context: GraphContext): Standing {
    return standingOf(price, context.now);
  }

  @FieldResolver(() => Int, {
    description: 'How many later ones fit this held one and are decided with it; 0 for all others.',
  })
  @Scopes('catalog:price')
  followers(@Root() price: GoldPrice, @Ctx() context: GraphContext): Promise<number> {
    return context.load(followersOfPrices, price.uuid);
  }
}
