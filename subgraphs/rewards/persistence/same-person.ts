import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';

/**
 * All ids that redemptions of this person may be under: those that merges here have joined, and those of whom only who
 * sees whom has been told yet. Limits count them all at once, or a person would have its limit under each of its ids.
 */
export async function idsOfPerson(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>`
    with recursive person as (
      select coalesce((select survivor_id from person_merge where merged_id = ${id}),
        (select survivor_id from person_visibility v where v.person_id = ${id} and v.survivor_id is not null
          and ${fragment.raw(NOT_PARTED('v'))}), ${id})::uuid as id)
    select p.id from person p
    union select m.merged_id from person p join person_merge m on m.survivor_id = p.id
    union select v.person_id from person p join person_visibility v on v.survivor_id = p.id
      and ${fragment.raw(NOT_PARTED('v'))}
    union select ${id}::uuid`;
  return rows.map((row) => row.id);
}

/** Of an id that was parted from somebody only the merges count. */
const NOT_PARTED = (of: string): string =>
  `not exists (select 1 from person_unmerge u where u.merged_id = ${of}.person_id)`;
