import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { TOLD_FORM, tellOutlet } from './tell-outlet.ts';

/** News of an outlet may come to say more than it said: then all of them are told again, `limit` at a time. */
export const tellOutletsAnew = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'franchises.tell-outlets-anew',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<{ id: string }>`
      update outlet set version = version + 1, told_form = ${TOLD_FORM}
      where id in (select id from outlet where told_form < ${TOLD_FORM} order by id limit ${limit} for update)
      returning id`;
    for (const { id } of rows) await tellOutlet(tx, id);
    return accepted({ told: rows.length });
  },
});
