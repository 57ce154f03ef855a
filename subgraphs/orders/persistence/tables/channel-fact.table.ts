import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Channels as franchises tell them. */
export const channelFactTable = defineTable('orders.channel_fact', {
  channelId: t.uuid().primary(),
  code: t.text(),
  name: t.text(),
  kind: t.text(),
  version: t.bigint(),
});
