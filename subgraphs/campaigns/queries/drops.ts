import { sql as fragment, type RawBuilder } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { SessionStateWord } from '../domain/session-rules.ts';
import { openingsOf } from '../domain/tier-delays.ts';
import type { Drop } from '../graphql/drops/drop.type.ts';

interface Row {
  id: string;
  session_id: string;
  session_state: SessionStateWord;
  session_ends_at: Date;
  item_id: string;
  stock: number;
  taken: number;
  waitlisted: number;
  captured: number;
  waitlist_limit: number;
  limit_per_member: number;
  points_price: bigint;
  cash_minor: bigint;
  currency: string;
  opens_at: Date;
  tier_delays: number[];
  hold_minutes: number;
  member_only: boolean;
  channel_id: string | null;
  franchise_id: string | null;
}

async function readDrops(sql: Sql, where: RawBuilder<unknown>): Promise<Drop[]> {
  const rows = await sql.all<Row>`
    select d.id, d.session_id, s.state as session_state, s.ends_at as session_ends_at,
      d.item_id, d.stock, d.taken, d.waitlisted,
      d.captured, d.waitlist_limit, d.limit_per_member, d.points_price, d.cash_minor, d.currency,
      d.opens_at, d.tier_delays, d.hold_minutes, s.member_only, o.channel_id,
      o.franchise_id
    from live_drop d join live_session s on s.id = d.session_id
    join outlet_fact o on o.outlet_id = s.outlet_id
    where ${where} order by d.opens_at, d.id`;
  return rows.map(dropOf);
}

function dropOf(row: Row): Drop {
  return {
    id: encodeId(PREFIX.drop, row.id), item: { id: encodeId(PREFIX.item, row.item_id) },
    stock: row.stock, taken: row.taken, waitlisted: row.waitlisted, waitlistLimit: row.waitlist_limit,
    limitPerMember: row.limit_per_member, opensAt: row.opens_at,
    opening: openingsOf({ opensAt: row.opens_at, tierDelays: row.tier_delays }),
    tierDelaySeconds: row.tier_delays,
    holdMinutes: row.hold_minutes, pointsPrice: row.points_price,
    cashPrice: moneyView(row.cash_minor, row.currency),
    sessionId: row.session_id, sessionState: row.session_state, sessionEndsAt: row.session_ends_at,
    captured: row.captured,
    room: {
      memberOnly: row.member_only, channelId: row.channel_id, franchiseId: row.franchise_id,
    },
  };
}

/** uuids in, drops in the same order out. */
export async function dropsById(sql: Sql, ids: readonly string[]): Promise<(Drop | null)[]> {
  const drops = await readDrops(sql, fragment`d.id = any(${[...ids]}::uuid[])`);
  const byId = new Map(drops.map((drop) => [drop.id, drop]));
  return ids.map((id) => byId.get(encodeId(PREFIX.drop, id)) ?? null);
}

/** Drops of each session, in order of opening. */
export async function dropsOfSessions(sql: Sql, sessionIds: readonly string[]): Promise<Drop[][]> {
  const drops = await readDrops(sql, fragment`d.session_id = any(${[...sessionIds]}::uuid[])`);
  const bySession = Map.groupBy(drops, (drop) => drop.sessionId);
  return sessionIds.map((id) => bySession.get(id) ?? []);
}

export interface LapsedKey {
  /** uuid */
  readonly dropId: string;
  /** ISO instant: keys are compared as JSON. */
  readonly at: string;
}

/** How many holds of each drop are over by then and not swept yet; whose they are is nobody's matter here. */
export async function lapsedHoldsOf(sql: Sql, keys: readonly LapsedKey[]): Promise<number[]> {
  const rows = await sql.all<{ nth: bigint; lapsed: number }>`
    select k.nth, lapsed_holds(k.drop_id, k.at) as lapsed
    from unnest(${keys.map((key) => key.dropId)}::uuid[], ${keys.map((key) => key.at)}::timestamptz[])
      with ordinality as k(drop_id, at, nth)`;
  const byKey = new Map(rows.map((row) => [Number(row.nth), row.lapsed]));
  return keys.map((_, index) => byKey.get(index + 1) ?? 0);
}

/** Whether an item is a numbered piece 限量编号, or not known here yet. */
export async function mayBeNumbered(sql: Sql, itemId: string): Promise<boolean> {
  return await sql.maybe`select 1 from item_fact where item_id = ${itemId}
    and coalesce((dedication -> 'terms' ->> 'limited')::boolean, false) is false` === null;
}
