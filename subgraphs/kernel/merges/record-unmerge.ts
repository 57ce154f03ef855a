import type { Sql } from '../database/sql.ts';
import { NotYet } from '../errors.ts';

/** What the members' room tells when a merge turns out to have been none. */
export interface ToldUnmerge {
  readonly mergeId: string;
  /** Into whom it had been merged. */
  readonly memberId: string;
  /** Who is a person of its own again. */
  readonly otherMemberId: string;
  readonly unmergedAt: Date;
}

/** An undone merge as this room takes it. */
export interface Unmerge {
  readonly mergeId: string;
  /** Who is a person of its own again. */
  readonly personId: string;
  /** Its ids: its own, and those that had been merged into it. */
  readonly ids: readonly string[];
  /** Whose all of it was until now. */
  readonly survivorId: string;
  readonly mergedAt: Date;
  readonly unmergedAt: Date;
}

/**
 * Takes a merge back: its id, and those that had been merged into it, are a person of their own again, whatever
 * merges came before and after. Null: it was taken back before. A merge that has not been told here yet
 * is waited for. The caller holds `lockMerges`, or all members of the person.
 */
export async function recordUnmerge(sql: Sql, told: ToldUnmerge): Promise<Unmerge | null> {
  const { mergeId, unmergedAt } = told;
  const gone = await sql.maybe<{
    merged_id: string; into_person_id: string; survivor_id: string; merged_at: Date;
  }>`delete from person_merge where merge_id = ${mergeId}
    returning merged_id, into_person_id, survivor_id, merged_at`;
  if (!gone) {
    const undone = await sql.maybe`select 1 from person_unmerge where merge_id = ${mergeId}`;
    if (undone) return null;
    throw new NotYet('the merge that is undone');
  }
  const { merged_id: personId, survivor_id: survivorId, merged_at: mergedAt } = gone;
  await sql.run`insert into person_unmerge
      (merge_id, merged_id, into_person_id, survivor_id, merged_at, unmerged_at)
    values (${mergeId}, ${personId}, ${gone.into_person_id}, ${survivorId}, ${mergedAt}, ${unmergedAt})`;
  const others = await sql.all<{ merged_id: string }>`
    with recursive side(merged_id) as (
      select merged_id from person_merge where into_person_id = ${personId}
      union select m.merged_id from person_merge m join side s on m.into_person_id = s.merged_id)
    update person_merge set survivor_id = ${personId}
    where merged_id in (select merged_id from side) returning merged_id`;
  const ids = [personId, ...others.map((row) => row.merged_id)];
  return { mergeId, personId, ids, survivorId, mergedAt, unmergedAt };
}
