import { t } from '../../../../kernel/database/columns.ts';
import { defineTable } from '../../../../kernel/database/define-table.ts';

/** A run of a region's month, as far as its job has come. */
export const statementRunTable = defineTable('franchises.statement_run', {
  id: t.uuid().primary(),
  region: t.text(),
  month: t.text().check(`month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`),
  askedBy: t.text(),
  askedById: t.text(),
  startedAt: t.timestamptz(),
  /** The last rebate that was looked at. */
  afterId: t.uuid(),
  rebates: t.bigint().defaultRaw('0').check('rebates >= 0'),
  /** Drafts and their lines, once it is done. */
  statements: t.int().nullable(),
  lines: t.bigint().nullable(),
  finishedAt: t.timestamptz().nullable(),
}, {
  hidden: true,
  indexes: {
    statement_run_open: 'unique (region) where finished_at is null',
    statement_run_list: '(region, started_at, id)',
  },
  checks: {
    statement_run_check: '(finished_at is null) = (statements is null)',
    statement_run_check1: '(finished_at is null) = (lines is null)',
  },
});
