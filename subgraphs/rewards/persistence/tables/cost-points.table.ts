import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Points that a transaction issued, or took out again, and who bears them. */
export const costPointsTable = defineTable('rewards.cost_points', {
  transactionId: t.uuid().primary(),
  /** Place among those of the transaction. */
  place: t.smallint().primary(),
  region: t.text(),
  payer: t.uuid(),
  day: t.date(),
  points: t.bigint(),
}, { indexes: { cost_points_day: '(region, payer, day)' } });
