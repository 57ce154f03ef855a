import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What members are to each other, as both agree: `relatedMemberId` is spouse, child or parent of `memberId`. */
export const memberRelationTable = defineTable('rewards.member_relation', {
  memberId: t.uuid().primary(),
  relatedMemberId: t.uuid().primary(),
  kind: t.word('parent', 'child', 'spouse').primary(),
  standing: t.bool(),
  version: t.bigint(),
}, { hidden: true, indexes: { member_relation_related: '(related_member_id)' } });
