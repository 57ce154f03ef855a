import { t } from '../../../../kernel/database/columns.ts';
import { defineTable } from '../../../../kernel/database/define-table.ts';
import { ACCOUNTS } from '../../../domain/settlement/words.ts';

/** What a posting does to one account; those of a posting add up to zero (trigger). */
export const settlementEntryTable = defineTable('franchises.settlement_entry', {
  id: t.identity().primary(),
  postingId: t.uuid(),
  account: t.word(...ACCOUNTS),
  franchiseId: t.uuid().nullable(),
  currency: t.text(),
  amountMinor: t.bigint().check('amount_minor <> 0'),
}, {
  hidden: true,
  references: { postingId: 'settlement_posting (id)' },
  indexes: {
    settlement_entry_posting: '(posting_id)',
    settlement_entry_account: '(account, franchise_id, currency)',
  },
  checks: { settlement_entry_check: `(account = 'franchise') = (franchise_id is not null)` },
});
