import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';

/** A partner who runs outlets. */
export const franchiseTable = defineTable('franchises.franchise', {
  id: t.uuid().primary(),
  code: t.text().check(`code ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
  name: t.text().check('char_length(name) >= 1 and char_length(name) <= 120'),
  city: t.text().check('char_length(city) >= 1 and char_length(city) <= 80'),
  region: t.text(),
  version: t.int().default(1).check('version > 0'),
  registeredAt: t.timestamptz(),
}, {
  visible: `${KIND} in ('tenant', 'channel', 'person')`,
  unique: { franchise_code_key: ['code'] },
  indexes: {
    franchise_name: '(name, id)',
    franchise_registered: '(registered_at, id)',
  },
});
