import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What reached us about orders whose member is not known yet. */
export const unclaimedOrderTable = defineTable('loyalty.unclaimed_order', {
  orderId: t.uuid().primary(),
  deliveredAt: t.timestamptz().nullable(),
  remaining: t.jsonb<Record<string, string>>().defaultRaw(`'{}'`),
  returns: t.jsonb<unknown>().defaultRaw(`'[]'`),
  windowEndsAt: t.timestamptz().nullable(),
});
