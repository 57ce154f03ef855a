import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** How many points are a unit of money, from when on, as loyalty answers it. */
export const pointWorthTable = defineTable('rewards.point_worth', {
  programme: t.text().primary(),
  effectiveFrom: t.timestamptz().primary(),
  pointsPerUnit: t.int().check('points_per_unit > 0'),
});
