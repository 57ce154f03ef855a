import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Which steps of a card's code were taken; those that can be taken no more are forgotten. */
export const memberCodeUseTable = defineTable('members.member_code_use', {
  cardNumber: t.text().primary(),
  step: t.bigint().primary(),
});
