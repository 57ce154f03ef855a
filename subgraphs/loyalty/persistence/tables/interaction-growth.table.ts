import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Growth of one day for likes, comments and shares. */
export const interactionGrowthTable = defineTable('loyalty.interaction_growth', {
  memberId: t.uuid().primary(),
  contentId: t.uuid().primary(),
  kind: t.word('like', 'comment', 'share').primary(),
  at: t.timestamptz(),
  growth: t.int().check('growth >= 0'),
}, {
  references: { memberId: 'account (member_id)' },
  indexes: {
    interaction_growth_day: '(member_id, at)',
  },
});
