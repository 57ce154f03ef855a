import { toJson } from '../json.ts';
import type { Tx } from '../commands/command.ts';

/** A row that was written for an id, and belongs to its survivor. */
export interface NamedRow {
  readonly key: readonly string[];
  readonly namedId: string;
}

/**
 * Tags rows that were written for an id that had been merged away: where that merge is undone, they are its own
 * like those that the merge moved. Costs nothing for ids that nobody merged. Whose a row is, `person_merge` says: to a
 * survivor that is known by hearsay alone (`person_visibility`) no undoing would ever find the way back.
 */
export async function tagNamed(tx: Tx, table: string, rows: readonly NamedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql.run`insert into merge_move
      (merge_id, table_name, row_key, from_person_id, to_person_id, before, moved_at)
    select p.merge_id, ${table}::text, t.row_key, p.merged_id, p.survivor_id, null, ${tx.now}::timestamptz
    from unnest(${rows.map(({ namedId }) => namedId)}::uuid[],
      ${rows.map(({ key }) => toJson(key))}::jsonb[]) as t(id, row_key)
    join person_merge p on p.merged_id = t.id
    on conflict (merge_id, table_name, row_key) do nothing`;
}
