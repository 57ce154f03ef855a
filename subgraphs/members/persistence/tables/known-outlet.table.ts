import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Outlets as franchises tell them, and whose they are. */
export const knownOutletTable = defineTable('members.known_outlet', {
  outletId: t.uuid().primary(),
  franchiseId: t.uuid().nullable(),
  channelId: t.uuid().nullable(),
  closed: t.bool(),
  version: t.bigint(),
  // null: not told since it is kept
  region: t.text().nullable(),
});
