import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One row for each region and payer: whoever reserves locks it, so that the cap is exact whoever else does. */
export const costGaugeTable = defineTable('rewards.cost_gauge', {
  region: t.text().primary(),
  /** A franchise, or zeros: head office. */
  payer: t.uuid().primary(),
  /** As it was last read. */
  state: t.word('quiet', 'alert', 'over').default('quiet'),
  bps: t.int().nullable(),
  readAt: t.timestamptz().nullable(),
});
