import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Refits of all programmes; one at a time. */
export const predictionRunTable = defineTable('insights.prediction_run', {
  version: t.int().primary().check('version > 0'),
  askedBy: t.text(),
  askedAt: t.timestamptz(),
  finishedAt: t.timestamptz().nullable(),
}, { indexes: { prediction_run_open: 'unique ((finished_at is null)) where finished_at is null' } });
