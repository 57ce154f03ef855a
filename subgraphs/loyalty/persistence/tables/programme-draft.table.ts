import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of a programme's rules that somebody is still writing; each has one owner. */
export const programmeDraftTable = defineTable('loyalty.programme_draft', {
  // the operator who writes it
  ownerId: t.text().primary(),
  programme: t.text().primary(),
  name: t.text().primary().check('char_length(name) >= 1 and char_length(name) <= 60'),
  version: t.int().default(1).check('version > 0'),
  // the newest version when it was kept last
  baseVersion: t.int().check('base_version > 0'),
  effectiveFrom: t.timestamptz().nullable(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  rules: t.jsonb<unknown>(),
  changedAt: t.timestamptz(),
}, {
  hidden: true, references: { programme: 'programme (code)' },
});
