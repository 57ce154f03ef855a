import type { Sql } from '../database/sql.ts';
import { NotYet } from '../errors.ts';

/** A merge as the members' room told it; recorded events of earlier versions have no `mergeId`. */
export interface ToldMerge {
  readonly memberId: string;
  readonly otherMemberId: string;
  readonly mergedAt: Date;
  readonly mergeId?: string;
}

/** A merge as this room takes it: to whom the rows of the merged id go today. */
export interface Merge {
  readonly mergeId: string;
  readonly mergedId: string;
  readonly survivorId: string;
  readonly mergedAt: Date;
}

/**
 * Notes that one id is another person's from now on, and leads on whoever had been merged into it. The
 * order of telling does not matter: B→C before A→B leaves A and B with C all the same. A merge that cannot stand
 * beside another one was undone before that one, or waits until the other one's undoing is told. Null: it
 * was undone since, and there is nothing to take. The caller holds `lockMerges`, or both members.
 */
export async function recordMerge(sql: Sql, told: ToldMerge): Promise<Merge | null> {
  const { memberId, otherMemberId: mergedId, mergedAt, mergeId = mergedId } = told;
  const { undone, survivor_id: survivorId } = await sql.one<{ undone: boolean; survivor_id: string }>`
    select exists (select 1 from person_unmerge where merge_id = ${mergeId}) as undone,
      coalesce((select survivor_id from person_merge where merged_id = ${memberId}),
        ${memberId}::uuid) as survivor_id`;
  if (undone) return null;
  const other = await contraryOf(sql, mergedId, mergeId, survivorId === mergedId ? memberId : null);
  if (other && other.merged_at <= mergedAt) throw new NotYet('an earlier merge is undone');
  if (other) {
    await sql.run`insert into person_unmerge
        (merge_id, merged_id, into_person_id, survivor_id, merged_at, unmerged_at)
      values (${mergeId}, ${mergedId}, ${memberId}, ${memberId}, ${mergedAt}, ${other.merged_at})`;
    return null;
  }
  await sql.run`
    insert into person_merge (merged_id, into_person_id, survivor_id, merge_id, merged_at)
    values (${mergedId}, ${memberId}, ${survivorId}, ${mergeId}, ${mergedAt})
    on conflict (merged_id) do update set into_person_id = excluded.into_person_id,
      survivor_id = excluded.survivor_id, merge_id = excluded.merge_id,
      merged_at = excluded.merged_at`;
  await sql.run`update person_merge set survivor_id = ${survivorId}
    where survivor_id = ${mergedId}`;
  return { mergeId, mergedId, survivorId, mergedAt };
}

/** The merge that this one cannot stand beside: another one of the same id, or one that led `from` to it. */
function contraryOf(
  sql: Sql, mergedId: string, mergeId: string, from: string | null,
): Promise<{ merged_at: Date } | null> {
  return sql.maybe<{ merged_at: Date }>`
    with recursive up as (
      select m.* from person_merge m where m.merged_id = ${from}::uuid
      union select m.* from person_merge m join up on m.merged_id = up.into_person_id)
    select merged_at from person_merge
    where merged_id = ${mergedId} and merge_id not in (${mergeId}, ${mergedId})
    union all select merged_at from up where into_person_id = ${mergedId}
    limit 1`;
}
