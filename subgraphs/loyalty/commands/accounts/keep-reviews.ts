import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberReviewTable } from '../../persistence/tables/member-review.table.ts';

/** Who is looked at for abuse, as engagement last told it. */
export const keepReviews = defineProjection({
  name: 'loyalty.keep-reviews', table: memberReviewTable, key: 'caseId',
  rowOf: ({ caseId, memberId, underReview }: EventPayloads['member.under-review.v1']) => (
    { caseId, memberId, underReview }),
});
