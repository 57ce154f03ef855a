import { PREFIX } from '../../contracts/ids.ts';
import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { connectionFrom, encodeCursor, readCursor } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { Room } from '../domain/room-rules.ts';
import type { LotteryPrize as Prize } from '../domain/lotteries/lottery-draft.ts';
import type { Lottery, LotteryEntry, LotteryLine, LotteryPrize } from '../graphql/lotteries/lottery.type.ts';
import type { LotteryRow } from '../persistence/lotteries.ts';
import { lotteryTable } from '../persistence/tables/lottery.table.ts';

type Shown = Pick<LotteryRow, typeof SHOWN[number]>;
type InRoom = Shown & Room;
const SHOWN = ['id', 'sessionId', 'kind', 'state', 'titleZh', 'titleEn', 'opensAt', 'closesAt', 'prizes', 'won',
  'beaconSource', 'redrawOf', 'redrawReason', 'commitment', 'entered', 'listHash', 'beacon', 'beaconAt', 'seed',
  'createdAt', 'createdBy', 'publishedAt', 'closedAt', 'drawnAt', 'cancelledAt', 'cancelReason',
  'version'] as const satisfies (keyof LotteryRow)[];
const COLUMNS = fragment`${columnsOf(lotteryTable, { as: 'l', only: SHOWN })}, s.member_only as "memberOnly",
  o.channel_id as "channelId", o.franchise_id as "franchiseId"`;
const IN_ROOM = fragment.raw(`lottery l join live_session s on s.id = l.session_id
  join outlet_fact o on o.outlet_id = s.outlet_id`);
/** Drafts, also those that were called off as such, are head office's. */
const shownTo = (sql: Sql) => (sql.restricted ? fragment`l.published_at is not null` : fragment`true`);
/** All prizes are worth fen. */
const CURRENCY = 'CNY';

export async function lotteriesById(sql: Sql, ids: readonly string[]): Promise<(Lottery | null)[]> {
  const rows = await sql.all<InRoom>`select ${COLUMNS} from ${IN_ROOM}
    where l.id = any(${[...ids]}::uuid[]) and ${shownTo(sql)}`;
  const known = new Map(rows.map((row) => [row.id, lotteryView(row)]));
  return ids.map((id) => known.get(id) ?? null);
}

/** Of each session, in the order of their opening; a session has at most 20. */
export async function lotteriesOfSessions(sql: Sql, sessionIds: readonly string[]): Promise<Lottery[][]> {
  const rows = await sql.all<InRoom>`select ${COLUMNS} from ${IN_ROOM}
    where l.session_id = any(${[...sessionIds]}::uuid[]) and ${shownTo(sql)} order by l.opens_at, l.id`;
  const bySession = Map.groupBy(rows, ({ sessionId }) => sessionId);
  return sessionIds.map((id) => (bySession.get(id) ?? []).map(lotteryView));
}

