import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** From which tier to which, and why. */
export const tierChangeTable = defineTable('loyalty.tier_change', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  fromTier: t.text(),
  toTier: t.text(),
  provisional: t.bool(),
  at: t.timestamptz(),
  qualifyingGrowth: t.bigint(),
  transactionId: t.uuid().nullable(),
  manualTierId: t.uuid().nullable(),
  supersededAt: t.timestamptz().nullable(),
}, {
  about: 'memberId',
  references: { memberId: 'account (member_id)' },
  indexes: {
    tier_change_member: '(member_id, at desc)',
  },
});
