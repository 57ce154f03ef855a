import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Who says that a member is so, and until when; of one source the newest saying counts. */
export const memberTagTable = defineTable('insights.member_tag', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  tagId: t.uuid(),
  kind: t.word('manual', 'rule', 'imported'),
  source: t.word('operator', 'member', 'behaviour', 'inferred'),
  /** Per cent. */
  confidence: t.smallint().check('confidence >= 1 and confidence <= 100'),
  saidAt: t.timestamptz(),
  recordedAt: t.timestamptz(),
  recordedBy: t.text(),
  removedAt: t.timestamptz().nullable(),
  removedBy: t.text().nullable(),
}, {
  about: 'memberId',
  references: { tagId: 'tag (id)' },
  indexes: {
    member_tag_live: '(member_id) where removed_at is null',
    member_tag_members: '(tag_id, member_id) where removed_at is null',
  },
});
