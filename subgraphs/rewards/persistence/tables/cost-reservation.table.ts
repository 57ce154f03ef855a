import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What one redemption, coupon or use of a benefit costs whoever pays for it; it stands on the day it was promised. */
export const costReservationTable = defineTable('rewards.cost_reservation', {
  subjectId: t.uuid().primary(),
  region: t.text(),
  payer: t.uuid(),
  day: t.date(),
  cause: t.word('reward', 'coupon', 'benefit'),
  minor: t.bigint().check('minor >= 0'),
  state: t.word('reserved', 'committed', 'released'),
  reservedAt: t.timestamptz(),
  settledAt: t.timestamptz().nullable(),
}, {
  indexes: { cost_reservation_day: '(region, payer, day)' },
  checks: { cost_reservation_check: "(state = 'reserved') = (settled_at is null)" },
});
