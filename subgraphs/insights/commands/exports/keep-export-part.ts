import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { LEASE_MS } from '../../domain/exports/export-rules.ts';
import { isAnyErased } from '../../persistence/exports/withdraw-exports.ts';
import { listExportPartTable } from '../../persistence/tables/list-export.table.ts';

export interface ExportPart {
  readonly exportId: string;
  /** Which beginning this is of: what an earlier one still writes is refused. */
  readonly tries: number;
  readonly number: number;
  readonly body: string;
  readonly bytes: number;
  readonly rows: number;
  readonly persons: readonly string[];
}

/**
 * A piece of the file is written, and whoever writes it is known to live. Refused when nobody wants it any more, and
 * when it names somebody who was erased after the moment that it is of.
 */
export const keepExportPart = defineCommand<ExportPart, null, 'GONE' | 'PERSON_GONE'>({
  name: 'insights.keep-export-part',
  execute: async (tx, { exportId, tries, number, body, bytes, rows, persons }) => {
    // A part that a crash of PostgreSQL loses is of a file that is begun anew: its moment is lost as well.
    await tx.sql.run`set local synchronous_commit = off`;
    const kept = await tx.sql.maybe`update list_export set rows = rows + ${rows}, bytes = bytes + ${bytes},
        lease_until = ${new Date(tx.now.getTime() + LEASE_MS)}
      where id = ${exportId} and state = 'running' and tries = ${tries} returning 1`;
    if (!kept) return refused('GONE', 'Nobody waits for it any more.');
    if (await isAnyErased(tx, persons)) return refused('PERSON_GONE', 'Somebody in it was erased meanwhile.');
    await tx.sql.insertInto(listExportPartTable, [{ exportId, number, body, bytes, namedIds: [...persons] }]);
    return accepted(null);
  },
});
