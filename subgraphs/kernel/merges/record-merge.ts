import type { Sql } from '../database/sql.ts';

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
 * order of telling does not matter: B→C before A→B leaves A and B with C all the same. The caller
 * holds `lockMerges`, or both members.
 */
export async function recordMerge(sql: Sql, told: ToldMerge): Promise<Merge> {
  const { memberId, otherMemberId: mergedId, mergedAt, mergeId = mergedId } = told;
  const { survivor_id: survivorId } = await sql.one<{ survivor_id: string }>`
    insert into person_merge (merged_id, into_person_id, survivor_id, merge_id, merged_at)
    values (${mergedId}, ${memberId}, coalesce(
      (select survivor_id from person_merge where merged_id = ${memberId}), ${memberId}::uuid),
      ${mergeId}, ${mergedAt})
    on conflict (merged_id) do update set into_person_id = excluded.into_person_id,
      survivor_id = excluded.survivor_id, merge_id = excluded.merge_id,
      merged_at = excluded.merged_at
    returning survivor_id`;
  await sql.run`update person_merge set survivor_id = ${survivorId}
    where survivor_id = ${mergedId}`;
  return { mergeId, mergedId, survivorId, mergedAt };
}
