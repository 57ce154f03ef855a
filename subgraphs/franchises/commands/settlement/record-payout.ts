import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { IDENTIFIER_RULE, readIdentifier } from '../../../kernel/identifier.ts';
import { newId } from '../../../kernel/ids.ts';
import { formatAmount, type Money } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { againstHeadOffice } from '../../domain/settlement/postings.ts';
import { settledBy } from '../../domain/settlement/statement.ts';
import { post } from '../../persistence/settlement/post.ts';
import { settleRebates } from '../../persistence/settlement/settle-rebates.ts';
import { lockStatement, tellStatements, type StatementRow } from '../../persistence/settlement/statements.ts';
import { statementPayoutTable } from '../../persistence/tables/settlement/statement-payout.table.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';
import { NO_STATEMENT, staleStatement } from './checks.ts';
import type { OfStatement } from './freeze-statement.ts';

export interface RecordPayout extends OfStatement {
  readonly amount: Money;
  readonly bankReference: string;
  /** 'YYYY-MM-DD', as the bank has it. */
  readonly paidOn: string;
}
export type RecordPayoutCode = 'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'NOT_FROZEN' | 'NOTHING_DUE'
  | 'ALREADY_PAID' | 'WRONG_AMOUNT' | 'REFERENCE_TAKEN';

/** The bank paid what a frozen statement came to 打款: all of it, once; its rebates are settled with it. */
export const recordPayout = defineCommand<RecordPayout, { id: string }, RecordPayoutCode>({
  name: 'franchises.record-payout',
  execute: async (tx, asked) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const statement = await lockStatement(tx.sql, asked.id);
    if (!statement) return NO_STATEMENT;
    const stale = staleStatement(statement, asked.expectedVersion);
    if (stale) return stale;
    const reference = readIdentifier(asked.bankReference, 100);
    if (reference === null) {
      return refused('INVALID', `A bank reference has 1 to 100 characters: ${IDENTIFIER_RULE}.`, ['bankReference']);
    }
    const refusal = refusalOfPayout(statement, asked) ?? await refusalOfDay(tx, statement, asked.paidOn)
      ?? await refusalOfReference(tx, reference);
    if (refusal) return refusal;
    const payoutId = newId(tx.now);
    await tx.sql.insertInto(statementPayoutTable, [{
      id: payoutId, statementId: statement.id, franchiseId: statement.franchiseId, amountMinor: asked.amount.minor,
      currency: statement.currency, bankReference: reference, paidOn: asked.paidOn, recordedAt: tx.now,
      recordedBy: tx.actor.name,
    }]);
    await tx.sql.run`update statement set state = 'paid', version = version + 1 where id = ${statement.id}`;
    await post(tx, [{ statementId: statement.id, kind: 'payout', causeId: payoutId, currency: statement.currency,
      entries: againstHeadOffice(statement.franchiseId, -asked.amount.minor) }]);
    const rebatesSettled = await settleRebates(tx, statement.id);
    await tellStatements(tx, [statement.id]);
    tx.audit({ subjectId: statement.id, before: { state: 'frozen' },
      after: { state: 'paid', amountMinor: asked.amount.minor, bankReference: reference, paidOn: asked.paidOn,
        rebatesSettled } });
    return accepted({ id: statement.id });
  },
});

function refusalOfPayout({ state, netMinor, currency }: StatementRow, { amount }: RecordPayout) {
  if (state === 'paid') return refused('ALREADY_PAID' as const, 'The statement is paid.', ['id']);
  if (state !== 'frozen') return refused('NOT_FROZEN' as const, 'Only a frozen statement is paid.', ['id']);
  const { dueMinor } = settledBy(netMinor);
  if (dueMinor === 0n) return refused('NOTHING_DUE' as const, 'Nothing is due; the rest is carried forward.', ['id']);
  return amount.currency === currency && amount.minor === dueMinor ? null
    : refused('WRONG_AMOUNT' as const, `Due is ${formatAmount(dueMinor, currency)} ${currency}.`, ['amount']);
}

async function refusalOfDay(tx: Tx, { region, frozenAt }: StatementRow, paidOn: string) {
  const zone = (await readCodebook(tx.sql)).zoneOf(region, tx.now);
  const day = (at: Date) => dayText(localDay(at, zone));
  return paidOn >= day(frozenAt!) && paidOn <= day(tx.now) ? null
    : refused('INVALID' as const, 'It was paid after it was frozen, and by today.', ['paidOn']);
}

async function refusalOfReference(tx: Tx, reference: string) {
  const taken = await tx.sql.maybe`select 1 from statement_payout where bank_reference = ${reference}
    and reversed_at is null`;
  return taken ? refused('REFERENCE_TAKEN' as const, 'Another payout has this reference.', ['bankReference']) : null;
}
