import { registerEnumType } from 'type-graphql';
import { QUOTE_STATES, type QuoteState as StateWord } from '../../domain/quotes/standing.ts';

export const QuoteState = Object.fromEntries(QUOTE_STATES.map((state) => [state.toUpperCase(), state])) as
  Record<string, StateWord>;
registerEnumType(QuoteState, {
  name: 'QuoteState', description: 'Where a quote stands 报价状态.',
  valuesConfig: {
    PRICING: { description: 'Its price is not known yet: send the same again 计价中.' },
    HOLDING: { description: 'Priced; coupons and points are not held yet: send the same again 锁定中.' },
    REFUSED: { description: 'Coupons or points could not be held; nothing is kept 未能锁定.' },
    OPEN: { description: 'Price, coupons, points and unique pieces are locked until lockedUntil 已锁价.' },
    PLACED: { description: 'Bought at what was quoted, and not paid whole yet: until lockedUntil 待支付.' },
    SOLD: { description: 'Paid: it is an order 已成交.' },
    EXPIRED: { description: 'Its time is over; all is given back 已过期.' },
    UNPAID: { description: 'It was placed and not paid in time; all is given back 超时未支付.' },
    CANCELLED: { description: 'Called off; all is given back 已取消.' },
  },
});

export const QuotedVerdict = {
  APPLIED: 'APPLIED', THRESHOLD: 'THRESHOLD', SCOPE: 'SCOPE', GROUP: 'GROUP', EXPIRED: 'EXPIRED', LIMIT: 'LIMIT',
  TIER: 'TIER', OUTLET: 'OUTLET', CHANNEL: 'CHANNEL', ALREADY_USED: 'ALREADY_USED', NOT_YOURS: 'NOT_YOURS',
} as const;
registerEnumType(QuotedVerdict, {
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
