import { toJson } from '../json.ts';
import type { Tx } from '../commands/command.ts';

/** A row that was written for an id, and belongs to its survivor. */
export interface NamedRow {
  readonly key: readonly string[];
  readonly namedId: string;
}

/**
 * Tags rows that were written for an id that had been merged away: where that merge is undone, they are its own
 * like those that the merge moved. A merge that is known by its survivor alone goes by the merged id, and whoever that
 * survivor has been merged into since has the row by way of it.
 */
export async function tagNamed(tx: Tx, table: string, rows: readonly NamedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql.run`insert into merge_move
      (merge_id, table_name, row_key, from_person_id, to_person_id, before, moved_at)
    select coalesce(p.merge_id, t.id), ${table}::text, t.row_key, t.id, coalesce(p.survivor_id, t.id), null::jsonb,
      ${tx.now}::timestamptz
    from unnest(${rows.map(({ namedId }) => namedId)}::uuid[],
      ${rows.map(({ key }) => toJson(key))}::jsonb[]) as t(id, row_key)
    left join person_merge p on p.merged_id = t.id
    union all
    select q.merge_id, ${table}::text, t.row_key, q.merged_id, q.survivor_id, null::jsonb, ${tx.now}::timestamptz
    from unnest(${rows.map(({ namedId }) => namedId)}::uuid[],
      ${rows.map(({ key }) => toJson(key))}::jsonb[]) as t(id, row_key)
    join person_visibility v on v.person_id = t.id
    join person_merge q on q.merged_id = v.survivor_id
    where not exists (select 1 from person_merge p where p.merged_id = t.id)
    on conflict (merge_id, table_name, row_key) do nothing`;
}
