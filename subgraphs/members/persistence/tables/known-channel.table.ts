import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Channels as franchises tell them. */
export const knownChannelTable = defineTable('members.known_channel', {
  channelId: t.uuid().primary(),
  version: t.bigint(),
});
