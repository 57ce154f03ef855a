import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Which versions every member of the programme was looked at with. */
export const policyReviewTable = defineTable('loyalty.policy_review', {
  programme: t.text().primary(),
  version: t.int().primary(),
  reviewedAt: t.timestamptz(),
});
