import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Referrals 推荐, by the ids that enrolled; who they are today is asked when it matters. */
export const referralTable = defineTable('engagement.referral', {
  id: t.uuid().primary(),
  referrerId: t.uuid(),
  friendId: t.uuid(),
  state: t.word('pending', 'kept', 'refused', 'withdrawn'),
  reason: t.word('same_phone', 'same_person', 'over_limit', 'referred_before', 'returned').nullable(),
  /** For each side. */
  points: t.int().default(0).check('points >= 0'),
  /** The sale that kept it. */
  orderId: t.uuid().nullable(),
  enrolledAt: t.timestamptz(),
  decidedAt: t.timestamptz().nullable(),
  keptYear: t.int().nullable(),
}, {
  about: 'referrerId',
  unique: { referral_friend_id_key: ['friendId'] },
  indexes: {
    referral_referrer: '(referrer_id, enrolled_at desc, id desc)',
    referral_state: '(state, enrolled_at desc, id desc)',
    referral_all: '(enrolled_at desc, id desc)',
    referral_order: '(order_id) where order_id is not null',
  },
});
