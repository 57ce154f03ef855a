import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Sums by programme, business day and ledger account; slots keep writers out of one another's way. */
export const ledgerDayTable = defineTable('loyalty.ledger_day', {
  programme: t.text().primary(),
  day: t.date().primary(),
  kind: t.text().primary(),
  account: t.text().primary(),
  slot: t.smallint().primary(),
  amount: t.bigint(),
});
