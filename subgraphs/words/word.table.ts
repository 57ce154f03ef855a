import { t } from '../kernel/database/columns.ts';
import { defineTable } from '../kernel/database/define-table.ts';

/** A room's copy of the house's words: one row for each version of each word. */
export const wordTable = (room: string) => defineTable(`${room}.word`, {
  kind: t.word('region', 'programme', 'tier', 'margin_class').primary(),
  code: t.text().primary().check('char_length(code) >= 1 and char_length(code) <= 60'),
  effectiveFrom: t.timestamptz().primary(),
  nameZh: t.text(),
  nameEn: t.text(),
  rank: t.int(),
  traits: t.jsonb<object>(),
  retired: t.bool().default(false),
  withdrawn: t.bool().default(false),
  version: t.bigint(),
});
