import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';

/**
 * Its owner wants it no more, or head office, which sees everybody's by the trail and keeps the house's turns: what
 * was written goes, and whoever writes it stops at its next page.
 */
export const cancelExport = defineCommand<{ readonly id: string }, { exportId: string }, 'NOT_FOUND' | 'NOT_RUNNING'>({
  name: 'insights.cancel-export',
  execute: async (tx, { id }) => {
    const { kind, id: ownerId, scopes } = tx.actor;
    const mayAll = kind === 'operator' && scopes.includes('audit:read');
    const found = await tx.sql.maybe<{ state: string }>`select state from list_export where id = ${id}::uuid
      and (${mayAll} or (owner_kind = ${kind} and owner_id = ${ownerId})) for update`;
    if (!found) return refused('NOT_FOUND', 'There is no such export of yours.', ['id']);
    if (found.state !== 'waiting' && found.state !== 'running') {
      return refused('NOT_RUNNING', 'It is not running any more.', ['id']);
    }
    await tx.sql.run`delete from list_export_part where export_id = ${id}::uuid`;
    await tx.sql.run`update list_export set state = 'cancelled', ended_at = ${tx.now}, lease_until = null,
      rows = 0, bytes = 0
      where id = ${id}::uuid`;
    tx.audit({ subjectId: id, after: { state: 'cancelled' } });
    return accepted({ exportId: id });
  },
});
