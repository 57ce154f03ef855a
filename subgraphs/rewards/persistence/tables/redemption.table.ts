import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT, seenBy } from '../../../kernel/database/reader.ts';
import { AT_OWN_SITES } from './own-sites.ts';

/** A member's purchase with points, from the hold of its points to its end. */
export const redemptionTable = defineTable('rewards.redemption', {
  id: t.uuid().primary(),
  rewardId: t.uuid(),
  memberId: t.uuid(),
  // where it is to be fetched, whose that is, and whose stock it came from (null: the house's)
  outletId: t.uuid(),
  outletTenantId: t.uuid().nullable(),
  shelfOutletId: t.uuid().nullable(),
  quantity: t.int().check('quantity >= 1 and quantity <= 100'),
  programme: t.text(),
  region: t.text(),
  // of all pieces, as they were when it was redeemed
  points: t.bigint().check('points > 0'),
  cashMinor: t.bigint().check('cash_minor >= 0'),
  costMinor: t.bigint().check('cost_minor >= 0'),
  currency: t.text(),
  funderId: t.uuid().nullable(),
  state: t.word('reserving', 'open', 'verifying', 'paid', 'done', 'cancelled', 'expired', 'refused'),
  // loyalty's hold: due states are settled by a job until loyalty has said so
  pointsState: t.word('asked', 'held', 'captured', 'void_due', 'voided', 'lost').default('asked'),
  // code of loyalty's refusal
  pointsCode: t.text().nullable(),
  pointsHoldId: t.text().nullable(),
  // for whom and how long they were asked: asking again is the same
  pointsMemberId: t.uuid(),
  holdMinutes: t.int().check('hold_minutes > 0'),
  codeHash: t.text(),
  channelId: t.uuid().nullable(),
  redeemedAt: t.timestamptz(),
  untilAt: t.timestamptz(),
  remindAt: t.timestamptz(),
  reminded: t.bool().default(false),
  // the counter that is handing it out, or did
  attemptId: t.uuid().nullable(),
  attemptAt: t.timestamptz().nullable(),
  settledAt: t.timestamptz().nullable(),
  version: t.bigint(),
  // of a coupon: what was given for its points
  couponId: t.uuid().nullable(),
}, {
  visible: `outlet_tenant_id = ${IF_TENANT} and ${AT_OWN_SITES} or ${seenBy('redemption.member_id')}`,
  references: { rewardId: 'reward (id)', couponId: 'coupon (id)' },
  indexes: {
    redemption_code: 'unique (code_hash)',
    redemption_coupon: '(coupon_id) where coupon_id is not null',
    redemption_counting: `(reward_id, member_id, redeemed_at)
      where state in ('reserving', 'open', 'verifying', 'paid', 'done')`,
    redemption_due: `(until_at) where state in ('reserving', 'open')`,
    redemption_member: '(member_id, redeemed_at desc, id desc)',
    redemption_outlet: '(outlet_id, redeemed_at desc, id desc)',
    redemption_redeemed: '(redeemed_at desc, id desc)',
    redemption_remind: `(remind_at) where state = 'open' and not reminded`,
    redemption_reserving: `(redeemed_at) where state = 'reserving'`,
    redemption_verifying: `(attempt_at) where state = 'verifying'`,
    redemption_void_due: `(redeemed_at, id) where points_state = 'void_due'`,
  },
});
