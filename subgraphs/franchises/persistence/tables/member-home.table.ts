import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Members as their room tells them, with the home that is worked out here. */
export const memberHomeTable = defineTable('franchises.member_home', {
  memberId: t.uuid().primary(),
  region: t.text(),
  enrolledAt: t.timestamptz().nullable(),
  enrolledOutletId: t.uuid().nullable(),
  enrolledFranchiseId: t.uuid().nullable(),
  foldedTo: t.timestamptz().nullable(),
  version: t.bigint().defaultRaw('0'),
  told: t.bigint().defaultRaw('0'),
}, {
  references: { enrolledFranchiseId: 'franchise (id)', enrolledOutletId: 'outlet (id)' },
});
