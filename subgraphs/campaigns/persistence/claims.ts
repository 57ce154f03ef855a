import type { Sql } from '../../kernel/database/sql.ts';
import type { Mismatch } from '../domain/order-of-claim.ts';
import { lockDrops, type LockedDrops } from './drops.ts';

export type ClaimStateWord =
  'reserving' | 'claimed' | 'waitlisted' | 'captured' | 'voided' | 'released';
export type PointsStateWord =
  'none' | 'asked' | 'held' | 'capture_due' | 'captured' | 'void_due' | 'voided' | 'lost';

/** A claim as it stands under the lock of its drop. */
export interface ClaimInHand {
  readonly id: string;
  readonly dropId: string;
  readonly memberId: string;
  readonly channelId: string | null;
  /** What the drop releases, and for how much. */
  readonly itemId: string;
  readonly cashMinor: bigint;
  readonly currency: string;
  state: ClaimStateWord;
  reason: string | null;
  holdExpiresAt: Date | null;
  pointsState: PointsStateWord;
  pointsHoldId: string | null;
  pointsCode: string | null;
  externalOrderNo: string | null;
  orderId: string | null;
  orderMismatch: boolean;
  /** Which order does not pay it, and what does not fit. */
  mismatchedOrderId: string | null;
  mismatch: Mismatch | null;
  settledAt: Date | null;
}

export interface ClaimsInHand {
  readonly drops: LockedDrops;
  readonly claims: ReadonlyMap<string, ClaimInHand>;
}

/** The drops of these claims first, then the claims as they stand under those locks. */
export async function lockClaims(sql: Sql, ids: readonly string[]): Promise<ClaimsInHand> {
  if (ids.length === 0) return { drops: new Map(), claims: new Map() };
  const found = await sql.all<{ drop_id: string }>`
    select distinct drop_id from claim where id = any(${[...ids]}::uuid[])`;
  const drops = await lockDrops(sql, found.map((row) => row.drop_id));
  return { drops, claims: await claimsUnderLock(sql, ids) };
}

/** Claims as they stand now, for who holds the locks of all their drops. */
export async function claimsUnderLock(sql: Sql, ids: readonly string[]): Promise<ClaimsInHand['claims']> {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<ClaimInHand>`
    select c.id, drop_id as "dropId", member_id as "memberId", channel_id as "channelId", state,
      d.item_id as "itemId", d.cash_minor as "cashMinor", d.currency,
      reason, hold_expires_at as "holdExpiresAt", points_state as "pointsState",
      points_hold_id as "pointsHoldId", points_code as "pointsCode",
      external_order_no as "externalOrderNo", order_id as "orderId",
      order_mismatch as "orderMismatch", mismatched_order_id as "mismatchedOrderId", mismatch, settled_at as "settledAt"
    from claim c join live_drop d on d.id = c.drop_id where c.id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Claims paid by orders already, by "order item". */
export type PaidClaims = Map<string, number>;

export async function readPaid(sql: Sql, orderIds: readonly string[]): Promise<PaidClaims> {
  if (orderIds.length === 0) return new Map();
  const rows = await sql.all<{ order_id: string; item_id: string; n: bigint }>`
    select c.order_id, d.item_id, count(*) as n from claim c join live_drop d on d.id = c.drop_id
    where c.order_id = any(${[...orderIds]}::uuid[]) and c.state = 'captured' group by 1, 2`;
  return new Map(rows.map((row) => [`${row.order_id} ${row.item_id}`, Number(row.n)]));
}

export async function saveClaims(sql: Sql, claims: Iterable<ClaimInHand>): Promise<void> {
  const rows = [...claims];
  if (rows.length === 0) return;
  await sql.run`
    update claim c set state = t.state, reason = t.reason, hold_expires_at = t.hold_expires_at,
      position = case when t.state = 'waitlisted' then c.position end,
      left_position = case when t.state <> 'waitlisted' then coalesce(c.position, c.left_position) end,
      points_state = t.points_state, points_hold_id = t.points_hold_id,
      points_code = t.points_code, external_order_no = t.external_order_no,
      order_id = t.order_id,
      order_told = c.order_told
        + case when t.order_id is not null and c.order_id is distinct from t.order_id then 1 else 0 end,
      order_mismatch = t.order_mismatch,
      mismatched_order_id = t.mismatched_order_id, mismatch = t.mismatch, settled_at = t.settled_at
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.reason)}::text[],
      ${rows.map((row) => row.holdExpiresAt)}::timestamptz[],
      ${rows.map((row) => row.pointsState)}::text[], ${rows.map((row) => row.pointsHoldId)}::text[],
      ${rows.map((row) => row.pointsCode)}::text[],
      ${rows.map((row) => row.externalOrderNo)}::text[],
      ${rows.map((row) => row.orderId)}::uuid[], ${rows.map((row) => row.orderMismatch)}::boolean[],
      ${rows.map((row) => row.mismatchedOrderId)}::uuid[], ${rows.map((row) => row.mismatch)}::text[],
      ${rows.map((row) => row.settledAt)}::timestamptz[])
      as t(id, state, reason, hold_expires_at, points_state, points_hold_id, points_code,
        external_order_no, order_id, order_mismatch, mismatched_order_id, mismatch, settled_at)
    where c.id = t.id`;
}
