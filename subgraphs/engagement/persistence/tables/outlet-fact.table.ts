import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Whose outlets there are, and through which channel they sell. */
export const outletFactTable = defineTable('engagement.outlet_fact', {
  outletId: t.uuid().primary(),
  franchiseId: t.uuid().nullable(),
  channelId: t.uuid().nullable(),
  version: t.bigint(),
}, { indexes: { outlet_fact_channel: '(channel_id) where channel_id is not null' } });
