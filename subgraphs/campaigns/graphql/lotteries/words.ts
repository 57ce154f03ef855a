import { registerEnumType } from 'type-graphql';

export const LotteryKind = { ODDS: 'odds', RANKING: 'ranking' } as const;
registerEnumType(LotteryKind, {
  name: 'LotteryKind', description: 'How a lottery 抽奖 is drawn.',
  valuesConfig: {
    ODDS: { description: 'Each entry draws a ticket, 0 to 999,999, and wins by the odds 按概率.' },
    RANKING: { description: 'As many winners as there are prizes, the luckiest entries first 按名次.' },
  },
});

export const LotteryState = {
  DRAFT: 'draft', PUBLISHED: 'published', CLOSED: 'closed', DRAWN: 'drawn', CANCELLED: 'cancelled',
} as const;
registerEnumType(LotteryState, {
  name: 'LotteryState', description: 'Where a lottery stands.',
  valuesConfig: {
    DRAFT: { description: 'Written, and not promised yet 待发布.' },
    PUBLISHED: { description: 'Promised: prizes, odds and the commitment stand; entries in its window 已公示.' },
    CLOSED: { description: 'Nobody enters any more; the hash of the list stands 已截止.' },
    DRAWN: { description: 'Drawn and revealed, for ever 已开奖.' },
    CANCELLED: { description: 'Called off before entries were closed 已取消.' },
  },
});

export const LotteryPrizeKind = { POINTS: 'points', COUPON: 'coupon' } as const;
registerEnumType(LotteryPrizeKind, {
  name: 'LotteryPrizeKind', description: 'What a prize 奖品 is.',
  valuesConfig: {
    POINTS: { description: 'Points 积分.' },
    COUPON: { description: 'A coupon 优惠券 of an offer; a piece 实物 is won as the coupon that makes it free.' },
  },
});
