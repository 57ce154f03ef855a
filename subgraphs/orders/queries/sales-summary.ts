import { sql as part, type RawBuilder } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { sameDays } from '../../kernel/business-day.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { localMonths, summedRange, type SummedRange } from '../domain/summed-range.ts';
import type { SalesSummaryRow } from '../graphql/sales/sales-summary.type.ts';
import { reachOf, type Reader } from './orders-page.ts';

export type SummaryGroup = 'day' | 'month' | 'channel' | 'class' | 'outlet';

export interface SummaryFilter {
  readonly from: Date;
  readonly to: Date;
  readonly channelId: string | null;
  readonly outletId: string | null;
  readonly groupBy: SummaryGroup;
  /** Whose days and months. */
  readonly zone: string;
  /** Of a franchise: what its home members bought from others, instead of what it sold. */
  readonly elsewhere: boolean;
}

/** Days of head office, by which sums are kept; those of other zones only begin and end elsewhere. */
const SUMMED_ZONE = 'Asia/Shanghai';

type Part = RawBuilder<unknown>;
/** Times that are read alike; the key they all have, or null where each sum and row says its own. */
interface Stretch extends SummedRange {
  readonly key: string | null;
}

const all = (parts: readonly Part[]): Part => part.join(parts, part` and `);

/**
 * Sums per group and currency, exact to the minor unit, by payment time; one statement, so that what is
 * folded into sums meanwhile is counted once. Whole days and months come from sums, the rest from rows.
 */
export async function salesSummary(
  sql: Sql, filter: SummaryFilter, reader: Reader,
): Promise<SalesSummaryRow[]> {
  const parts = stretchesOf(filter, reader).flatMap(({ key, instants, sums }) => [
    ...instants.map((times) => fromRows(filter, reader, times, key)),
    ...(sums.length > 0 ? [fromSums(filter, reader, sums, key), fromDeltas(filter, reader, sums, key)] : []),
  ]);
  if (parts.length === 0) return [];
  const rows = await sql.all<SumRow>`
    select key, currency, sum(orders)::bigint as orders, sum(lines)::bigint as lines, sum(goods) as goods,
      sum(discounts) as discounts, sum(points_cash) as points_cash, sum(trade_in) as trade_in,
      sum(base) as base, sum(returned) as returned
    from (${part.join(parts, part` union all `)}) sums
    group by key, currency having sum(orders) <> 0 order by key, currency`;
  return rows.map((row) => summaryRow(row, filter.groupBy));
}

/** Most of a time is read from sums, also a month of another zone; days of another zone are read from rows. */
function stretchesOf(
  { from, to, zone, groupBy, elsewhere }: SummaryFilter, reader: Reader,
): readonly Stretch[] {
  const rows = [{ key: null, instants: [{ from, to }], sums: [] }];
  if (elsewhere || reader.kind === 'person') return rows;
  const isLocal = groupBy === 'day' || groupBy === 'month';
  if (!isLocal || sameDays(zone, SUMMED_ZONE, from, to)) {
    return [{ key: null, ...summedRange(from, to, SUMMED_ZONE, groupBy !== 'day') }];
  }
  return groupBy === 'day' ? rows : localMonths(from, to, zone).map((month) => (
    { key: month.key, ...summedRange(month.from, month.to, SUMMED_ZONE, false) }));
}

const SUMMED = part.raw('currency, orders, lines, goods, discounts, points_cash, trade_in, base, returned');

/** The coarsest sums that still tell apart what is asked. */
function fromSums(
  { groupBy, channelId, outletId }: SummaryFilter, reader: Reader, pieces: SummedRange['sums'],
  month: string | null,
): Part {
  const byChannel = groupBy === 'channel' || channelId !== null || reader.kind === 'channel';
  const byOutlet = groupBy === 'outlet' || outletId !== null || reader.kind === 'tenant';
  const key = { day: 'at::text', month: `to_char(at, 'YYYY-MM')`, channel: 'channel_id::text',
    outlet: 'outlet_id::text', class: 'margin_class' }[groupBy];
  const shown = keyOf(month, part.raw(key));
  const where = all([part`cut = ${byOutlet ? 3 : Number(byChannel)}`,
    part`margin_class ${part.raw(groupBy === 'class' ? '<>' : '=')} ''`,
    ...(channelId ? [part`channel_id = ${channelId}::uuid`] : []),
    ...(outletId ? [part`outlet_id = ${outletId}::uuid`] : []), ...ownSums(reader)]);
  return part.join(pieces.map(({ grain, from, to }) => part`
    select ${shown} as key, ${SUMMED} from sales_sum
    where grain = ${grain} and at >= ${from}::date and at < ${to}::date and ${where}`), part` union all `);
}

