import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { settledBy } from '../../domain/settlement/statement.ts';
import { settleRebates } from '../../persistence/settlement/settle-rebates.ts';
import { lockStatement, tellStatements } from '../../persistence/settlement/statements.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';
import { NO_STATEMENT, staleStatement } from './checks.ts';

export interface OfStatement { readonly id: string; readonly expectedVersion: number }
export type FreezeStatementCode =
  'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'STALE' | 'NOT_ISSUED' | 'OPEN_DISPUTES' | 'NOT_CONFIRMED';

/**
 * The statement is final 定稿: it never changes, corrections stand in the next. Where nothing is due its rebates are
 * set against what is owed, and settled with it.
 */
export const freezeStatement = defineCommand<OfStatement, { id: string }, FreezeStatementCode>({
  name: 'franchises.freeze-statement',
  execute: async (tx, { id, expectedVersion }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const statement = await lockStatement(tx.sql, id);
    if (!statement) return NO_STATEMENT;
    const stale = staleStatement(statement, expectedVersion);
    if (stale) return stale;
    if (statement.state !== 'issued') return refused('NOT_ISSUED', 'It is a draft, or frozen already.', ['id']);
    if (statement.disputesOpen > 0) {
      return refused('OPEN_DISPUTES', `${statement.disputesOpen} disputes are open.`, ['id']);
    }
    const open = await tx.sql.maybe`select 1 from statement_line where statement_id = ${id} and state = 'open' limit 1`;
    if (open) return refused('NOT_CONFIRMED', 'Lines wait for the franchise, until the deadline.', ['id']);
    await tx.sql.run`update statement set state = 'frozen', frozen_at = ${tx.now}, frozen_by = ${tx.actor.name},
      version = version + 1 where id = ${id}`;
    const { dueMinor, carriedOutMinor } = settledBy(statement.netMinor);
    const rebatesSettled = dueMinor === 0n ? await settleRebates(tx, id) : 0;
    await tellStatements(tx, [id]);
    tx.audit({ subjectId: id, before: { state: 'issued' },
      after: { state: 'frozen', dueMinor, carriedOutMinor, rebatesSettled } });
    return accepted({ id });
  },
});
