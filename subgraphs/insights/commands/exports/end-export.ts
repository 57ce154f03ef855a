import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { namesErased } from '../../persistence/exports/withdraw-exports.ts';
import { FILE_LASTS_MS, type ExportFailure } from '../../domain/exports/export-rules.ts';

const WITHDRAWN: ReadonlySet<ExportFailure> = new Set(['rights_changed', 'person_gone'] as const);

export type ExportEnd = { readonly exportId: string; readonly tries: number } & (
  | { readonly sha256: string }
  | { readonly failure: ExportFailure; readonly words: string | null });

/**
 * The file is whole and may be fetched for a day, or there is none and it is said why: somebody in it may have been
 * erased while it was written.
 */
export const endExport = defineCommand<ExportEnd, null, never>({
  name: 'insights.end-export',
  execute: async (tx, end) => {
    const { sql, now } = tx;
    const { exportId, tries } = end;
    const isSpoilt = 'sha256' in end && await namesErased(tx, exportId);
    const sha256 = 'sha256' in end && !isSpoilt ? end.sha256 : null;
    const failure = isSpoilt ? 'person_gone' : 'sha256' in end ? null : end.failure;
    const words = 'sha256' in end ? null : end.words?.slice(0, 500) ?? null;
    const state = failure === null ? 'done' : WITHDRAWN.has(failure) ? 'withdrawn' : 'failed';
    const ended = await sql.maybe<{ rows: bigint; bytes: bigint }>`update list_export set state = ${state},
        ended_at = ${now}, lease_until = null, sha256 = ${sha256}, failure = ${failure}, failure_words = ${words},
        expires_at = ${sha256 === null ? null : new Date(now.getTime() + FILE_LASTS_MS)}
      where id = ${exportId} and state = 'running' and tries = ${tries} returning rows, bytes`;
    if (!ended) return accepted(null);
    if (failure !== null) await sql.run`delete from list_export_part where export_id = ${exportId}`;
    tx.audit({ subjectId: exportId, after: { state, failure, ...ended } });
    return accepted(null);
  },
});
