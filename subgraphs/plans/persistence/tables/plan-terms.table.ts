import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { TERMS_STATES } from '../../domain/words.ts';

const TEXT = (column: string) => `char_length(${column}) >= 1 and char_length(${column}) <= 20000`;

/** Legal texts of the plan by region and version; with one in force the plan is open there. */
export const planTermsTable = defineTable('plans.plan_terms', {
  id: t.uuid().primary(),
  region: t.text(),
  version: t.int().check('version > 0'),
  textZh: t.text().check(TEXT('text_zh')),
  textEn: t.text().check(TEXT('text_en')),
  /** Where the legal review is filed. */
  review: t.text().check('char_length(review) >= 1 and char_length(review) <= 200'),
  state: t.word(...TERMS_STATES),
  proposedAt: t.timestamptz(),
  proposedBy: t.text(),
  proposedById: t.text(),
  decidedAt: t.timestamptz().nullable(),
  decidedBy: t.text().nullable(),
  note: t.text().nullable().check('char_length(note) <= 500'),
}, {
  unique: { plan_terms_region_version_key: ['region', 'version'] },
  indexes: {
    plan_terms_proposed: `unique (region) where state = 'proposed'`,
    plan_terms_in_force: `unique (region) where state = 'in_force'`,
  },
});
