import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Outlets as franchises tell them. */
export const outletFactTable = defineTable('service.outlet_fact', {
  outletId: t.uuid().primary(),
  name: t.text(),
  kind: t.text(),
  region: t.text(),
  franchiseId: t.uuid().nullable(),
  channelId: t.uuid().nullable(),
  closed: t.bool(),
  /** In degrees; both or none. */
  latitude: t.numeric(8, 6).nullable(),
  longitude: t.numeric(9, 6).nullable(),
  version: t.bigint(),
}, { indexes: { outlet_fact_position: '(latitude, longitude) where latitude is not null and not closed' } });
