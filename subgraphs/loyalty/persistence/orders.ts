import type { Sql } from '../../kernel/database/sql.ts';
import type { EarlyNews, LineRecord, OrderEarning } from '../domain/order-earning.ts';
import { updateRows } from './update-rows.ts';

const HEADER = {
  order_id: 'uuid', member_id: 'uuid', state: 'text', policy_version: 'integer', tier: 'text',
  bonus_percent: 'integer', currency: 'text', fx_rate: 'text', fx_table_id: 'uuid',
  fulfilment: 'text', paid_at: 'timestamptz', delivered_at: 'timestamptz',
  active_at: 'timestamptz', bonus_lot_id: 'uuid', hold_id: 'uuid', reason: 'text', channel_id: 'uuid',
} as const;
const LINE = {
  line_id: 'uuid', order_id: 'uuid', member_id: 'uuid', line_no: 'integer', item_id: 'uuid',
  margin_class: 'text', rate_num: 'integer', rate_den: 'integer', growth_num: 'integer',
  growth_den: 'integer', base: 'bigint', remaining_base: 'bigint', home_base: 'bigint',
  granted: 'bigint', kept: 'bigint', bonus: 'bigint', bonus_kept: 'bigint', growth: 'bigint',
  growth_kept: 'bigint', points_spent: 'bigint', points_restored: 'bigint', lot_id: 'uuid',
} as const;

type HeaderRow = Record<keyof typeof HEADER, any>;
type LineRow = Record<keyof typeof LINE, any>;

function headerRow(order: OrderEarning): HeaderRow {
  return {
    order_id: order.orderId, member_id: order.memberId, state: order.state,
    policy_version: order.policyVersion, tier: order.tier, bonus_percent: order.bonusPercent,
    currency: order.currency, fx_rate: order.fxRate, fx_table_id: order.fxTableId,
    fulfilment: order.fulfilment, paid_at: order.paidAt, delivered_at: order.deliveredAt,
    active_at: order.activeAt, bonus_lot_id: order.bonusLotId, hold_id: order.holdId,
    reason: order.reason, channel_id: order.channelId,
  };
}

function lineRow(line: LineRecord, memberId: string): LineRow {
  return {
    line_id: line.lineId, order_id: line.orderId, member_id: memberId, line_no: line.lineNo,
    item_id: line.itemId, margin_class: line.marginClass, rate_num: line.rateNum,
    rate_den: line.rateDen, growth_num: line.growthNum, growth_den: line.growthDen,
    base: line.base, remaining_base: line.remainingBase, home_base: line.homeBase,
    granted: line.granted, kept: line.kept, bonus: line.bonus, bonus_kept: line.bonusKept,
    growth: line.growth, growth_kept: line.growthKept, points_spent: line.pointsSpent,
    points_restored: line.pointsRestored, lot_id: line.lotId,
  };
}

export function orderFrom(row: HeaderRow, lines: LineRecord[]): OrderEarning {
  return {
    orderId: row.order_id, memberId: row.member_id, state: row.state,
    policyVersion: row.policy_version, tier: row.tier, bonusPercent: row.bonus_percent,
    currency: row.currency, fxRate: row.fx_rate, fxTableId: row.fx_table_id,
    fulfilment: row.fulfilment, paidAt: row.paid_at, deliveredAt: row.delivered_at,
    activeAt: row.active_at, bonusLotId: row.bonus_lot_id, holdId: row.hold_id, reason: row.reason,
    channelId: row.channel_id,
    lines,
  };
}

function lineFrom(row: LineRow): LineRecord {
  return {
    lineId: row.line_id, orderId: row.order_id, lineNo: row.line_no, itemId: row.item_id,
    marginClass: row.margin_class, rateNum: row.rate_num, rateDen: row.rate_den,
    growthNum: row.growth_num, growthDen: row.growth_den, base: row.base,
    remainingBase: row.remaining_base, homeBase: row.home_base, granted: row.granted,
    kept: row.kept, bonus: row.bonus, bonusKept: row.bonus_kept, growth: row.growth,
    growthKept: row.growth_kept, pointsSpent: row.points_spent,
    pointsRestored: row.points_restored, lotId: row.lot_id,
  };
}

/** Orders with their lines, by id. */
export async function loadOrders(
  sql: Sql, orderIds: readonly string[],
): Promise<Map<string, OrderEarning>> {
  if (orderIds.length === 0) return new Map();
  const headers = await sql.all<HeaderRow>`
    select * from order_points where order_id = any(${[...orderIds]}::uuid[])`;
  const lines = await sql.all<LineRow>`
    select * from order_earning where order_id = any(${[...orderIds]}::uuid[]) order by line_no`;
  const byOrder = Map.groupBy(lines.map(lineFrom), (line) => line.orderId);
  return new Map(headers.map((row) =>
    [row.order_id, orderFrom(row, byOrder.get(row.order_id) ?? [])]));
}

