import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { tellStatements } from '../../persistence/settlement/statements.ts';

/** After the deadline what nobody disputed counts as confirmed 逾期视为确认, at most `limit` statements at a time. */
export const confirmOverdue = defineCommand<{ limit: number }, { statements: number }, never>({
  name: 'franchises.confirm-overdue',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string }>`select id from statement s
      where state = 'issued' and confirm_until <= ${tx.now}
        and exists (select 1 from statement_line l where l.statement_id = s.id and l.state = 'open')
      order by id limit ${limit} for update`;
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return accepted({ statements: 0 });
    await tx.sql.run`update statement_line set state = 'confirmed'
      where statement_id = any(${ids}::uuid[]) and state = 'open'`;
    await tx.sql.run`update statement set version = version + 1 where id = any(${ids}::uuid[])`;
    await tellStatements(tx, ids);
    for (const id of ids) tx.audit({ subjectId: id, before: null, after: { confirmed: 'DEADLINE' } });
    return accepted({ statements: ids.length });
  },
});
