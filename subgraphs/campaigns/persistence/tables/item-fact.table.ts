import type { EventPayloads } from '../../../contracts/events.ts';
import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { Dedication } from '../../domain/room-rules.ts';

/** Items as catalog tells them. */
export const itemFactTable = defineTable('campaigns.item_fact', {
  itemId: t.uuid().primary(),
  sku: t.text(),
  name: t.text(),
  classes: t.jsonb<EventPayloads['item.changed.v1']['classes']>(),
  retired: t.bool(),
  version: t.bigint(),
  dedication: t.jsonb<Dedication>().nullable(),
});
