import type { Sql } from '../../../kernel/database/sql.ts';
import type { LoggedErasure } from '../../persistence/merges/families.ts';

/** Erasures that wait for identity to end the member's tokens. */
export async function erasuresWithTokens(
  sql: Sql, most: number,
): Promise<{ erasureId: string; memberId: string; personIds: string[] }[]> {
  return sql.all`select id as "erasureId", member_id as "memberId", all_ids as "personIds" from erasure e
    where state = 'erasing' and 'identity' = any(rooms) and not exists (
      select 1 from erasure_receipt r where r.erasure_id = e.id and r.room = 'identity')
    order by erased_at limit ${most}`;
}

/** Erasures that happened and do not stand in the log yet, oldest first. */
export async function unloggedErasures(sql: Sql, most: number): Promise<LoggedErasure[]> {
  return sql.all<LoggedErasure>`
    select id as "erasureId", member_id as "memberId", all_ids as "personIds" from erasure
    where erased_at is not null and not logged order by erased_at limit ${most}`;
}

/** Those of the log that this database has not done. */
export async function notErasedYet(sql: Sql, logged: readonly LoggedErasure[]): Promise<LoggedErasure[]> {
  const rows = await sql.all<{ id: string }>`select id from erasure
    where id = any(${logged.map(({ erasureId }) => erasureId)}::uuid[]) and erased_at is not null`;
  const done = new Set(rows.map(({ id }) => id));
  return logged.filter(({ erasureId }) => !done.has(erasureId));
}

/**
 * Which of them this database has merged with somebody the log does not name: the backup is from before that merge
 * was undone, and to erase the one would erase the other.
 */
export async function mixedErasures(sql: Sql, logged: readonly LoggedErasure[]): Promise<ReadonlySet<string>> {
  if (logged.length === 0) return new Set();
  const families = await sql.all<{ id: string; ids: string[] }>`
    select l.id, array_agg(m.id::text) as ids
    from unnest(${logged.map(({ erasureId }) => erasureId)}::uuid[], ${logged.map(({ memberId }) => memberId)}::uuid[])
      as l(id, member_id)
    join member named on named.id = l.member_id
    join member m on m.id = coalesce(named.survivor_id, named.id)
      or m.survivor_id = coalesce(named.survivor_id, named.id)
    group by l.id`;
  const own = new Map(logged.map(({ erasureId, personIds }) => [erasureId, new Set(personIds)]));
  return new Set(families.filter(({ id, ids }) => ids.some((one) => !own.get(id)!.has(one))).map(({ id }) => id));
}