const keyOf = (month: string | null, own: Part): Part => (month === null ? own : part`${month}::text`);

/** The policy says it too; said here it finds the reader's own index. */
function ownSums({ kind, tenantId, channelId }: Reader): Part[] {
  if (kind === 'channel') return [part`channel_id = ${channelId ?? null}::uuid`];
  return kind === 'tenant' ? [part`tenant_id = ${tenantId ?? null}::uuid`] : [];
}

/** What was written since the sums were last folded. */
function fromDeltas(
  { groupBy, channelId, outletId }: SummaryFilter, reader: Reader, pieces: SummedRange['sums'],
  month: string | null,
): Part {
  const key = { day: 'day::text', month: `to_char(day, 'YYYY-MM')`, channel: 'channel_id::text',
    outlet: 'outlet_id::text', class: 'margin_class' }[groupBy];
  return part`select ${keyOf(month, part.raw(key))} as key, ${SUMMED} from sales_delta where ${all([
    part`day >= ${pieces[0]!.from}::date and day < ${pieces.at(-1)!.to}::date`,
    part`margin_class ${part.raw(groupBy === 'class' ? '<>' : '=')} ''`,
    ...(channelId ? [part`channel_id = ${channelId}::uuid`] : []),
    ...(outletId ? [part`outlet_id = ${outletId}::uuid`] : []), ...ownSums(reader)])}`;
}

function fromRows(
  filter: SummaryFilter, reader: Reader, { from, to }: { from: Date; to: Date },
  month: string | null,
): Part {
  const { groupBy, channelId, outletId, zone } = filter;
  const byLine = groupBy === 'class';
  const a = part.raw(byLine ? 'l' : 'o');
  const local = (format: string) => part`to_char(o.paid_at at time zone ${zone}, ${format})`;
  const key = { day: local('YYYY-MM-DD'), month: local('YYYY-MM'), channel: part`o.channel_id::text`,
    outlet: part`o.outlet_id::text`, class: part`l.margin_class` }[groupBy];
  const arms = reachOf(reader);
  const reach = arms[reader.kind === 'tenant' && filter.elsewhere ? 1 : 0]!;
  return part`select ${keyOf(month, key)} as key, o.currency,
      ${byLine ? part`count(distinct o.id)` : part`count(*)`} as orders,
      ${byLine ? part`count(*)` : part`sum(o.line_count)`} as lines,
      sum(${part.raw(byLine ? 'l.amount_minor' : 'o.goods_minor')}) as goods,
      sum(${a}.line_discount_minor + ${a}.order_discount_minor) as discounts,
      sum(${a}.points_cash_minor) as points_cash, sum(${a}.trade_in_minor) as trade_in,
      sum(${a}.base_minor) as base, sum(${a}.returned_base_minor) as returned
    from ${reach.from} ${byLine ? part`join order_line l on l.order_id = o.id` : part``}
    where ${all([reach.where, part`o.paid_at >= ${from} and o.paid_at < ${to}`,
      // the index of what was bought elsewhere is not told the order's time
      ...(reach.count ? [part`e.paid_at >= ${from} and e.paid_at < ${to}`] : []),
      ...(channelId ? [part`o.channel_id = ${channelId}::uuid`] : []),
      ...(outletId ? [part`o.outlet_id = ${outletId}::uuid`] : [])])}
    group by 1, 2`;
}

interface SumRow {
  key: string; currency: string; orders: bigint; lines: bigint; goods: string;
  discounts: string; points_cash: string; trade_in: string; base: string; returned: string;
}

function summaryRow(row: SumRow, groupBy: SummaryGroup): SalesSummaryRow {
  const money = (sum: string) => moneyView(BigInt(sum), row.currency);
  const channelId = groupBy === 'channel' ? encodeId(PREFIX.channel, row.key) : null;
  const outletId = groupBy === 'outlet' ? encodeId(PREFIX.outlet, row.key) : null;
  return {
    key: channelId ?? outletId ?? row.key, channel: channelId ? { id: channelId } : null,
    outlet: outletId ? { id: outletId } : null, currency: row.currency, orderCount: Number(row.orders),
    lineCount: Number(row.lines), gross: money(row.goods), discounts: money(row.discounts),
    pointsCash: money(row.points_cash), tradeInCredit: money(row.trade_in), base: money(row.base),
    returnedBase: money(row.returned),
    net: moneyView(BigInt(row.base) - BigInt(row.returned), row.currency),
  };
}
