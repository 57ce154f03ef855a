import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What was paid out of the charity fund, recorded by finance and decided by a second person; and taken back so. */
export const charityPayoutTable = defineTable('loyalty.charity_payout', {
  id: t.uuid().primary(),
  region: t.text(),
  currency: t.text(),
  amountMinor: t.bigint().check('amount_minor > 0'),
  recipient: t.text().check('char_length(recipient) >= 1 and char_length(recipient) <= 200'),
  purpose: t.text().check('char_length(purpose) >= 1 and char_length(purpose) <= 500'),
  bankReference: t.text().check('char_length(bank_reference) >= 1 and char_length(bank_reference) <= 100'),
  paidOn: t.date(),
  state: t.word('proposed', 'posted', 'rejected', 'reversal_proposed', 'reversed'),
  // whoever asked last: for the payout, or for its reversal
  askedBy: t.text(),
  askedByName: t.text(),
  askedAt: t.timestamptz(),
  decidedBy: t.text().nullable(),
  decidedByName: t.text().nullable(),
  decidedAt: t.timestamptz().nullable(),
  decisionNote: t.text().nullable().check('char_length(decision_note) <= 500'),
  reversalReason: t.text().nullable()
    .check('char_length(reversal_reason) >= 1 and char_length(reversal_reason) <= 500'),
  reversalReference: t.text().nullable()
    .check('char_length(reversal_reference) >= 1 and char_length(reversal_reference) <= 100'),
  version: t.int().default(1),
}, {
  hidden: true,
  indexes: {
    charity_payout_asked: '(asked_at desc, id)',
    charity_payout_reference: `unique (currency, bank_reference) where state <> 'rejected'`,
    charity_payout_waiting: `(asked_at desc, id) where state in ('proposed', 'reversal_proposed')`,
  },
  checks: {
    charity_payout_check: 'decided_by is null or decided_by <> asked_by',
  },
});
