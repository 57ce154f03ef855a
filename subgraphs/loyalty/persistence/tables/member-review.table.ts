import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Who is looked at for abuse, as engagement tells it, by its case. */
export const memberReviewTable = defineTable('loyalty.member_review', {
  caseId: t.uuid().primary(),
  memberId: t.uuid(),
  underReview: t.bool(),
  version: t.bigint(),
}, { hidden: true, indexes: { member_review_open: '(member_id) where under_review' } });
