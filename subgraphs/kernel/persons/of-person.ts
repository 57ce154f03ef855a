import { sql as part, type RawBuilder } from 'kysely';
import type { Sql } from '../database/sql.ts';

/**
 * Rows of the person that a filter names, who may be somebody else since a merge. Whoever does not see the person finds
 * none, also among rows that are its own for another reason (a sale of its store): the id would tell whose they are.
 */
export function ofPerson(sql: Sql, column: string, personId: string): RawBuilder<unknown> {
  const whose = part.ref(column);
  const rows = part`${whose} in (${personId}::uuid,
    (select survivor_id from person_merge where merged_id = ${personId}::uuid))`;
  return sql.restricted
    ? part`${rows} and (select true from person_visibility v where v.person_id = ${whose})` : rows;
}
