import { registerEnumType } from 'type-graphql';

export const ReductionKind = {
  FIXED_PRICE: 'fixed_price', LINE_PERCENT: 'line_percent', LABOUR_PERCENT: 'labour_percent',
  ORDER_PERCENT: 'order_percent', ORDER_AMOUNT: 'order_amount',
} as const;
registerEnumType(ReductionKind, {
  name: 'ReductionKind', description: 'What a coupon takes off 优惠方式; applied in this order.',
  valuesConfig: {
    FIXED_PRICE: { description: 'A piece costs this much 特惠价; never dearer than it is.' },
    LINE_PERCENT: { description: 'A share of each line 单品折扣.' },
    LABOUR_PERCENT: { description: 'A share of the labour fee 工费折扣.' },
    ORDER_PERCENT: { description: 'A share of the order 整单折扣.' },
    ORDER_AMOUNT: { description: 'An amount of money 满减.' },
  },
});

export const LimitPeriod = { EVER: 'ever', YEAR: 'year', MONTH: 'month', DAY: 'day' } as const;
registerEnumType(LimitPeriod, {
  name: 'LimitPeriod', description: 'How often limits of uses count anew 限用周期, by days of the member\'s region.',
  valuesConfig: {
    EVER: { description: 'Never 不重置.' }, YEAR: { description: 'Each calendar year 每年.' },
    MONTH: { description: 'Each month 每月.' }, DAY: { description: 'Each day 每天.' },
  },
});

export const CouponTrigger = {
  NONE: 'none', ENROLMENT: 'enrolment', TIER: 'tier', BIRTHDAY: 'birthday', HERITAGE: 'heritage', REFERRAL: 'referral',
  PLAN_BEGUN: 'plan_begun', PLAN_MATURED: 'plan_matured',
} as const;
registerEnumType(CouponTrigger, {
  name: 'CouponTrigger', description: 'What gives a coupon of an offer by itself 自动发券.',
  valuesConfig: {
    NONE: { description: 'Nothing: by hand, to a segment or for a code.' },
    ENROLMENT: { description: 'An enrolment after the offer was published 入会礼.' },
    TIER: { description: 'Reaching one of the tiers that the offer names 升级礼.' },
    BIRTHDAY: {
      description: 'A birthday that comes 生日礼: as long before as the longest birthday gift says, once each year; '
        + 'perMember bounds the years.',
    },
    HERITAGE: {
      description: 'Being told as the child of a member who has bought 传承礼: taken back, if unused, when that is told '
        + 'as none any more.',
    },
    REFERRAL: {
      description: 'A referral that is kept 推荐礼: one for who referred and one for the friend, taken back, if unused, '
        + 'when what the friend bought comes back.',
    },
    PLAN_BEGUN: {
      description: 'The first instalment of a gold plan 增值计划开通礼: taken back, if unused, when that payment does not '
        + 'stand or the plan is left before it matured.',
    },
    PLAN_MATURED: {
      description: 'The last instalment of a gold plan 增值计划到期礼: taken back, if unused, when it does not stand.',
    },
  },
});

export const CouponAtReturn = { KEEP: 'keep', RECHECK: 'recheck' } as const;
registerEnumType(CouponAtReturn, {
  name: 'CouponAtReturn', description: 'What is asked of a coupon when a part of its order comes back 部分退货时.',
  valuesConfig: {
    KEEP: { description: 'Nothing: its share of what comes back goes with it, the rest stays 保留优惠.' },
    RECHECK: {
      description: 'Whether what remains reaches the threshold 重新核对门槛; if not, its share of what remains is '
        + 'withheld from the refund.',
    },
  },
});

export const CouponOfferState = { DRAFT: 'draft', PUBLISHED: 'published', ENDED: 'ended' } as const;
registerEnumType(CouponOfferState, {
  name: 'CouponOfferState', description: 'Where an offer 优惠活动 stands.',
  valuesConfig: {
    DRAFT: { description: 'Never published 草稿.' },
    PUBLISHED: { description: 'Coupons may be given of it 进行中.' },
    ENDED: { description: 'Nothing is given of it any more; what members have stays valid 已停发.' },
  },
});

export const CouponState = {
  ISSUED: 'issued', HELD: 'held', USED: 'used', EXPIRED: 'expired', VOID: 'void',
} as const;
registerEnumType(CouponState, {
  name: 'CouponState', description: 'Where a coupon 优惠券 stands.',
  valuesConfig: {
    ISSUED: { description: 'Free to be used in its days 可用.' },
    HELD: { description: 'A sale holds it 占用中.' },
    USED: { description: 'A sale used it 已使用.' },
    EXPIRED: { description: 'Its last day is over 已过期.' },
    VOID: {
      description: 'More than one member may have, after two members were merged, or what it was given for is none any '
        + 'more 已失效.',
    },
  },
});

