import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** An item offered in a live session. */
export const liveDropTable = defineTable('campaigns.live_drop', {
  id: t.uuid().primary(),
  sessionId: t.uuid(),
  itemId: t.uuid(),
  stock: t.int().check('stock >= 1 and stock <= 100000'),
  // reserving, claimed and captured claims hold one piece each
  taken: t.int().default(0),
  waitlisted: t.int().default(0),
  captured: t.int().default(0),
  voided: t.int().default(0).check('voided >= 0'),
  waitlistLimit: t.int().check('waitlist_limit >= 0 and waitlist_limit <= 100000'),
  limitPerMember: t.int().check('limit_per_member >= 1 and limit_per_member <= 10'),
  pointsPrice: t.bigint().check('points_price >= 0 and points_price <= 100000000'),
  cashMinor: t.bigint().check('cash_minor >= 0'),
  currency: t.text(),
  opensAt: t.timestamptz(),
  // seconds by rank from the lowest
  tierDelays: t.ints().check('cardinality(tier_delays) <= 8 and 0 <= all (tier_delays) and 86400 >= all (tier_delays)'),
  holdMinutes: t.int().check('hold_minutes >= 1 and hold_minutes <= 60'),
  createdAt: t.timestamptz(),
  // the last number in the line that was drawn
  lastPosition: t.int().default(0).check('last_position >= 0'),
}, {
  references: { itemId: 'item_fact (item_id)', sessionId: 'live_session (id)' },
  indexes: {
    live_drop_item: '(item_id)',
    live_drop_session: '(session_id, opens_at, id)',
  },
  checks: {
    live_drop_check1: 'taken >= 0 and taken <= stock',
    live_drop_check2: 'waitlisted >= 0 and waitlisted <= waitlist_limit',
    live_drop_check3: 'captured >= 0 and captured <= taken',
  },
});
