import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Public keys that printed cards were ever signed with; none is taken away. */
export const cardKeyTable = defineTable('members.card_key', {
  id: t.text().primary(),
  publicKey: t.text(),
  since: t.timestamptz(),
});
