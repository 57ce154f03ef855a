import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { LEASE_MS, MOST_AT_ONCE, MOST_TRIES } from '../../domain/exports/export-rules.ts';
import { listExportTable } from '../../persistence/tables/list-export.table.ts';

export type ClaimedExport = RowOf<typeof listExportTable>;

/**
 * The next export that waits, or that nobody works on any more: its process died, and with it the moment that it
 * was read of. Such a one is begun anew, for a file is of one moment. Those of one party wait for each other, so
 * that no partner has all turns of the house.
 */
export const claimExport = defineCommand<object, { claimed: ClaimedExport | null }, never>({
  name: 'insights.claim-export',
  execute: async (tx) => {
    const { sql, now } = tx;
    await sql.run`select pg_advisory_xact_lock(hashtext('insights claim-export'))`;
    const { busy } = await sql.one<{ busy: number }>`select count(*)::int as busy from list_export
      where state = 'running' and lease_until > ${now}`;
    if (busy >= MOST_AT_ONCE) return accepted({ claimed: null });
    const given = await sql.all<{ id: string }>`update list_export
      set state = 'failed', failure = 'tries', ended_at = ${now}, lease_until = null, rows = 0, bytes = 0
      where state = 'running' and lease_until <= ${now} and tries >= ${MOST_TRIES} returning id`;
    await sql.run`delete from list_export_part where export_id = any(${given.map(({ id }) => id)}::uuid[])`;
    const claimed = await sql.maybe<ClaimedExport>`update list_export set state = 'running', tries = tries + 1,
        begun_at = ${now}, lease_until = ${new Date(now.getTime() + LEASE_MS)}, rows = 0, bytes = 0
      where id = (select id from list_export e
        where (state = 'waiting' or (state = 'running' and lease_until <= ${now})) and not exists (
          select 1 from list_export o where o.party = e.party and o.state = 'running' and o.lease_until > ${now})
        order by requested_at, id limit 1 for update)
      returning ${columnsOf(listExportTable)}`;
    if (claimed) await sql.run`delete from list_export_part where export_id = ${claimed.id}`;
    return accepted({ claimed: claimed ?? null });
  },
});
