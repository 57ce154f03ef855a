import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One row: quarters that began before it are not scored. */
export const storeScoreStartTable = defineTable('franchises.store_score_start', {
  one: t.bool().primary().default(true).check('one'),
  since: t.timestamptz(),
}, { hidden: true });
