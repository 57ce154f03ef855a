import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { LOT_CAUSES } from '../../domain/lots.ts';

/** Points that came at once and expire at once. */
export const lotTable = defineTable('loyalty.lot', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  amount: t.bigint().check('amount >= 0'),
  remaining: t.bigint(),
  state: t.word('pending', 'active'),
  earnedAt: t.timestamptz(),
  activeAt: t.timestamptz(),
  expiresAt: t.timestamptz(),
  funder: t.text().check('char_length(funder) <= 80'),
  cause: t.word(...LOT_CAUSES),
  orderId: t.uuid().nullable(),
  expired: t.bigint().defaultRaw('0').check('expired >= 0'),
}, {
  about: 'memberId',
  indexes: {
    lot_expiry: `(expires_at) where remaining > 0 and state = 'active'`,
    lot_open: '(member_id, expires_at) where remaining > 0',
    lot_spent: '(member_id) where remaining = 0',
  },
  checks: {
    lot_check: 'remaining >= 0 and remaining <= amount',
  },
});
