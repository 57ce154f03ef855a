import type { Actor } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { partyOf, type ExportFormat } from '../../domain/exports/export-rules.ts';
import { refusalToStart, type RefusedStart } from '../../persistence/exports/may-start.ts';
import { listExportTable } from '../../persistence/tables/list-export.table.ts';

export const EXPORT_JOB = 'run-exports';

const WHY: Readonly<Record<RefusedStart, string>> = {
  ALREADY_RUNNING: 'An export of yours is running: wait for it, or cancel it.',
  QUOTA_EXCEEDED: 'So much is kept already that no more is written: each file goes after its day.',
};

export interface ExportToStart {
  readonly list: string;
  readonly document: string;
  readonly variables: Record<string, unknown>;
  readonly columns: readonly (readonly string[])[];
  readonly format: ExportFormat;
  readonly forSpreadsheets: boolean;
}

/** Begins to write a list into a file, by a job; one at a time for each actor, while not too much is kept. */
export const startExport = defineCommand<ExportToStart, { exportId: string }, RefusedStart>({
  name: 'insights.start-export',
  execute: async (tx, asked) => {
    const { kind, id: ownerId, name } = tx.actor;
    const refusal = await refusalToStart(tx.sql, tx.actor);
    if (refusal) return refused(refusal, WHY[refusal]);
    const id = newId(tx.now);
    await tx.sql.insertInto(listExportTable, [{
      ...asked, id, ownerKind: kind, ownerId, ownerName: name, party: partyOf(tx.actor),
      actor: keptOf(tx.actor), state: 'waiting',
      failure: null, failureWords: null, requestedAt: tx.now, begunAt: null, endedAt: null, expiresAt: null,
      leaseUntil: null, sha256: null,
    }]);
    tx.audit({ subjectId: id, after: { list: asked.list, format: asked.format } });
    tx.schedule({ job: EXPORT_JOB, at: tx.now, payload: {}, key: `export ${id}` });
    return accepted({ exportId: id });
  },
});

const keptOf = (actor: Actor): Actor => ({ ...actor, scopes: [...actor.scopes], roles: [...actor.roles] });
