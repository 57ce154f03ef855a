import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What of a sale keeps a referral or makes a return remarkable: whose, how much is left, when its window ends. */
export const orderFactTable = defineTable('engagement.order_fact', {
  orderId: t.uuid().primary(),
  memberId: t.uuid().nullable(),
  currency: t.text(),
  paidAt: t.timestamptz(),
  baseMinor: t.bigint(),
  netMinor: t.bigint(),
  windowEndsAt: t.timestamptz().nullable(),
  returnedAt: t.timestamptz().nullable(),
  /** When its window was found to have ended. */
  settledAt: t.timestamptz().nullable(),
}, {
  hidden: true,
  indexes: {
    order_fact_due: '(window_ends_at) where settled_at is null and member_id is not null',
    order_fact_member: '(member_id, paid_at desc)',
  },
});
