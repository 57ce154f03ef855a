import type { Sql } from '../../kernel/database/sql.ts';
import type { Hold } from '../domain/holds.ts';
import type { Worth } from '../domain/worth.ts';
import { updateRows } from './update-rows.ts';

interface HoldRow {
  id: string; member_id: string; points: bigint; state: Hold['state']; purpose: string;
  held_at: Date; expires_at: Date; settled_at: Date | null; order_id: string | null;
  channel_id: string | null; tenant_id: string | null; reserved_by: string | null;
  worth_minor: bigint; worth_currency: string; programme: Worth['programme'];
  exchanged: boolean;
}

/** Holds with their parts, by id. The account's lock is what protects them. */
export async function loadHolds(sql: Sql, ids: readonly string[]): Promise<Map<string, Hold>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<HoldRow>`
    select * from points_hold where id = any(${[...new Set(ids)]}::uuid[])`;
  const parts = await sql.all<{ hold_id: string; lot_id: string; amount: bigint; restored: bigint }>`
    select hold_id, lot_id, amount, restored from points_hold_part
    where hold_id = any(${rows.map((row) => row.id)}::uuid[]) order by hold_id, lot_id`;
  const byHold = Map.groupBy(parts, (part) => part.hold_id);
  return new Map(rows.map((row) => [row.id, {
    id: row.id, memberId: row.member_id, points: row.points, state: row.state,
    purpose: row.purpose, heldAt: row.held_at, expiresAt: row.expires_at,
    settledAt: row.settled_at, orderId: row.order_id,
    owner: { channelId: row.channel_id, tenantId: row.tenant_id, reservedBy: row.reserved_by },
    worth: { minor: row.worth_minor, currency: row.worth_currency, programme: row.programme },
    exchanged: row.exchanged,
    parts: (byHold.get(row.id) ?? []).map((part) => ({
      lotId: part.lot_id, amount: part.amount, restored: part.restored,
    })),
  }]));
}

/** All that a member ever held, whatever became of it. */
export async function loadHoldsOf(sql: Sql, memberId: string): Promise<Hold[]> {
  const rows = await sql.all<{ id: string }>`select id from points_hold where member_id = ${memberId}`;
  return [...(await loadHolds(sql, rows.map(({ id }) => id))).values()];
}

/** What became of their points in another programme. */
export async function exchangeHolds(sql: Sql, holds: readonly Hold[]): Promise<void> {
  await updateRows(sql, 'points_hold', ['id'], { id: 'uuid', points: 'bigint', exchanged: 'boolean' },
    holds.map(({ id, points, exchanged }) => ({ id, points, exchanged })));
  await updateRows(sql, 'points_hold_part', ['hold_id', 'lot_id'], {
    hold_id: 'uuid', lot_id: 'uuid', amount: 'bigint', restored: 'bigint',
  }, holds.flatMap(({ id, parts }) => parts.map(({ lotId, amount, restored }) => (
    { hold_id: id, lot_id: lotId, amount, restored }))));
}

export async function insertHolds(sql: Sql, holds: readonly Hold[]): Promise<void> {
  await sql.insertRows('points_hold', {
    id: 'uuid', member_id: 'uuid', points: 'bigint', state: 'text', purpose: 'text',
    held_at: 'timestamptz', expires_at: 'timestamptz', settled_at: 'timestamptz', order_id: 'uuid',
    channel_id: 'uuid', tenant_id: 'uuid', reserved_by: 'text', worth_minor: 'bigint',
    worth_currency: 'text', programme: 'text',
  }, holds.map((hold) => ({
    id: hold.id, member_id: hold.memberId, points: hold.points, state: hold.state,
    purpose: hold.purpose, held_at: hold.heldAt, expires_at: hold.expiresAt,
    settled_at: hold.settledAt, order_id: hold.orderId, channel_id: hold.owner.channelId,
    tenant_id: hold.owner.tenantId, reserved_by: hold.owner.reservedBy,
    worth_minor: hold.worth.minor, worth_currency: hold.worth.currency,
    programme: hold.worth.programme,
  })));
  await sql.insertRows('points_hold_part', {
    hold_id: 'uuid', lot_id: 'uuid', member_id: 'uuid', amount: 'bigint', restored: 'bigint',
  }, holds.flatMap((hold) => hold.parts.map((part) => ({
    hold_id: hold.id, lot_id: part.lotId, member_id: hold.memberId, amount: part.amount,
    restored: part.restored,
  }))));
}

export async function updateHolds(sql: Sql, holds: readonly Hold[]): Promise<void> {
  await updateRows(sql, 'points_hold', ['id'], {
    id: 'uuid', member_id: 'uuid', state: 'text', settled_at: 'timestamptz', order_id: 'uuid',
  }, holds.map((hold) => ({
    id: hold.id, member_id: hold.memberId, state: hold.state, settled_at: hold.settledAt,
    order_id: hold.orderId,
  })));
  await updateRows(sql, 'points_hold_part', ['hold_id', 'lot_id'], {
    hold_id: 'uuid', lot_id: 'uuid', member_id: 'uuid', restored: 'bigint',
  }, holds.flatMap((hold) => hold.parts.map((part) => ({
    hold_id: hold.id, lot_id: part.lotId, member_id: hold.memberId, restored: part.restored,
  }))));
}
