import { sql as part, type RawBuilder } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { PERHAPS_VISIBLE } from './perhaps-visible.ts';
import type { SalesSummaryRow } from '../graphql/sales-summary.type.ts';

export type SummaryGroup = 'day' | 'month' | 'channel' | 'class' | 'outlet';

export interface SummaryFilter {
  readonly from: Date;
  readonly to: Date;
  readonly channelId: string | null;
  readonly outletId: string | null;
  readonly groupBy: SummaryGroup;
}

/** The business day of head office; other regions' days differ by at most the zone. */
export const SUMMARY_TIME_ZONE = 'Asia/Shanghai';

const KEYS: Record<SummaryGroup, RawBuilder<unknown>> = {
  day: part`to_char(o.paid_at at time zone ${SUMMARY_TIME_ZONE}, 'YYYY-MM-DD')`,
  month: part`to_char(o.paid_at at time zone ${SUMMARY_TIME_ZONE}, 'YYYY-MM')`,
  channel: part`o.channel_id::text`,
  outlet: part`o.outlet_id::text`,
  class: part`l.margin_class`,
};

/** Sums per group and currency, exact to the minor unit, by payment time; one statement. */
export async function salesSummary(sql: Sql, filter: SummaryFilter): Promise<SalesSummaryRow[]> {
  const byLine = filter.groupBy === 'class';
  const from = byLine
    ? part`sales_order o join order_line l on l.order_id = o.id` : part`sales_order o`;
  const a = part.raw(byLine ? 'l' : 'o');
  const rows = await sql.all<SumRow>`
    select ${KEYS[filter.groupBy]} as key, o.currency,
      ${byLine ? part`count(distinct o.id)` : part`count(*)`} as orders,
      ${byLine ? part`count(*)` : part`sum(o.line_count)`} as lines,
      sum(${part.raw(byLine ? 'l.amount_minor' : 'o.goods_minor')}) as goods,
      sum(${a}.line_discount_minor + ${a}.order_discount_minor) as discounts,
      sum(${a}.points_cash_minor) as points_cash, sum(${a}.trade_in_minor) as trade_in,
      sum(${a}.base_minor) as base, sum(${a}.returned_base_minor) as returned
    from ${from}
    where ${sql.restricted ? PERHAPS_VISIBLE : part`true`}
      and o.paid_at >= ${filter.from} and o.paid_at < ${filter.to}
      and (${filter.channelId}::uuid is null or o.channel_id = ${filter.channelId}::uuid)
      and (${filter.outletId}::uuid is null or o.outlet_id = ${filter.outletId}::uuid)
    group by 1, 2 order by 1, 2`;
  return rows.map((row) => summaryRow(row, filter.groupBy));
}

interface SumRow {
  key: string; currency: string; orders: bigint; lines: bigint | string; goods: string;
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
