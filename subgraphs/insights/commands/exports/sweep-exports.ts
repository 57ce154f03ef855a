import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { LISTED_MS } from '../../domain/exports/export-rules.ts';

/** Files whose day is over go; what was exported by whom stays listed for ninety days. */
export const sweepExports = defineCommand<{ limit: number }, { swept: number }, never>({
  name: 'insights.sweep-exports',
  execute: async (tx, { limit }) => {
    const { sql, now } = tx;
    const over = await sql.all<{ id: string }>`
      update list_export set state = 'expired', sha256 = null, expires_at = null
      where id in (select id from list_export where state = 'done' and expires_at <= ${now}
        order by expires_at limit ${limit} for update skip locked) returning id`;
    const forgotten = await sql.all<{ id: string }>`select id from list_export
      where requested_at <= ${new Date(now.getTime() - LISTED_MS)} and state not in ('waiting', 'running')
      order by requested_at limit ${limit} for update skip locked`;
    await sql.run`delete from list_export_part
      where export_id = any(${[...over, ...forgotten].map(({ id }) => id)}::uuid[])`;
    await sql.run`delete from list_export where id = any(${forgotten.map(({ id }) => id)}::uuid[])`;
    return accepted({ swept: over.length + forgotten.length });
  },
});
