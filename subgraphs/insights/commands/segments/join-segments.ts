import { sql as fragment } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';
import { moveRows } from '../../../kernel/merges/move-rows.ts';
import type { Merge } from '../../../kernel/merges/record-merge.ts';

/**
 * Two ids are one person, who is in a segment once: what the survivor has stays, the other's row beside it
 * stays under the merged id, where nobody looks for it and an un-merge finds it.
 */
export async function joinSegments(tx: Tx, merge: Merge): Promise<void> {
  for (const table of ['segment_pick', 'segment_member']) {
    await moveRows(tx, merge, {
      table, column: 'member_id', key: ['id'],
      where: fragment`not exists (select 1 from ${fragment.table(table)} own
        where own.segment_id = t.segment_id and own.member_id = ${merge.survivorId})`,
    });
  }
}
