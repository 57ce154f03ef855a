import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { LEASE_MS, LONGEST_MS } from '../../domain/exports/export-rules.ts';

/**
 * Whoever writes an export says that it lives, before each page. `GONE`: nobody wants it any more, or somebody else
 * has begun it anew; `TOO_LONG`: it has had its half hour.
 */
export const renewExport = defineCommand<
  { readonly exportId: string; readonly tries: number }, null, 'GONE' | 'TOO_LONG'
>({
  name: 'insights.renew-export',
  execute: async (tx, { exportId, tries }) => {
    // What a crash of PostgreSQL loses of it is begun anew anyway.
    await tx.sql.run`set local synchronous_commit = off`;
    const kept = await tx.sql.maybe<{ begunAt: Date }>`update list_export
      set lease_until = ${new Date(tx.now.getTime() + LEASE_MS)}
      where id = ${exportId} and state = 'running' and tries = ${tries} returning begun_at as "begunAt"`;
    if (!kept) return refused('GONE', 'Nobody waits for it any more.');
    return tx.now.getTime() - kept.begunAt.getTime() < LONGEST_MS ? accepted(null)
      : refused('TOO_LONG', 'It was not done in half an hour: filter the list.');
  },
});