/** The lots that these orders earned. */
export const lotIdsOf = (orders: Iterable<OrderEarning>): (string | null)[] =>
  [...orders].flatMap((order) => [order.bonusLotId, ...order.lines.map((line) => line.lotId)]);

export async function insertOrders(sql: Sql, orders: readonly OrderEarning[]): Promise<void> {
  await sql.insertRows('order_points', HEADER, orders.map(headerRow));
  await sql.insertRows('order_earning', LINE,
    orders.flatMap((order) => order.lines.map((line) => lineRow(line, order.memberId))));
}

/** What may change after the accrual: state, times, and what is left. */
export async function updateOrders(sql: Sql, orders: readonly OrderEarning[]): Promise<void> {
  await updateRows(sql, 'order_points', ['order_id'], {
    order_id: 'uuid', member_id: 'uuid', state: 'text', delivered_at: 'timestamptz',
    active_at: 'timestamptz',
  }, orders.map((order) => {
    const { order_id, member_id, state, delivered_at, active_at } = headerRow(order);
    return { order_id, member_id, state, delivered_at, active_at };
  }));
}

export async function updateLines(sql: Sql, orders: readonly OrderEarning[]): Promise<void> {
  await updateRows(sql, 'order_earning', ['line_id'], {
    line_id: 'uuid', member_id: 'uuid', remaining_base: 'bigint', kept: 'bigint',
    bonus_kept: 'bigint', growth_kept: 'bigint', points_restored: 'bigint',
  }, orders.flatMap((order) => order.lines.map((line) => {
    const row = lineRow(line, order.memberId);
    const { line_id, member_id, remaining_base, kept, bonus_kept, growth_kept } = row;
    return {
      line_id, member_id, remaining_base, kept, bonus_kept, growth_kept,
      points_restored: row.points_restored,
    };
  })));
}

/** For each order: whether it is posted already, and what came before its member did. */
export async function knownOrders(sql: Sql, orderIds: readonly string[]) {
  const rows = await sql.all<{
    order_id: string; posted: boolean; news: boolean; delivered_at: Date | null;
    window_ends_at: Date | null;
    remaining: Record<string, string> | null;
  }>`select k.order_id, o.order_id is not null as posted, u.order_id is not null as news,
      u.delivered_at, u.window_ends_at, u.remaining
    from unnest(${[...orderIds]}::uuid[]) as k (order_id)
    left join order_points o on o.order_id = k.order_id
    left join unclaimed_order u on u.order_id = k.order_id`;
  return new Map(rows.map((row) => [row.order_id, {
    posted: row.posted,
    news: row.news ? newsFrom(row, row.remaining ?? {}) : null,
  }]));
}

function newsFrom(
  row: { delivered_at: Date | null; window_ends_at: Date | null }, remaining: Record<string, string>,
): EarlyNews {
  return {
    deliveredAt: row.delivered_at, windowEndsAt: row.window_ends_at,
    remaining: new Map(Object.entries(remaining).map(([id, base]) => [id, BigInt(base)])),
  };
}

/** Keeps what comes before the member: the latest delivery, the smallest remainder of each line. */
export async function keepNews(
  sql: Sql, news: readonly { orderId: string; deliveredAt: Date | null;
    windowEndsAt: Date | null; remaining: Record<string, bigint> }[],
): Promise<void> {
  const merged = new Map<string, (typeof news)[number]>();
  for (const item of news) {
    const earlier = merged.get(item.orderId);
    merged.set(item.orderId, {
      orderId: item.orderId, deliveredAt: item.deliveredAt ?? earlier?.deliveredAt ?? null,
      windowEndsAt: item.windowEndsAt ?? earlier?.windowEndsAt ?? null,
      remaining: { ...earlier?.remaining, ...item.remaining },
    });
  }
  await sql.insertRows('unclaimed_order', {
    order_id: 'uuid', delivered_at: 'timestamptz', window_ends_at: 'timestamptz', remaining: 'jsonb',
  }, [...merged.values()].map((item) => ({
    order_id: item.orderId, delivered_at: item.deliveredAt, window_ends_at: item.windowEndsAt,
    remaining: JSON.stringify(Object.fromEntries(
      Object.entries(item.remaining).map(([id, base]) => [id, String(base)]))),
  })), `on conflict (order_id) do update set
    delivered_at = coalesce(excluded.delivered_at, unclaimed_order.delivered_at),
    window_ends_at = coalesce(excluded.window_ends_at, unclaimed_order.window_ends_at),
    remaining = unclaimed_order.remaining || excluded.remaining`);
}
