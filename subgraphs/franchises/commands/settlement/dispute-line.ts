import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockLine, tellStatements } from '../../persistence/settlement/statements.ts';
import { statementDisputeTable } from '../../persistence/tables/settlement/statement-dispute.table.ts';
import { lengthProblem } from '../network/checks.ts';
import { isItsOwn } from './checks.ts';

export interface DisputeLine { readonly lineId: string; readonly reason: string }
export type DisputeLineCode =
  'NOT_FOUND' | 'INVALID' | 'NOT_ISSUED' | 'DEADLINE_PASSED' | 'LINE_CONFIRMED' | 'LINE_DISPUTED';
export interface OfLine { readonly id: string; readonly lineId: string }

/**
 * The franchise does not agree to a line 异议: it stays out of the amount due until head office has decided. Until
 * the deadline, and once a line.
 */
export const disputeLine = defineCommand<DisputeLine, OfLine, DisputeLineCode>({
  name: 'franchises.dispute-line',
  execute: async (tx, { lineId, reason }) => {
    const found = await lockLine(tx.sql, lineId);
    if (!found || !isItsOwn(tx.actor, found.statement)) {
      return refused('NOT_FOUND', 'There is no such line.', ['lineId']);
    }
    const { statement: { id, state, confirmUntil }, line } = found;
    const problem = lengthProblem('reason', reason, 5, 500);
    if (problem) return refused('INVALID', problem, ['reason']);
    if (state !== 'issued') return refused('NOT_ISSUED', 'The statement is frozen.', ['lineId']);
    if (line.state === 'confirmed') return refused('LINE_CONFIRMED', 'The line is confirmed.', ['lineId']);
    if (line.state !== 'open') return refused('LINE_DISPUTED', 'The line is, or was, under dispute.', ['lineId']);
    if (confirmUntil! <= tx.now) {
      return refused('DEADLINE_PASSED', 'The days for disputes are over.', ['lineId']);
    }
    await tx.sql.insertInto(statementDisputeTable, [{
      lineId, statementId: id, franchiseId: line.franchiseId, reason: reason.trim(), disputedAt: tx.now,
      disputedBy: tx.actor.name,
    }]);
    await tx.sql.run`update statement_line set state = 'disputed' where id = ${lineId}`;
    await tx.sql.run`update statement set disputes_open = disputes_open + 1,
      disputed_minor = disputed_minor + ${line.amountMinor}, version = version + 1 where id = ${id}`;
    await tellStatements(tx, [id]);
    tx.audit({ subjectId: id, before: null, after: { lineId, amountMinor: line.amountMinor }, reason: reason.trim() });
    return accepted({ id, lineId });
  },
});
