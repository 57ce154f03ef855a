import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { FUND_KINDS } from '../../domain/charity/fund.ts';

/** Movements of the charity fund, append-only, double entry in columns; which sale, return or payout it was. */
export const charityPostingTable = defineTable('loyalty.charity_posting', {
  id: t.uuid().primary(),
  kind: t.word(...FUND_KINDS),
  // of the selling outlet, and the business day there
  region: t.text(),
  currency: t.text(),
  day: t.date(),
  at: t.timestamptz(),
  postedAt: t.timestamptz(),
  orderId: t.uuid().nullable(),
  returnId: t.uuid().nullable(),
  payoutId: t.uuid().nullable(),
  toHeadOffice: t.bigint(),
  toFund: t.bigint(),
  toPaidOut: t.bigint(),
}, {
  hidden: true, references: { payoutId: 'charity_payout (id)' },
  indexes: {
    charity_posting_back: `unique (return_id) where kind = 'gift_back'`,
    charity_posting_gift: `unique (order_id) where kind = 'gift'`,
    charity_posting_payout: 'unique (payout_id, kind) where payout_id is not null',
  },
  checks: {
    charity_posting_zero: 'to_head_office + to_fund + to_paid_out = 0',
  },
});
