import { t } from '../../../kernel/database/columns.ts';
import { CHANNEL, KIND, TENANT } from '../../../kernel/database/reader.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A sale that holds coupons, or used them. */
export const couponHoldTable = defineTable('rewards.coupon_hold', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  /** Who holds it: only that channel or franchise, and head office, settles it. */
  channelId: t.uuid().nullable(),
  tenantId: t.uuid().nullable(),
  outletId: t.uuid().nullable(),
  orderNo: t.text().check('char_length(order_no) <= 100'),
  orderId: t.uuid().nullable(),
  currency: t.text(),
  state: t.word('held', 'used', 'released', 'expired'),
  savedMinor: t.bigint().check('saved_minor >= 0'),
  heldUntil: t.timestamptz(),
  heldAt: t.timestamptz(),
  settledAt: t.timestamptz().nullable(),
  /** What of the order does not fit: a coupon that it had no right to, what it took off, or one whose cause went. */
  mismatch: t.word('coupon', 'amount', 'order', 'member', 'cause').nullable(),
  /** What the order took off. */
  toldMinor: t.bigint().nullable(),
}, {
  about: 'memberId',
  // a sale is between the member, who made it and head office: what was bought elsewhere is nobody's
  narrowed: {
    own_sale: `case ${KIND} when 'channel' then channel_id = ${CHANNEL}
      when 'tenant' then tenant_id = ${TENANT} else true end`,
  },
  indexes: {
    coupon_hold_lapsing: `(held_until, id) where state = 'held'`,
    coupon_hold_member: '(member_id, held_at desc, id desc)',
    coupon_hold_mismatched: '(settled_at desc, id desc) where mismatch is not null',
    coupon_hold_order: '(order_id) where order_id is not null',
  },
});

/** One coupon 优惠券 of one member. */
export const couponTable = defineTable('rewards.coupon', {
  id: t.uuid().primary(),
  offerId: t.uuid(),
  offerVersion: t.int(),
  memberId: t.uuid(),
  code: t.text().check('char_length(code) = 12'),
  state: t.word('issued', 'held', 'used', 'void'),
  cause: t.word('hand', 'segment', 'code', 'enrolment', 'tier', 'referral', 'reward',
    'automatic', 'birthday', 'heritage', 'plan'),
  /** Names what it was given for: the same once more gives none. */
  causeKey: t.text(),
  issuedAt: t.timestamptz(),
  validFrom: t.timestamptz(),
  expiresAt: t.timestamptz().nullable(),
  holdId: t.uuid().nullable(),
  heldUntil: t.timestamptz().nullable(),
  usedAt: t.timestamptz().nullable(),
  savedMinor: t.bigint().nullable().check('saved_minor >= 0'),
  /** In which period of the offer's limits its use counts. */
  usePeriod: t.text().nullable(),
  /** What it was given for turned out to be none while a sale had it: it ends with that sale. */
  causeGoneAt: t.timestamptz().nullable(),
}, {
  about: 'memberId',
  references: { offerId: 'coupon_offer (id)', holdId: 'coupon_hold (id)' },
  unique: { coupon_code_key: ['code'] },
  indexes: {
    coupon_caused: `(("left"(cause_key, 36))) where cause in ('referral', 'heritage', 'plan')`,
    coupon_member: '(member_id, issued_at desc, id desc)',
    coupon_of_hold: '(hold_id) where hold_id is not null',
    coupon_offer_member: '(offer_id, member_id)',
    coupon_rewarded: `(cause_key) where cause = 'reward'`,
    coupon_once: 'unique (offer_id, cause, cause_key)',
  },
});
