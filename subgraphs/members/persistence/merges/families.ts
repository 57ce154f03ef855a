import { isRestricted } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { refused } from '../../../kernel/outcome.ts';

/** As it stands in the log outside the database: ids alone. */
export interface LoggedErasure {
  readonly erasureId: string;
  readonly memberId: string;
  readonly personIds: readonly string[];
}

/** Every id of this person, the survivor first; none when nobody is known by it any more. */
export async function familyOf(sql: Sql, memberId: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>`
    with today as (select case when survivor_id is null then id else survivor_id end as id
      from member where id = ${memberId})
    select m.id from today join member m on m.id = today.id or m.survivor_id = today.id
    order by (m.survivor_id is not null), m.id`;
  return rows.map(({ id }) => id);
}

/** Which of these ids belonged to somebody who was erased: nobody is enrolled under them again. */
export async function erasedAmong(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql.all<{ id: string }>`
    select asked.id from unnest(${[...ids]}::uuid[]) asked(id)
    where exists (select 1 from erasure e where e.all_ids @> array[asked.id])`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * Why head office finds nobody by this id: it was erased, or was never anybody's. Whoever sees only some members is
 * told no difference.
 */
export async function refusalOfNobody(tx: Tx, id: string, field: string) {
  const isErased = !isRestricted(tx.actor) && (await erasedAmong(tx.sql, [id])).has(id);
  return isErased ? refused('ERASED' as const, 'This member was erased.', [field])
    : refused('NOT_FOUND' as const, 'There is no such member.', [field]);
}

/** An erasure of this person that has begun. */
export async function isErasing(sql: Sql, memberId: string): Promise<boolean> {
  return await sql.maybe`select 1 from erasure
    where all_ids @> array[${memberId}::uuid] and state = 'erasing' limit 1` !== null;
}
