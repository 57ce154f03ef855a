import type { Actor } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { ExportFormat } from '../../domain/exports/export-rules.ts';
import { listExportTable } from '../../persistence/tables/list-export.table.ts';

export const EXPORT_JOB = 'run-exports';

export interface ExportToStart {
  readonly list: string;
  readonly document: string;
  readonly variables: Record<string, unknown>;
  readonly columns: readonly (readonly string[])[];
  readonly format: ExportFormat;
  readonly forSpreadsheets: boolean;
  readonly expectedRows: number | null;
}

/** Begins to write a list into a file, by a job; one at a time for each actor. */
export const startExport = defineCommand<ExportToStart, { exportId: string }, 'ALREADY_RUNNING'>({
  name: 'insights.start-export',
  execute: async (tx, asked) => {
    const { kind, id: ownerId, name } = tx.actor;
    const running = await tx.sql.maybe`select 1 from list_export
      where owner_kind = ${kind} and owner_id = ${ownerId} and state in ('waiting', 'running')`;
    if (running) return refused('ALREADY_RUNNING', 'An export of yours is running: wait for it, or cancel it.');
    const id = newId(tx.now);
    await tx.sql.insertInto(listExportTable, [{
      ...asked, id, ownerKind: kind, ownerId, ownerName: name, actor: keptOf(tx.actor), state: 'waiting',
      failure: null, failureWords: null, requestedAt: tx.now, begunAt: null, endedAt: null, expiresAt: null,
      leaseUntil: null, sha256: null,
    }]);
    tx.audit({ subjectId: id, after: { list: asked.list, format: asked.format } });
    tx.schedule({ job: EXPORT_JOB, at: tx.now, payload: {}, key: `export ${id}` });
    return accepted({ exportId: id });
  },
});

const keptOf = (actor: Actor): Actor => ({ ...actor, scopes: [...actor.scopes], roles: [...actor.roles] });
