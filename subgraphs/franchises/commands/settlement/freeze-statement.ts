import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { againstHeadOffice } from '../../domain/settlement/postings.ts';
import { settledBy } from '../../domain/settlement/statement.ts';
import { settleRebates } from '../../persistence/settlement/settle-rebates.ts';
import { post } from '../../persistence/settlement/post.ts';
import { lockStatement, tellStatements, type StatementRow } from '../../persistence/settlement/statements.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';
import { NO_STATEMENT, staleStatement } from './checks.ts';

export interface OfStatement { readonly id: string; readonly expectedVersion: number }
export interface FreezeStatement extends OfStatement {
  /** Freeze although disputes are open: their lines stay out, what is decided stands in the next. */
  readonly leaveDisputed: boolean;
}
export type FreezeStatementCode =
  'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'STALE' | 'NOT_ISSUED' | 'OPEN_DISPUTES' | 'NOT_CONFIRMED';

/**
 * The statement is final 定稿: it never changes, corrections stand in the next. Where nothing is due its rebates are
 * set against what is owed, and settled with it. Lines under dispute may be left out: head office holds them until they
 * are decided.
 */
export const freezeStatement = defineCommand<FreezeStatement, { id: string }, FreezeStatementCode>({
  name: 'franchises.freeze-statement',
  execute: async (tx, { id, expectedVersion, leaveDisputed }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const statement = await lockStatement(tx.sql, id);
    if (!statement) return NO_STATEMENT;
    const stale = staleStatement(statement, expectedVersion);
    if (stale) return stale;
    if (statement.state !== 'issued') return refused('NOT_ISSUED', 'It is a draft, or frozen already.', ['id']);
    if (statement.disputesOpen > 0 && !leaveDisputed) {
      return refused('OPEN_DISPUTES', `${statement.disputesOpen} disputes are open.`, ['id']);
    }
    const open = await tx.sql.maybe`select 1 from statement_line where statement_id = ${id} and state = 'open' limit 1`;
    if (open) return refused('NOT_CONFIRMED', 'Lines wait for the franchise, until the deadline.', ['id']);
    await defer(tx, statement);
    await tx.sql.run`update statement set state = 'frozen', frozen_at = ${tx.now}, frozen_by = ${tx.actor.name},
      version = version + 1 where id = ${id}`;
    const { dueMinor, carriedOutMinor } = settledBy(statement.netMinor);
    const rebatesSettled = dueMinor === 0n ? await settleRebates(tx, id) : 0;
    await tellStatements(tx, [id]);
    tx.audit({ subjectId: id, before: { state: 'issued' },
      after: { state: 'frozen', dueMinor, carriedOutMinor, rebatesSettled, disputesLeft: statement.disputesOpen } });
    return accepted({ id });
  },
});

async function defer(tx: Tx, { id, franchiseId, currency, disputedMinor, disputesOpen }: StatementRow): Promise<void> {
  if (disputesOpen === 0) return;
  await tx.sql.run`update statement_line set deferred = true where statement_id = ${id} and state = 'disputed'`;
  await post(tx, [{ statementId: id, kind: 'deferral', causeId: id, currency,
    entries: againstHeadOffice(franchiseId, -disputedMinor) }]);
}
