import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Segments that rewards, offers or benefits are kept for: only of those members are known here. */
export const gatedSegmentTable = defineTable('rewards.gated_segment', {
  segmentId: t.uuid().primary(),
  gatedAt: t.timestamptz(),
  // how far insights was asked who is in it, and when it had told all
  cursor: t.text().nullable(),
  learnedAt: t.timestamptz().nullable(),
}, { indexes: { gated_segment_open: '(gated_at) where learned_at is null' } });

/** Who is in them since their last snapshot, and who is not any more. */
export const segmentMemberTable = defineTable('rewards.segment_member', {
  segmentId: t.uuid().primary(),
  memberId: t.uuid().primary(),
  inside: t.bool(),
  // of insights: later ones are greater; the smallest of all for what was asked
  changeId: t.uuid(),
}, {
  about: 'memberId', references: { segmentId: 'gated_segment (segment_id)' },
  indexes: { segment_member_person: '(member_id)' },
});