/** Who wrote each, by id; for head office. */
export async function writersOfLotteries(sql: Sql, ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await sql.all<{ id: string; written_by: string | null }>`select id, written_by from lottery
    where id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, row.written_by]));
  return ids.map((id) => known.get(id) ?? null);
}

function prizeView({ offerId, valueMinor, ...prize }: Prize, no: number, won: number): LotteryPrize {
  return {
    ...prize, no, won, value: moneyView(BigInt(valueMinor), CURRENCY),
    offer: offerId === null ? null : { id: encodeId(PREFIX.couponOffer, offerId) },
  };
}

function lotteryView({ id: uuid, prizes, won, memberOnly, channelId, franchiseId, ...row }: InRoom): Lottery {
  return {
    ...row, uuid, room: { memberOnly, channelId, franchiseId }, id: encodeId(PREFIX.lottery, uuid),
    prizes: prizes.map((prize, place) => prizeView(prize, place + 1, won[place] ?? 0)),
  };
}

export interface LinesKey { readonly lotteryId: string; readonly first: number; readonly after: string | null }

/** A page of the public list of each lottery, in its order: hashes and what they won, and not whose they are. */
export async function linesOfLotteries(sql: Sql, keys: readonly LinesKey[]) {
  const after = keys.map((key) => Number(readCursor(key.after, ['bigint'])?.[0] ?? 0));
  const rows = await sql.all<LotteryLine & { key: bigint }>`select k.key, d.no, d.hash as entry, d.prize
    from unnest(${keys.map(({ lotteryId }) => lotteryId)}::uuid[], ${keys.map(({ first }) => first + 1)}::int[],
      ${after}::int[]) with ordinality as k(lottery_id, few, after, key)
    cross join lateral lottery_list(k.lottery_id, k.after, k.few) d order by k.key, d.no`;
  const found = Map.groupBy(rows, ({ key }) => Number(key));
  return keys.map(({ first, after: cursor }, place) =>
    connectionFrom(found.get(place + 1) ?? [], first, cursor, ({ no }) => encodeCursor([String(no)])));
}

interface EntryRow {
  id: string; lotteryId: string; memberId: string; enteredAt: Date; no: number | null; hash: string | null;
  prize: number | null; toldAt: Date | null; prizes: readonly Prize[]; won: number[];
}
const ENTRY = fragment.raw(`e.id, e.lottery_id as "lotteryId", e.member_id as "memberId", e.entered_at as "enteredAt",
  e.no, e.hash, e.prize, e.handed_at as "toldAt", l.prizes, l.won`);

type EntryNode = LotteryEntry & { readonly uuid: string };

function entryView({ id: uuid, memberId, prizes, won, prize, hash, ...row }: EntryRow): EntryNode {
  return {
    ...row, uuid, entry: hash, member: { id: encodeId(PREFIX.member, memberId) },
    prize: prize === null ? null : prizeView(prizes[prize - 1]!, prize, won[prize - 1] ?? 0),
  };
}

export async function lotteryEntriesById(sql: Sql, ids: readonly string[]): Promise<(LotteryEntry | null)[]> {
  const rows = await sql.all<EntryRow>`select ${ENTRY} from lottery_entry e join lottery l on l.id = e.lottery_id
    where e.id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, entryView(row)]));
  return ids.map((id) => known.get(id) ?? null);
}

export interface EntriesKey { readonly memberId: string; readonly first: number; readonly after: string | null }

/** Entries of each member under all its ids, the newest first. */
export async function entriesOfMembers(sql: Sql, keys: readonly EntriesKey[]) {
  const cursors = keys.map(({ after }) => readCursor(after, ['timestamptz', 'uuid']));
  const rows = await sql.all<EntryRow & { nth: bigint }>`
    select k.nth, ${ENTRY}
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${cursors.map((c) => c?.[0] ?? null)}::timestamptz[],
      ${cursors.map((c) => c?.[1] ?? null)}::uuid[], ${keys.map(({ first }) => first + 1)}::int[])
      with ordinality as k(person, before, before_id, few, nth)
    left join person_merge p on p.merged_id = k.person
    cross join lateral (select e.* from lottery_entry e
      where e.member_id = any(array(select coalesce(p.survivor_id, k.person) union all
          select merged_id from person_merge where survivor_id = coalesce(p.survivor_id, k.person)))
        and (k.before is null or (e.entered_at, e.id) < (k.before, k.before_id))
      order by e.entered_at desc, e.id desc limit k.few) e
    join lottery l on l.id = e.lottery_id
    order by k.nth, e.entered_at desc, e.id desc`;
  const found = Map.groupBy(rows, ({ nth }) => Number(nth));
  return keys.map(({ first, after }, place) => connectionFrom((found.get(place + 1) ?? []).map(entryView), first, after,
    (entry) => encodeCursor([entry.enteredAt, entry.uuid])));
}
