import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { knownRegion } from '../../../words/graphql/known-region.ts';
import { DAY_MS } from '../../domain/order-times.ts';
import { salesSummary, type SummaryGroup } from '../../queries/sales-summary.ts';
import { read, soldBy } from '../orders-list.resolver.ts';
import { SalesGroup, SalesSummaryRow } from './sales-summary.type.ts';

const LONGEST_DAYS: Record<SummaryGroup, number> = {
  day: 1_100, month: 3_700, channel: 3_700, class: 3_700, outlet: 3_700,
};

@ArgsType()
class SummaryRange {
  @Field(() => DateTimeScalar, { description: 'Paid at or after this instant.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Paid before this instant.' })
  to!: Date;
}

@Resolver()
export class SalesSummaryResolver {
  @Query(() => [SalesSummaryRow], {
    description: 'What was sold, by group and currency: head office everything, a franchise what its outlets '
      + 'sold, a channel what it sold, a member what it bought; at most 1,100 days by day, 3,700 otherwise.',
  })
  @Scopes('orders:read')
  async salesSummary(
    @Args(() => SummaryRange) { from, to }: SummaryRange,
    @Arg('groupBy', () => SalesGroup, { description: 'What the rows stand for.' }) groupBy: SummaryGroup,
    @Arg('channelId', () => ID, { nullable: true, description: 'Only this channel.' })
    channelId: string | null,
    @Arg('outletId', () => ID, { nullable: true, description: 'Only this outlet.' })
    outletId: string | null,
    @Arg('region', () => String, {
      defaultValue: 'CN', description: 'Days and months are those of this region 会籍地区, by its code.',
    }) region: string,
    @Arg('elsewhere', () => Boolean, {
      defaultValue: false,
      description: 'For a franchise: what its home members bought from others, instead of what it sold.',
    }) elsewhere: boolean,
    @Ctx() context: GraphContext,
  ): Promise<SalesSummaryRow[]> {
    if (to <= from) throw new RequestError('BAD_USER_INPUT', 'to must be after from.');
    const longest = LONGEST_DAYS[groupBy];
    if (to.getTime() - from.getTime() > longest * DAY_MS) {
      throw new RequestError('LIMIT_EXCEEDED', `By ${groupBy} at most ${longest} days.`);
    }
    const { traits } = await knownRegion(context, region);
    const channel = read(PREFIX.channel, channelId) ?? soldBy(channelId, context);
    const outlet = read(PREFIX.outlet, outletId);
    if (channel === undefined || outlet === undefined) return [];
    if (elsewhere && context.actor.kind !== 'tenant') return [];
    return salesSummary(await context.sql(), {
      from, to, channelId: channel, outletId: outlet, groupBy, elsewhere,
      zone: traits.timeZone,
    }, context.actor);
  }
}
