import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';

/** Its owner wants it no more: what was written goes, and whoever writes it stops at its next part. */
export const cancelExport = defineCommand<{ readonly id: string }, { exportId: string }, 'NOT_FOUND' | 'NOT_RUNNING'>({
  name: 'insights.cancel-export',
  execute: async (tx, { id }) => {
    const found = await tx.sql.maybe<{ state: string }>`select state from list_export where id = ${id}::uuid
      and owner_kind = ${tx.actor.kind} and owner_id = ${tx.actor.id} for update`;
    if (!found) return refused('NOT_FOUND', 'There is no such export of yours.', ['id']);
    if (found.state !== 'waiting' && found.state !== 'running') {
      return refused('NOT_RUNNING', 'It is not running any more.', ['id']);
    }
    await tx.sql.run`delete from list_export_part where export_id = ${id}::uuid`;
    await tx.sql.run`update list_export set state = 'cancelled', ended_at = ${tx.now}, lease_until = null
      where id = ${id}::uuid`;
    tx.audit({ subjectId: id, after: { state: 'cancelled' } });
    return accepted({ exportId: id });
  },
});
