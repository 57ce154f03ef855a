import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { Money } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { againstHeadOffice } from '../../domain/settlement/postings.ts';
import { mayBeWorth } from '../../domain/settlement/statement.ts';
import { post } from '../../persistence/settlement/post.ts';
import {
  lockLine, regionOfLine, tellStatements, type LineRow, type StatementRow,
} from '../../persistence/settlement/statements.ts';
import { changeByDecision, readSides } from '../../persistence/settlement/rebate-sides.ts';
import { settleRebate } from '../../persistence/settlement/settle-rebates.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from '../network/checks.ts';
import { lockRegion } from './checks.ts';
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
 * of its own sign, and head office bears the difference: the other franchise's line stands. Where the statement is
 * final already, what was decided stands in the next.
 */
export const decideDispute = defineCommand<DecideDispute, OfLine, DecideDisputeCode>({
  name: 'franchises.decide-dispute',
  execute: async (tx, asked) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const region = await regionOfLine(tx.sql, asked.lineId);
    if (region) await lockRegion(tx, region);
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
  return mayBeWorth(line.amountMinor - line.sparedMinor, amount.minor) && amount.minor !== line.amountMinor ? null
    : refused('WRONG_AMOUNT' as const, 'Another amount of the same sign, or zero.', ['amount']);
}

async function decide(tx: Tx, asked: DecideDispute, statement: StatementRow, line: LineRow): Promise<void> {
  const { verdict, amount } = asked;
  const reason = asked.reason.trim();
  const decided = verdict === 'rejected' ? line.amountMinor : amount?.minor ?? 0n;
  const sides = await readSides(tx.sql, [line.rebateId]);
  const change = changeByDecision(sides.find(([row]) => row!.franchiseId === line.franchiseId)!, line.id, decided);
  await tx.sql.run`update statement_dispute set verdict = ${verdict}, decided_minor = ${decided},
    decision = ${reason}, decided_at = ${tx.now}, decided_by = ${tx.actor.name},
    carried_minor = ${line.deferred ? change : null} where line_id = ${line.id}`;
  if (line.deferred) await closeDeferred(tx, statement, line, verdict, change);
  else await correct(tx, statement, line, verdict, change);
  tx.audit({ subjectId: statement.id, before: { lineId: line.id, amountMinor: line.amountMinor },
    after: { verdict, decidedMinor: decided, changedMinor: change, standsInTheNext: line.deferred }, reason });
}

async function correct(
  tx: Tx, { id, franchiseId, currency }: StatementRow, line: LineRow, verdict: string, change: bigint,
): Promise<void> {
  const corrected = verdict === 'rejected' ? 0n : change;
  await tx.sql.run`update statement_line set state = ${verdict}, corrected_minor = ${corrected} where id = ${line.id}`;
  await tx.sql.run`update statement set disputes_open = disputes_open - 1,
      disputed_minor = disputed_minor - ${line.amountMinor}, corrected_minor = corrected_minor + ${corrected},
      version = version + 1
    where id = ${id}`;
  await post(tx, [{ statementId: id, kind: 'decision', causeId: line.id, currency,
    entries: againstHeadOffice(franchiseId, corrected) }]);
}

/** The statement is final and stays as it is; what was decided stands in the next, where it is posted. */
async function closeDeferred(
  tx: Tx, { id }: StatementRow, line: LineRow, verdict: string, change: bigint,
): Promise<void> {
  await tx.sql.run`update statement_line set state = ${verdict} where id = ${line.id}`;
  await tx.sql.run`update statement set disputes_open = disputes_open - 1, version = version + 1 where id = ${id}`;
  const nothingToCome = change === 0n && line.side === 'home' && line.kind === 'accrual';
  if (nothingToCome) await settleRebate(tx, line.rebateId);
}
