import { arrayText, type Sql, type Write } from '../../kernel/database/sql.ts';
import { sql as fragment } from 'kysely';
import { fromJson } from '../../kernel/json.ts';
import type { DropInHand } from '../domain/claim-rules.ts';
import type { SessionStateWord } from '../domain/session-rules.ts';
import type { Dedication, Room } from '../domain/room-rules.ts';

interface Row {
  id: string;
  session_id: string;
  session_state: SessionStateWord;
  session_ends_at: Date;
  passcode_salt: Buffer | null;
  passcode_hash: Buffer | null;
  stock: number;
  taken: number;
  waitlisted: number;
  last_position: number;
  captured: number;
  voided: number;
  waitlist_limit: number;
  limit_per_member: number;
  points_price: bigint;
  opens_at: Date;
  tier_delays: number[];
  hold_minutes: number;
  member_only: boolean;
  channel_id: string | null;
  franchise_id: string | null;
  dedication: Dedication | null;
}

/** A drop with its room, and for whom its item is. */
export interface LockedDrop extends DropInHand {
  readonly room: Room;
  readonly dedication: Dedication | null;
}
export type LockedDrops = ReadonlyMap<string, LockedDrop>;

/** Who changes claims holds their drops first, in id order: stock and waitlist move under this lock. */
export async function lockDrops(sql: Sql, ids: readonly string[]): Promise<LockedDrops> {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<Row>`
    select d.id, d.session_id, s.state as session_state, s.ends_at as session_ends_at,
      s.passcode_salt, s.passcode_hash, d.stock,
      d.taken, d.waitlisted, d.last_position, d.captured, d.voided, d.waitlist_limit, d.limit_per_member,
      d.points_price, d.opens_at, d.tier_delays, d.hold_minutes, s.member_only,
      o.channel_id, o.franchise_id, i.dedication
    from live_drop d join live_session s on s.id = d.session_id
    join outlet_fact o on o.outlet_id = s.outlet_id join item_fact i on i.item_id = d.item_id
    where d.id = any(${[...new Set(ids)]}::uuid[]) order by d.id for update of d`;
  return new Map(rows.map((row) => [row.id, dropOf(row)]));
}

function dropOf(row: Row): LockedDrop {
  const dedication = row.dedication && fromJson<Dedication>(row.dedication);
  const { passcode_salt: salt, passcode_hash: hash } = row;
  return {
    id: row.id, sessionId: row.session_id, sessionState: row.session_state, sessionEndsAt: row.session_ends_at,
    passcode: salt && hash ? { salt, hash } : null,
    stock: row.stock, taken: row.taken, waitlisted: row.waitlisted, lastPosition: row.last_position,
    captured: row.captured, voided: row.voided, waitlistLimit: row.waitlist_limit, limitPerMember: row.limit_per_member,
    pointsPrice: row.points_price, opensAt: row.opens_at, tierDelays: row.tier_delays,
    holdMinutes: row.hold_minutes, dedication, terms: dedication?.terms ?? null,
    room: {
      memberOnly: row.member_only, channelId: row.channel_id, franchiseId: row.franchise_id,
    },
  };
}

/** Writes the counts, with new claims, and wakes the rooms' watchers when the transaction commits. */
export async function saveDrops(
  sql: Sql, drops: Iterable<DropInHand>, newClaims: Write | null = null,
): Promise<void> {
  const rows = [...drops];
  if (rows.length === 0) return;
  await sql.together([newClaims, fragment`
    update live_drop d set taken = t.taken, waitlisted = t.waitlisted, captured = t.captured,
      voided = t.voided, last_position = t.last_position
    from unnest(${arrayText(rows.map((row) => row.id))}::uuid[],
      ${arrayText(rows.map((row) => row.taken))}::int[],
      ${arrayText(rows.map((row) => row.waitlisted))}::int[],
      ${arrayText(rows.map((row) => row.captured))}::int[],
      ${arrayText(rows.map((row) => row.voided))}::int[],
      ${arrayText(rows.map((row) => row.lastPosition))}::int[])
      as t(id, taken, waitlisted, captured, voided, last_position)
    where d.id = t.id`], fragment`select pg_notify('campaigns', 'room:' || session_id) from (
      select distinct session_id from unnest(
        ${arrayText(rows.map((row) => row.sessionId))}::uuid[]) as t(session_id)) r`);
}
