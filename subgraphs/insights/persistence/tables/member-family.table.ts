import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What members are to each other, as both agree: `relatedMemberId` is spouse, child or parent of `memberId`. */
export const memberRelationTable = defineTable('insights.member_relation', {
  memberId: t.uuid().primary(),
  relatedMemberId: t.uuid().primary(),
  kind: t.word('parent', 'child', 'spouse').primary(),
  standing: t.bool(),
  version: t.bigint(),
}, {
  hidden: true,
  indexes: {
    member_relation_standing: '(kind, member_id) where standing', member_relation_related: '(related_member_id)',
  },
});

/** The next day of each thing that comes in a member's life; null: over, or told no more. */
export const memberLifeEventTable = defineTable('insights.member_life_event', {
  lifeEventId: t.uuid().primary(),
  memberId: t.uuid(),
  kind: t.text(),
  nextOn: t.date().nullable(),
  version: t.bigint(),
}, { hidden: true, indexes: { member_life_event_member: '(member_id)' } });
