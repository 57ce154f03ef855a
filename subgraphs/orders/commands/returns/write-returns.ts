import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { freeEditions } from './free-editions.ts';
import type { LockedOrder } from './lock-orders.ts';
import type { PlannedReturn, ReturnableLine } from './plan-return.ts';

export interface ReturnToWrite {
  readonly planned: PlannedReturn;
  readonly order: LockedOrder;
  /** Null for what the house itself takes back: no number of the channel's names it. */
  readonly externalNo: string | null;
  readonly hash: Buffer;
  readonly returnedAt: Date;
  readonly reason: string;
  readonly request: Pick<BatchRequest<unknown>, 'actor' | 'requestId' | 'trace'>;
}

export async function readReturnableLines(
  sql: Sql, orderIds: readonly string[],
): Promise<Map<string, ReturnableLine[]>> {
  const rows = await sql.all<ReturnableLine>`
    select id, order_id, line_no, quantity, base_minor, returned_quantity, returned_base_minor,
      bundle_no, bundle_discount_minor, bundle_recheck
    from order_line where order_id = any(${[...orderIds]}::uuid[]) order by order_id, line_no`;
  const byOrder = new Map<string, ReturnableLine[]>(orderIds.map((id) => [id, []]));
  for (const row of rows) byOrder.get(row.order_id)!.push(row);
  return byOrder;
}

/** Writes all returns of a batch: a fixed number of statements, whatever theirs. */
export async function writeReturns(tx: Tx, returns: readonly ReturnToWrite[]): Promise<void> {
  if (returns.length === 0) return;
  await tx.sql.insertRows('order_return', {
    id: 'uuid', order_id: 'uuid', external_no: 'text', body_hash: 'bytea',
    returned_at: 'timestamptz', recorded_at: 'timestamptz', reason: 'text', whole: 'boolean',
    base_minor: 'bigint', charity_reversed_minor: 'bigint', coupon_withheld_minor: 'bigint',
  }, returns.map(({ planned, externalNo, hash, returnedAt, reason }) => ({
    id: planned.returnId, order_id: planned.orderId, external_no: externalNo, body_hash: hash,
    returned_at: returnedAt, recorded_at: tx.now, reason, whole: planned.whole,
    base_minor: planned.baseMinor, charity_reversed_minor: planned.charityReversedMinor,
    coupon_withheld_minor: planned.couponWithheldMinor,
  })));
  const lines = returns.flatMap(({ planned }) =>
    planned.lines.map((line) => ({ returnId: planned.returnId, ...line })));
  await tx.sql.insertRows('return_line', {
    return_id: 'uuid', line_id: 'uuid', quantity: 'integer', base_minor: 'bigint',
    remaining_base_minor: 'bigint',
  }, lines.map((line) => ({
    return_id: line.returnId, line_id: line.lineId, quantity: line.quantity,
    base_minor: line.baseMinor, remaining_base_minor: line.remainingBaseMinor,
  })));
  await tx.sql.run`
    update order_line l set returned_quantity = l.returned_quantity + t.quantity,
      returned_base_minor = l.returned_base_minor + t.base
    from (select line_id, sum(quantity)::int as quantity, sum(base)::bigint as base from unnest(
      ${lines.map((line) => line.lineId)}::uuid[], ${lines.map((line) => line.quantity)}::int[],
      ${lines.map((line) => line.baseMinor)}::bigint[]) as u(line_id, quantity, base)
      group by line_id) t
    where l.id = t.line_id`;
  await freeEditions(tx.sql, lines.filter(({ remainingQuantity }) => remainingQuantity === 0)
    .map(({ lineId }) => lineId));
  await updateOrders(tx.sql, [...new Set(returns.map(({ order }) => order))]);
  for (const item of returns) tell(tx, item);
}

async function updateOrders(sql: Sql, orders: readonly LockedOrder[]): Promise<void> {
  await sql.run`
    update sales_order o set state = t.state, returned_base_minor = t.returned,
      charity_reversed_minor = t.reversed, coupon_withheld_minor = t.withheld, return_count = t.returns
    from unnest(${orders.map((order) => order.id)}::uuid[],
      ${orders.map((order) => order.state)}::text[],
      ${orders.map((order) => order.returned_base_minor)}::bigint[],
      ${orders.map((order) => order.charity_reversed_minor)}::bigint[],
      ${orders.map((order) => order.coupon_withheld_minor)}::bigint[],
      ${orders.map((order) => order.return_count)}::int[])
      as t(id, state, returned, reversed, withheld, returns)
    where o.id = t.id`;
}

function tell(tx: Tx, { planned, order, returnedAt, reason, request }: ReturnToWrite): void {
  tx.emit('order.returned.v1', order.id, {
    orderId: order.id, returnId: planned.returnId, memberId: order.member_id, returnedAt,
    whole: planned.whole,
    ...(planned.charityReversedMinor > 0n ? { charityReversedMinor: planned.charityReversedMinor } : {}),
    ...(planned.couponWithheldMinor !== 0n ? { couponWithheldMinor: planned.couponWithheldMinor } : {}),
    ...(order.credit_hold_id ? { creditHoldId: order.credit_hold_id } : {}),
    lines: planned.lines.map((line) => ({
      lineId: line.lineId, returnedQuantity: line.quantity, returnedBaseMinor: line.baseMinor,
      remainingBaseMinor: line.remainingBaseMinor, quantity: line.lineQuantity,
      remainingQuantity: line.remainingQuantity,
    })),
  }, request);
  tx.audit({ subjectId: order.id, reason, by: request,
    after: { returnId: planned.returnId, state: planned.state, baseMinor: planned.baseMinor,
      ...(planned.couponWithheldMinor !== 0n ? { couponWithheldMinor: planned.couponWithheldMinor } : {}) } });
}
