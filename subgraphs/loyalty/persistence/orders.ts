import type { Sql } from '../../kernel/database/sql.ts';
import { fromJson, toJson } from '../../kernel/json.ts';
import { lotsOf, type LineRecord, type OrderEarning } from '../domain/order-earning.ts';
import type { OrderBonus } from '../domain/rewards/order-bonus.ts';
import { updateRows } from './update-rows.ts';

const HEADER = {
  order_id: 'uuid', member_id: 'uuid', state: 'text', policy_version: 'integer', tier: 'text',
  bonus_percent: 'integer', currency: 'text', fx_rate: 'text', fx_table_id: 'uuid',
  fulfilment: 'text', paid_at: 'timestamptz', delivered_at: 'timestamptz',
  active_at: 'timestamptz', bonus_lot_id: 'uuid', hold_id: 'uuid', reason: 'text', channel_id: 'uuid',
  programme: 'text', exchanged: 'boolean', bonuses: 'jsonb',
} as const;
const LINE = {
  line_id: 'uuid', order_id: 'uuid', member_id: 'uuid', line_no: 'integer', item_id: 'uuid',
  margin_class: 'text', rate_num: 'integer', rate_den: 'integer', growth_num: 'integer',
  growth_den: 'integer', base: 'bigint', remaining_base: 'bigint', home_base: 'bigint',
  granted: 'bigint', kept: 'bigint', bonus: 'bigint', bonus_kept: 'bigint', growth: 'bigint',
  growth_kept: 'bigint', points_spent: 'bigint', points_restored: 'bigint', lot_id: 'uuid', quantity: 'integer',
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
    reason: order.reason, channel_id: order.channelId, programme: order.programme,
    exchanged: order.exchanged, bonuses: order.bonuses.length > 0 ? toJson(order.bonuses) : null,
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
    points_restored: line.pointsRestored, lot_id: line.lotId, quantity: line.quantity,
  };
}

export function orderFrom(row: HeaderRow, lines: LineRecord[]): OrderEarning {
  return {
    orderId: row.order_id, memberId: row.member_id, state: row.state,
    policyVersion: row.policy_version, tier: row.tier, bonusPercent: row.bonus_percent,
    currency: row.currency, fxRate: row.fx_rate, fxTableId: row.fx_table_id,
    fulfilment: row.fulfilment, paidAt: row.paid_at, deliveredAt: row.delivered_at,
    activeAt: row.active_at, bonusLotId: row.bonus_lot_id, holdId: row.hold_id, reason: row.reason,
    channelId: row.channel_id, programme: row.programme, exchanged: row.exchanged,
    bonuses: row.bonuses ? fromJson<OrderBonus[]>(row.bonuses) : [], lines,
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
    pointsRestored: row.points_restored, lotId: row.lot_id, quantity: row.quantity,
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
  [...orders].flatMap(lotsOf);

export async function insertOrders(sql: Sql, orders: readonly OrderEarning[]): Promise<void> {
  await sql.insertRows('order_points', HEADER, orders.map(headerRow));
  await sql.insertRows('order_earning', LINE,
    orders.flatMap((order) => order.lines.map((line) => lineRow(line, order.memberId))));
}

/** What may change after the accrual: state, times, what is left, and the tier it was paid with. */
export async function updateOrders(sql: Sql, orders: readonly OrderEarning[]): Promise<void> {
  await updateRows(sql, 'order_points', ['order_id'], {
    order_id: 'uuid', member_id: 'uuid', state: 'text', delivered_at: 'timestamptz',
    active_at: 'timestamptz', tier: 'text', bonus_percent: 'integer', bonus_lot_id: 'uuid',
    bonuses: 'jsonb',
  }, orders.map((order) => {
    const {
      order_id, member_id, state, delivered_at, active_at, tier, bonus_percent, bonus_lot_id, bonuses,
    } = headerRow(order);
    return {
      order_id, member_id, state, delivered_at, active_at, tier, bonus_percent, bonus_lot_id, bonuses,
    };
  }));
}

export async function updateLines(sql: Sql, orders: readonly OrderEarning[]): Promise<void> {
  await updateRows(sql, 'order_earning', ['line_id'], {
    line_id: 'uuid', member_id: 'uuid', remaining_base: 'bigint', kept: 'bigint', bonus: 'bigint',
    bonus_kept: 'bigint', growth_kept: 'bigint', points_restored: 'bigint',
  }, orders.flatMap((order) => order.lines.map((line) => {
    const {
      line_id, member_id, remaining_base, kept, bonus, bonus_kept, growth_kept, points_restored,
    } = lineRow(line, order.memberId);
    return {
      line_id, member_id, remaining_base, kept, bonus, bonus_kept, growth_kept, points_restored,
    };
  })));
}
