import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { againstHeadOffice } from '../../domain/settlement/postings.ts';
import { post } from '../../persistence/settlement/post.ts';
import { unsettleRebates } from '../../persistence/settlement/settle-rebates.ts';
import { lockStatement, tellStatements } from '../../persistence/settlement/statements.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from '../network/checks.ts';
import { NO_STATEMENT, staleStatement } from './checks.ts';
import type { OfStatement } from './freeze-statement.ts';

export interface ReversePayout extends OfStatement { readonly reason: string }
export type ReversePayoutCode = 'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'NOT_PAID';

/** The money came back, or was never sent 打款撤销: the statement is due again, and its rebates wait. */
export const reversePayout = defineCommand<ReversePayout, { id: string }, ReversePayoutCode>({
  name: 'franchises.reverse-payout',
  execute: async (tx, { id, expectedVersion, reason }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const statement = await lockStatement(tx.sql, id);
    if (!statement) return NO_STATEMENT;
    const stale = staleStatement(statement, expectedVersion);
    if (stale) return stale;
    const problem = lengthProblem('reason', reason, 5, 500);
    if (problem) return refused('INVALID', problem, ['reason']);
    if (statement.state !== 'paid') return refused('NOT_PAID', 'The statement is not paid.', ['id']);
    const payout = await tx.sql.one<{ id: string; amount_minor: bigint }>`update statement_payout
      set reversed_at = ${tx.now}, reversed_by = ${tx.actor.name}, reversal_reason = ${reason.trim()}
      where statement_id = ${id} and reversed_at is null returning id, amount_minor`;
    await tx.sql.run`update statement set state = 'frozen', version = version + 1 where id = ${id}`;
    await post(tx, [{ statementId: id, kind: 'reversal', causeId: payout.id, currency: statement.currency,
      entries: againstHeadOffice(statement.franchiseId, payout.amount_minor) }]);
    const rebatesWaiting = await unsettleRebates(tx, id);
    await tellStatements(tx, [id]);
    tx.audit({ subjectId: id, before: { state: 'paid' }, after: { state: 'frozen', rebatesWaiting },
      reason: reason.trim() });
    return accepted({ id });
  },
});
