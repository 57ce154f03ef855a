import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { encodeId } from '../../kernel/ids.ts';
import { entryHash, listHash } from '../domain/lottery.ts';
import type { Room } from '../domain/room-rules.ts';
import type { SessionStateWord } from '../domain/session-rules.ts';
import { ownersOf, personOf } from './same-person.ts';
import { lotteryTable } from './tables/lottery.table.ts';

export type LotteryRow = RowOf<typeof lotteryTable>;

/** A lottery with the room it is held in. */
export interface LockedLottery extends LotteryRow {
  readonly sessionState: SessionStateWord;
  readonly sessionStartsAt: Date;
  readonly sessionEndsAt: Date;
  readonly passcode: { readonly salt: Buffer; readonly hash: Buffer } | null;
  readonly room: Room;
}

interface OfSession {
  sessionState: SessionStateWord; sessionStartsAt: Date; sessionEndsAt: Date; passcodeSalt: Buffer | null;
  passcodeHash: Buffer | null; memberOnly: boolean; channelId: string | null; franchiseId: string | null;
}

/** What a lottery is called where it is drawn, and in its list. */
export const drawIdOf = (lotteryId: string): string => encodeId(PREFIX.lottery, lotteryId);

/** By uuid, locked in the order of their ids: entries are counted under this lock. */
export async function lockLotteries(
  sql: Sql, ids: readonly string[],
): Promise<ReadonlyMap<string, LockedLottery>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<LotteryRow & OfSession>`select ${columnsOf(lotteryTable, { as: 'l' })},
      s.state as "sessionState", s.starts_at as "sessionStartsAt", s.ends_at as "sessionEndsAt",
      s.passcode_salt as "passcodeSalt", s.passcode_hash as "passcodeHash", s.member_only as "memberOnly",
      o.channel_id as "channelId", o.franchise_id as "franchiseId"
    from lottery l join live_session s on s.id = l.session_id join outlet_fact o on o.outlet_id = s.outlet_id
    where l.id = any(${[...new Set(ids)]}::uuid[]) order by l.id for update of l`;
  return new Map(rows.map(({ passcodeSalt: salt, passcodeHash: hash, memberOnly, channelId, franchiseId, ...row }) =>
    [row.id, { ...row, passcode: salt && hash ? { salt, hash } : null,
      room: { memberOnly, channelId, franchiseId } }]));
}

export async function lockLottery(sql: Sql, id: string): Promise<LockedLottery | null> {
  return (await lockLotteries(sql, [id])).get(id) ?? null;
}

/** The entry that each of these persons has, under whichever id: `lottery person` → entry. */
export async function entriesOf(
  sql: Sql, lotteryIds: readonly string[], persons: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql.all<{ id: string; lottery_id: string; person: string }>`
    select e.id, e.lottery_id, k.person
    from unnest(${[...new Set(persons)]}::uuid[]) as k(person) cross join ${ownersOf(fragment`k.person`)} a
    join lottery_entry e on e.lottery_id = any(${[...lotteryIds]}::uuid[]) and e.member_id = any(
      a.ids || array(select merged_id from person_merge where survivor_id = k.person))
    order by e.entered_at desc, e.id desc`;
  return new Map(rows.map((row) => [`${row.lottery_id} ${row.person}`, row.id]));
}

/**
 * Numbers the entries by their hashes, one a person as it is known today, the first it made; answers the hash of the
 * list. By hash, for the order of entering could be chosen.
 */
export async function numberEntries(sql: Sql, lotteryId: string): Promise<{ listHash: string; entries: number }> {
  const drawId = drawIdOf(lotteryId);
  const rows = await sql.all<{ id: string; member_id: string }>`
    select distinct on (m.id) e.id, e.member_id from lottery_entry e cross join ${personOf(fragment`e.member_id`)} m
    where e.lottery_id = ${lotteryId} order by m.id, e.entered_at, e.id`;
  const hashed = rows.map(({ id, member_id: memberId }) => (
    { id, hash: entryHash(drawId, encodeId(PREFIX.member, memberId)) }))
    .sort((one, other) => (one.hash < other.hash ? -1 : 1));
  await sql.run`update lottery_entry e set no = t.no, hash = t.hash
    from unnest(${hashed.map(({ id }) => id)}::uuid[], ${hashed.map(({ hash }) => hash)}::text[])
      with ordinality as t(id, hash, no) where e.id = t.id`;
  return { listHash: listHash(hashed.map(({ hash }) => hash)), entries: hashed.length };
}

/** Hashes of a closed lottery, the first is number 1. */
export async function listOf(sql: Sql, lotteryId: string): Promise<string[]> {
  const rows = await sql.all<{ hash: string }>`select hash from lottery_entry
    where lottery_id = ${lotteryId} and no is not null order by no`;
  return rows.map(({ hash }) => hash);
}

/** Whether members enter a lottery of the session at this moment. */
export async function hasOpenLottery(sql: Sql, sessionId: string, now: Date): Promise<boolean> {
  return await sql.maybe`select 1 from lottery where session_id = ${sessionId} and state = 'published'
    and opens_at <= ${now} and closes_at > ${now} limit 1` !== null;
}

/**
 * Their persons were erased: who is in no list yet is in none, and whose number is in one forfeits what it wins or won.
 * For who has locked merges.
 */
export async function forgetEntries(sql: Sql, personIds: readonly string[], now: Date): Promise<void> {
  await sql.run`with gone as (
    delete from lottery_entry e using lottery l where l.id = e.lottery_id and e.no is null
      and e.member_id = any(${[...personIds]}::uuid[]) returning e.lottery_id, l.state)
    update lottery l set entered = l.entered - g.count
    from (select lottery_id, count(*)::int as count from gone where state = 'published' group by lottery_id) g
    where l.id = g.lottery_id`;
  await sql.run`update lottery_entry set forfeited_at = ${now} where member_id = any(${[...personIds]}::uuid[])
    and handed_at is null and forfeited_at is null`;
}

/** Wakes the room's watchers when the transaction commits. */
export async function tellRoom(sql: Sql, sessionId: string): Promise<void> {
  await sql.run`select pg_notify('campaigns', ${`room:${sessionId}`})`;
}
