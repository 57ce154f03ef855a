import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What was told of an end that comes, so that each notice is told once. */
export const noticeTable = defineTable('loyalty.notice', {
  memberId: t.uuid().primary(),
  kind: t.word('expiry', 'grace').primary(),
  endsAt: t.timestamptz().primary(),
  days: t.int().primary(),
  toldAt: t.timestamptz(),
}, {
  about: 'memberId',
  references: { memberId: 'account (member_id)' },
});