export const CouponCause = {
  HAND: 'hand', SEGMENT: 'segment', CODE: 'code', ENROLMENT: 'enrolment', TIER: 'tier', REFERRAL: 'referral',
  REWARD: 'reward', AUTOMATIC: 'automatic', BIRTHDAY: 'birthday', HERITAGE: 'heritage', PLAN: 'plan',
} as const;
registerEnumType(CouponCause, {
  name: 'CouponCause', description: 'What a coupon was given for 发放来源.',
  valuesConfig: {
    HAND: { description: 'By a person, with a reason 人工发放.' },
    SEGMENT: { description: 'To a segment 分群发放.' },
    CODE: { description: 'For a public code 公开券码.' },
    ENROLMENT: { description: 'For joining 入会.' },
    TIER: { description: 'For reaching a tier 升级.' },
    REFERRAL: { description: 'For bringing a friend 推荐.' },
    REWARD: { description: 'Bought with points, or won 积分兑换或中奖.' },
    BIRTHDAY: { description: 'For a birthday 生日.' },
    HERITAGE: { description: 'For being the child of a customer 传承.' },
    PLAN: { description: 'For a gold plan 增值计划.' },
    AUTOMATIC: { description: 'By none: what a sale has of an offer that needs no coupon 自动优惠.' },
  },
});

export const CouponHoldState = { HELD: 'held', USED: 'used', RELEASED: 'released', EXPIRED: 'expired' } as const;
registerEnumType(CouponHoldState, {
  name: 'CouponHoldState', description: 'Where a sale with coupons stands.',
  valuesConfig: {
    HELD: { description: 'Its coupons are held until heldUntil 占用中.' },
    USED: { description: 'Its coupons are used 已使用.' },
    RELEASED: { description: 'It was not made, or came back; its coupons are free again 已释放.' },
    EXPIRED: { description: 'It was not made in time; its coupons are free again 已超时.' },
  },
});

export const CouponMismatch = {
  COUPON: 'coupon', AMOUNT: 'amount', ORDER: 'order', MEMBER: 'member', CAUSE: 'cause',
} as const;
registerEnumType(CouponMismatch, {
  name: 'CouponMismatch', description: 'What of an order does not fit its coupons 订单与优惠券不符.',
  valuesConfig: {
    COUPON: { description: 'A coupon that is none, was used before, or was not valid at payment.' },
    AMOUNT: { description: 'It took off another amount than the evaluator says.' },
    ORDER: { description: 'A coupon is held for another sale.' },
    MEMBER: { description: 'A coupon is another member\'s.' },
    CAUSE: {
      description: 'What a coupon was given for turned out to be none, when the sale had it already 发放缘由已撤销: what it '
        + 'took off is owed to the house.',
    },
  },
});

export const CouponVerdict = {
  APPLIED: 'APPLIED', THRESHOLD: 'THRESHOLD', SCOPE: 'SCOPE', GROUP: 'GROUP', EXPIRED: 'EXPIRED', LIMIT: 'LIMIT',
  TIER: 'TIER', OUTLET: 'OUTLET', CHANNEL: 'CHANNEL', ALREADY_USED: 'ALREADY_USED', NOT_YOURS: 'NOT_YOURS',
} as const;
registerEnumType(CouponVerdict, {
  name: 'CouponVerdict', description: 'Whether a coupon applies to a sale, or why not 是否可用及原因.',
  valuesConfig: {
    APPLIED: { description: 'It applies 可用.' },
    THRESHOLD: { description: 'The lines it is valid on come to less than its threshold 未达门槛.' },
    SCOPE: { description: 'It is valid on no line, or nothing is left of those 不适用商品.' },
    GROUP: { description: 'Another of its stacking group saves more 不可叠加.' },
    EXPIRED: { description: 'Not valid yet, or not any more 不在有效期.' },
    LIMIT: { description: 'A limit of the offer is reached 已达上限.' },
    TIER: { description: 'Not for the tier of the member 等级不符.' },
    OUTLET: { description: 'Not for this outlet 门店不适用.' },
    CHANNEL: { description: 'Not for this channel 渠道不适用.' },
    ALREADY_USED: { description: 'Used, or held by another sale 已使用.' },
    NOT_YOURS: { description: 'The member has no such coupon 非本人优惠券.' },
  },
});
