import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { tellReview, type CaseRow } from '../../persistence/cases.ts';
import { abuseCaseTable } from '../../persistence/tables/abuse-case.table.ts';

/** Open cases that loyalty has not heard of, for it did not listen then, are told again, `limit` at a time. */
export const tellCasesAnew = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'engagement.tell-cases-anew',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<CaseRow>`update abuse_case set told = told + 1, is_binding = true
      where id in (select id from abuse_case where state = 'open' and not is_binding
        order by id limit ${limit} for update)
      returning ${columnsOf(abuseCaseTable)}`;
    for (const row of rows) {
      tx.audit({ subjectId: row.id, after: { isBinding: true } });
      tellReview(tx, row, true);
    }
    return accepted({ told: rows.length });
  },
});
