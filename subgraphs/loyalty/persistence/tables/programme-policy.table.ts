import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of a programme's policy. */
export const programmePolicyTable = defineTable('loyalty.programme_policy', {
  programme: t.text().primary(),
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  rules: t.jsonb<unknown>(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  publishedBy: t.text(),
  publishedAt: t.timestamptz(),
}, {
  references: { programme: 'programme (code)' },
});
