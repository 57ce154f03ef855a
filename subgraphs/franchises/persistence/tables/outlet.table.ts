import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';

/** A place where the house sells. */
export const outletTable = defineTable('franchises.outlet', {
  id: t.uuid().primary(),
  code: t.text().check(`code ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
  name: t.text().check('char_length(name) >= 1 and char_length(name) <= 120'),
  city: t.text().check('char_length(city) >= 1 and char_length(city) <= 80'),
  kind: t.word('own_store', 'franchise_store', 'web_shop', 'live_room'),
  franchiseId: t.uuid().nullable(),
  channelId: t.uuid().nullable(),
  /** In degrees; both or none. */
  latitude: t.numeric(8, 6).nullable().check('latitude >= (-90) and latitude <= 90'),
  longitude: t.numeric(9, 6).nullable().check('longitude >= (-180) and longitude <= 180'),
  region: t.text(),
  version: t.int().default(1).check('version > 0'),
  registeredAt: t.timestamptz(),
  closedAt: t.timestamptz().nullable(),
  closedReason: t.text().nullable()
    .check('char_length(closed_reason) >= 5 and char_length(closed_reason) <= 500'),
  toldForm: t.int().default(2),
}, {
  visible: `${KIND} in ('tenant', 'channel', 'person')`,
  references: { channelId: 'channel (id)', franchiseId: 'franchise (id)' },
  unique: { outlet_code_key: ['code'] },
  indexes: {
    outlet_franchise: '(franchise_id, id)',
    outlet_name: '(name, id)',
  },
  checks: {
    outlet_check: '(closed_at is null) = (closed_reason is null)',
    outlet_check1: `kind <> 'own_store' or franchise_id is null`,
    outlet_check3: '(latitude is null) = (longitude is null)',
    outlet_check2: `kind <> 'franchise_store' or franchise_id is not null`,
  },
});
