import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';

/** Where orders come from. */
export const channelTable = defineTable('franchises.channel', {
  id: t.uuid().primary(),
  code: t.text().check(`code ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
  name: t.text().check('char_length(name) >= 1 and char_length(name) <= 120'),
  kind: t.word('marketplace', 'live', 'mini_program', 'web', 'point_of_sale', 'social'),
  version: t.int().default(1).check('version > 0'),
  registeredAt: t.timestamptz(),
}, {
  visible: `${KIND} in ('tenant', 'channel', 'person')`,
  unique: { channel_code_key: ['code'] },
});
