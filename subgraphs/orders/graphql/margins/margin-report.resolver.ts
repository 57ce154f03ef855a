import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { startOfDay } from '../../../kernel/business-day.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { knownRegion } from '../../../words/graphql/known-region.ts';
import { DAY_MS } from '../../domain/order-times.ts';
import type { MarginAsk } from '../../queries/margins/margin-ask.ts';
import { readsLines } from '../../queries/margins/margin-parts.ts';
import { marginReport } from '../../queries/margins/margin-report.ts';
import { read } from '../orders-list.resolver.ts';
import { MarginReportInput, type MarginFilter } from './margin-report.input.ts';
import { MarginGroupPage } from './margin-report.type.ts';
import { marginPageView } from './margin-view.ts';

const LONGEST_DAYS = 3_700;
/** Lines are read one by one then. */
const LONGEST_OF_LINES = 400;

@Resolver()
export class MarginReportResolver {
  @Query(() => MarginGroupPage, {
    description: 'What sales left 毛利分析, by one or two dimensions, after returns: for head office finance. At '
      + 'most 3,700 days; 400 where it asks by place (outlet, channel, region) and style (category, series, product) '
      + 'at once, or by days of a region that begin at other hours than head office\'s.',
  })
  @Scopes('catalog:cost')
  async marginReport(
    @Arg('input', () => MarginReportInput, { description: 'What it is to say.' }) input: MarginReportInput,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first when not given.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<MarginGroupPage> {
    // Whatever scopes a partner was given by mistake, costs stay in head office; said before anything is read.
    if (isRestricted(context.actor)) throw new RequestError('FORBIDDEN', 'Query.marginReport is for head office.');
    const bounds = pageBounds(page);
    const ask = await askOf(input, context);
    const found = ask && await marginReport(await context.sql(), ask, bounds);
    const { currency } = ask ?? { currency: await currencyOf(input, context) };
    return marginPageView(found ?? NOTHING_FOUND, input.by, currency);
  }
}

/** A malformed id looks like an unknown one. */
const NOTHING_FOUND = { groups: [], groupCount: 0, endCursor: null, total: null, others: [] };

async function currencyOf({ region, currency }: MarginReportInput, context: GraphContext): Promise<string> {
  return currency ?? (await knownRegion(context, region)).traits.currency;
}

/** Null where an id is none. */
async function askOf(input: MarginReportInput, context: GraphContext): Promise<MarginAsk | null> {
  const { by } = input;
  if (by.length < 1 || by.length > 2 || by[0] === by[1]) {
    throw new RequestError('BAD_USER_INPUT', 'by has one or two different dimensions.');
  }
  const { traits: { timeZone: zone } } = await knownRegion(context, input.region);
  const [from, to] = [instantOf(input.from, 0, zone), instantOf(input.until, 1, zone)];
  if (to <= from) throw new RequestError('BAD_USER_INPUT', 'until must not be before from.');
  const filter = filterOf(input.filter ?? {});
  if (!filter) return null;
  const ask = { from, to, zone, by, filter, currency: await currencyOf(input, context), order: input.order,
    descending: input.direction === 'DESC' };
  // Two of the days have other hours where clocks are put forward and back.
  const [days, longest] = [(to.getTime() - from.getTime()) / DAY_MS, readsLines(ask) ? LONGEST_OF_LINES : LONGEST_DAYS];
  if (days > longest + 0.5) throw new RequestError('LIMIT_EXCEEDED', `So at most ${longest} days.`);
  return ask;
}

function instantOf(date: string, later: number, zone: string): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return startOfDay({ year, month, day: day + later }, zone);
}

function filterOf(filter: MarginFilter): MarginAsk['filter'] | null {
  const productId = read(PREFIX.product, filter.productId);
  const outletId = read(PREFIX.outlet, filter.outletId);
  const channelId = read(PREFIX.channel, filter.channelId);
  if (productId === undefined || outletId === undefined || channelId === undefined) return null;
  const { region = null, marginClass = null, category = null, series = null } = filter;
  return { region, marginClass, category, series, productId, outletId, channelId };
}
