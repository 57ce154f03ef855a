import { t } from '../../../../kernel/database/columns.ts';
import { defineTable } from '../../../../kernel/database/define-table.ts';

/** What the bank paid 打款; only ever reversed. */
export const statementPayoutTable = defineTable('franchises.statement_payout', {
  id: t.uuid().primary(),
  statementId: t.uuid(),
  franchiseId: t.uuid(),
  amountMinor: t.bigint().check('amount_minor > 0'),
  currency: t.text(),
  bankReference: t.text().check('char_length(bank_reference) >= 1 and char_length(bank_reference) <= 100'),
  paidOn: t.date(),
  recordedAt: t.timestamptz(),
  recordedBy: t.text(),
  reversedAt: t.timestamptz().nullable(),
  reversedBy: t.text().nullable(),
  reversalReason: t.text().nullable()
    .check('char_length(reversal_reason) >= 1 and char_length(reversal_reason) <= 500'),
}, {
  visible: '(select true from statement s where s.id = statement_payout.statement_id)',
  references: { statementId: 'statement (id)' },
  indexes: {
    statement_payout_live: 'unique (statement_id) where reversed_at is null',
    // A reference that a reversed payout had may be the right one of another.
    statement_payout_reference: 'unique (bank_reference) where reversed_at is null',
    statement_payout_list: '(statement_id, recorded_at, id)',
  },
  checks: { statement_payout_check: '(reversed_at is null) = (reversal_reason is null)' },
});
