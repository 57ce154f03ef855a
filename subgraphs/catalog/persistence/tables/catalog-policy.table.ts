import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { ClassBound } from '../../domain/classes/class-bounds.ts';

/** Versions of the catalog's policy. */
export const catalogPolicyTable = defineTable('catalog.catalog_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  goldJumpBps: t.int().check('gold_jump_bps >= 0 and gold_jump_bps <= 10000'),
  fxJumpBps: t.int().check('fx_jump_bps >= 0 and fx_jump_bps <= 10000'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  repeatHours: t.int().check('repeat_hours >= 0 and repeat_hours <= 168'),
  goldWarnDays: t.int().check('gold_warn_days >= 1 and gold_warn_days <= 3650'),
  goldRefuseDays: t.int().check('gold_refuse_days >= 1 and gold_refuse_days <= 3650'),
  fxWarnDays: t.int().check('fx_warn_days >= 1 and fx_warn_days <= 3650'),
  fxRefuseDays: t.int().check('fx_refuse_days >= 1 and fx_refuse_days <= 3650'),
  classBounds: t.jsonb<readonly ClassBound[]>().nullable(),
  measuredMonths: t.int().nullable().check('measured_months >= 1 and measured_months <= 36'),
  measuredPieces: t.int().nullable().check('measured_pieces >= 1 and measured_pieces <= 100000'),
}, {
  checks: {
    catalog_policy_check: 'gold_warn_days <= gold_refuse_days',
    catalog_policy_check1: 'fx_warn_days <= fx_refuse_days',
  },
});
