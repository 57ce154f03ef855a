import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { FILE_LASTS_MS, type ExportFailure } from '../../domain/exports/export-rules.ts';

export type ExportEnd = { readonly exportId: string; readonly tries: number } & (
  | { readonly sha256: string }
  | { readonly failure: ExportFailure; readonly words: string | null });

/** The file is whole and may be fetched for a day, or there is none and it is said why. */
export const endExport = defineCommand<ExportEnd, null, never>({
  name: 'insights.end-export',
  execute: async (tx, end) => {
    const { sql, now } = tx;
    const { exportId, tries } = end;
    const sha256 = 'sha256' in end ? end.sha256 : null;
    const failure = 'sha256' in end ? null : end.failure;
    const words = 'sha256' in end ? null : end.words?.slice(0, 500) ?? null;
    const state = failure === null ? 'done' : failure === 'rights_changed' ? 'withdrawn' : 'failed';
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
