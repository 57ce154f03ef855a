import { MarginListDocument, type MarginBy, type MarginListQuery, type MarginReportInput } from '../../gql/graphql.ts';
import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import { dayAfter, dayIn } from '../../i18n/days.ts';
import { houseZone } from '../../reading/house-zone.ts';
import { OF_NONE, type MarginFilters } from './drill.ts';

type Report = MarginListQuery['marginReport'];
export type MarginTotal = Pick<Report, 'total' | 'others'>;
/** A group, with the question it answers and the total it is part of. */
export type MarginRow = Report['items'][number] & {
  readonly id: string; readonly asked: MarginFilters; readonly whole: MarginTotal;
};

export const marginSource: Source<MarginRow> = {
  list: async ({ page, sort, filter }: ListAsked) => {
    const asked = filter as MarginFilters;
    const input = inputOf(asked, sort);
    const { marginReport } = await ask(MarginListDocument, { page, input });
    const { items, total, others, ...rest } = marginReport;
    return { ...rest, items: items.map((item) => (
      { ...item, asked, whole: { total, others }, id: item.keys.map(({ key }) => key).join(' ') || OF_NONE })) };
  },
};

const DAYS = 30;
/** What is shown when nothing was chosen: the last thirty days of the region one works for, by class. */
export function defaultDays(now = new Date()): { from: string; until: string } {
  const today = dayIn(houseZone(), now);
  return { from: dayAfter(today, 1 - DAYS), until: today };
}

function inputOf(filter: MarginFilters, sort: ListAsked['sort']): MarginReportInput {
  const by = [filter.by ?? 'CLASS', filter.and].filter((one, at, all) => one && all.indexOf(one) === at) as MarginBy[];
  const days = defaultDays();
  const orNone = (value: string | undefined) => (value === OF_NONE ? '' : typed(value));
  return {
    by, from: typed(filter.from) ?? days.from, until: typed(filter.until) ?? days.until,
    region: typed(filter.region) ?? 'CN', currency: typed(filter.currency) as MarginReportInput['currency'],
    order: sort.by as MarginReportInput['order'], direction: sort.direction,
    filter: {
      region: typed(filter.outletRegion), marginClass: typed(filter.marginClass), category: orNone(filter.category),
      series: orNone(filter.series), productId: typed(filter.productId), outletId: typed(filter.outletId),
      channelId: typed(filter.channelId),
    },
  };
}
