import { registerEnumType } from 'type-graphql';

export const RewardKindName = { GOODS: 'goods', SERVICE: 'service', VOUCHER: 'voucher', COUPON: 'coupon' } as const;
registerEnumType(RewardKindName, {
  name: 'RewardKind', description: 'What a reward 兑换商品 is.',
  valuesConfig: {
    GOODS: { description: 'A thing that is handed out 实物.' },
    SERVICE: { description: 'Work that is done, such as cleaning 服务.' },
    VOUCHER: { description: 'A gift voucher or gift card 礼品券, handed out in a store.' },
    COUPON: { description: 'A coupon 优惠券, given at once for its points: no counter hands it out.' },
  },
});

export const RewardStateName = { DRAFT: 'draft', SHOWN: 'shown', RETIRED: 'retired' } as const;
registerEnumType(RewardStateName, {
  name: 'RewardState', description: 'Whether a reward is offered.',
  valuesConfig: {
    DRAFT: { description: 'Being prepared 草稿: head office alone sees it.' },
    SHOWN: { description: 'Offered from its first to its last moment 上架.' },
    RETIRED: { description: 'Offered no more 下架; what was redeemed is fetched still.' },
  },
});

export const LimitPeriodName = { EVER: 'ever', YEAR: 'year', MONTH: 'month', DAY: 'day' } as const;
registerEnumType(LimitPeriodName, {
  name: 'RewardLimitPeriod', description: "Over which time a member's limit counts, in its home region's calendar.",
  valuesConfig: {
    EVER: { description: 'Over all time 累计.' }, YEAR: { description: 'A calendar year 每年.' },
    MONTH: { description: 'A calendar month 每月.' }, DAY: { description: 'A business day 每日.' },
  },
});

export const RedemptionStateName = {
  RESERVING: 'reserving', OPEN: 'open', VERIFYING: 'verifying', PAID: 'paid', DONE: 'done',
  CANCELLED: 'cancelled', EXPIRED: 'expired', REFUSED: 'refused',
} as const;
registerEnumType(RedemptionStateName, {
  name: 'RedemptionState', description: 'How a redemption 兑换 stands.',
  valuesConfig: {
    RESERVING: { description: 'Its points are being held 积分冻结中; it opens in a moment.' },
    OPEN: { description: 'To be fetched with its code 待核销.' },
    VERIFYING: { description: 'Shown at a counter, its points are being taken 核销中: nothing is handed out yet.' },
    PAID: {
      description: 'Its points are taken, and no counter has said that it was handed out 已扣分待取: its code opens it.',
    },
    DONE: { description: 'Handed out 已核销.' },
    CANCELLED: { description: 'Given back 已取消; points and stock are back.' },
    EXPIRED: { description: 'Not fetched in time 已过期; points and stock are back.' },
    REFUSED: { description: 'Its points could not be held 积分不足; nothing was taken.' },
  },
});

export const WhyNotName = {
  WINDOW: 'WINDOW', TIER: 'TIER', SEGMENT: 'SEGMENT', LIMIT: 'LIMIT', STOCK: 'STOCK', POINTS: 'POINTS',
  COST_CAP: 'COST_CAP',
} as const;
registerEnumType(WhyNotName, {
  name: 'RewardWhyNot', description: 'Why a member cannot have a reward now.',
  valuesConfig: {
    WINDOW: { description: 'Not offered now, there, or in its programme 未在兑换期.' },
    TIER: { description: 'Its tier may not have it 等级不符.' },
    SEGMENT: { description: 'It is for members of a segment 不在适用分群.' },
    LIMIT: { description: 'It has as many as are allowed in the period 已达限量.' },
    STOCK: { description: 'None is left 库存不足.' },
    POINTS: { description: 'It has not as many points, or owes some 积分不足.' },
    COST_CAP: { description: 'Benefits of whoever pays for it have cost what they may 权益成本已达上限.' },
  },
});
