import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { Money } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { againstHeadOffice } from '../../domain/settlement/postings.ts';
import { mayBeWorth } from '../../domain/settlement/statement.ts';
import { post } from '../../persistence/settlement/post.ts';
import { lockLine, tellStatements, type LineRow, type StatementRow } from '../../persistence/settlement/statements.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from '../network/checks.ts';
import type { OfLine } from './dispute-line.ts';

export interface DecideDispute {
  readonly lineId: string;
  readonly verdict: 'upheld' | 'rejected';
  readonly reason: string;
  /** What an upheld line is worth instead; null: nothing. */
  readonly amount: Money | null;
}
export type DecideDisputeCode =
  'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'INVALID' | 'NOT_DISPUTED' | 'CURRENCY_MISMATCH' | 'WRONG_AMOUNT';

/**
 * Head office decides a dispute. Rejected, the line counts as issued; upheld, it is worth nothing or another amount
 * of its own sign, and head office bears the difference: the other franchise's line stands.
 */
export const decideDispute = defineCommand<DecideDispute, OfLine, DecideDisputeCode>({
  name: 'franchises.decide-dispute',
  execute: async (tx, asked) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const found = await lockLine(tx.sql, asked.lineId);
    if (!found) return refused('NOT_FOUND', 'There is no such line.', ['lineId']);
    const { statement, line } = found;
    const problem = lengthProblem('reason', asked.reason, 5, 500);
    if (problem) return refused('INVALID', problem, ['reason']);
    if (line.state !== 'disputed') return refused('NOT_DISPUTED', 'No dispute of the line is open.', ['lineId']);
    const wrong = wrongAmount(asked, statement, line);
    if (wrong) return wrong;
    await decide(tx, asked, statement, line);
    await tellStatements(tx, [statement.id]);
    return accepted({ id: statement.id, lineId: line.id });
  },
});

function wrongAmount({ verdict, amount }: DecideDispute, statement: StatementRow, line: LineRow) {
  if (!amount) return null;
  if (verdict === 'rejected') {
    return refused('WRONG_AMOUNT' as const, 'A rejected dispute leaves the line as it is.', ['amount']);
  }
  if (amount.currency !== statement.currency) {
    return refused('CURRENCY_MISMATCH' as const, `The statement is in ${statement.currency}.`, ['amount']);
  }
  return mayBeWorth(line.amountMinor, amount.minor) && amount.minor !== line.amountMinor ? null
    : refused('WRONG_AMOUNT' as const, 'Another amount of the same sign, or zero.', ['amount']);
}

async function decide(tx: Tx, asked: DecideDispute, statement: StatementRow, line: LineRow): Promise<void> {
  const { verdict, amount } = asked;
  const reason = asked.reason.trim();
  const decided = verdict === 'rejected' ? line.amountMinor : amount?.minor ?? 0n;
  const difference = decided - line.amountMinor;
  await tx.sql.run`update statement_dispute set verdict = ${verdict}, decided_minor = ${decided},
    decision = ${reason}, decided_at = ${tx.now}, decided_by = ${tx.actor.name} where line_id = ${line.id}`;
  await tx.sql.run`update statement_line set state = ${verdict}, corrected_minor = ${difference} where id = ${line.id}`;
  await tx.sql.run`update statement set disputes_open = disputes_open - 1,
      disputed_minor = disputed_minor - ${line.amountMinor}, corrected_minor = corrected_minor + ${difference},
      version = version + 1
    where id = ${statement.id}`;
  await post(tx, [{
    statementId: statement.id, kind: 'decision', causeId: line.id, currency: statement.currency,
    entries: againstHeadOffice(statement.franchiseId, difference),
  }]);
  tx.audit({ subjectId: statement.id, before: { lineId: line.id, amountMinor: line.amountMinor },
    after: { verdict, decidedMinor: decided }, reason });
}
