import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';

/**
 * Whose the claims of an id are (`owner_id`), and for whom they count (`id`), to be joined. Claims follow the
 * merges that were taken here: those move them, and tag what they moved. Who may see whom is often told before, and
 * counts at once, or a person would have its limit under each of its ids until then. Of an id that was parted from
 * somebody only the merges count.
 */
export const personOf = (id: RawBuilder<unknown>) => fragment`lateral (
    select o.id as owner_id, coalesce(p.survivor_id, s.survivor_id, o.id) as id
    from (select coalesce((select survivor_id from person_merge where merged_id = ${id}), ${id}) as id) o
    left join person_visibility s on s.person_id = o.id
      and not exists (select 1 from person_unmerge where merged_id = o.id)
    left join person_merge p on p.merged_id = s.survivor_id)`;

/** All ids that claims of this person may be under. */
export const ownersOf = (person: RawBuilder<unknown>) => fragment`lateral (select array(
    select ${person} union all
    select h.person_id
    from (select ${person} as id union all
      select merged_id from person_merge where survivor_id = ${person}) own
    join person_visibility h on h.survivor_id = own.id
    where not exists (select 1 from person_merge where merged_id = h.person_id)
      and not exists (select 1 from person_unmerge where merged_id = h.person_id)) as ids)`;

interface Whose { readonly memberId: string | null }

/**
 * Says of orders and claims whose they are, for comparing: the room of orders has taken other merges than this one.
 * Asks about pairs that differ alone.
 */
export async function readPersons(
  sql: Sql, pairs: readonly (readonly [Whose | null | undefined, Whose | null | undefined])[],
): Promise<<Of extends Whose>(of: Of) => Of> {
  const ids = [...new Set(pairs.flatMap(([one, other]) => (
    one?.memberId && other?.memberId && one.memberId !== other.memberId ? [one.memberId, other.memberId] : [])))];
  const rows = ids.length === 0 ? [] : await sql.all<{ asked: string; id: string }>`
    select t.id as asked, m.id from unnest(${ids}::uuid[]) as t(id)
    cross join ${personOf(fragment`t.id`)} m`;
  const persons = new Map(rows.map((row) => [row.asked, row.id]));
  return (of) => ({ ...of, memberId: of.memberId && (persons.get(of.memberId) ?? of.memberId) });
}
