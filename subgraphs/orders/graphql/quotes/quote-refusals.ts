import { extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { Money } from '../../../kernel/graph/money.type.ts';

/** Why a sale is not priced. */
export const PRICE_REFUSALS = {
  ...said('INVALID', 'NOT_FOUND'),
  ITEM_UNKNOWN: 'There is no such item.',
  ITEM_RETIRED: 'The item is no longer sold 已停售.',
  NOT_ON_SALE: 'It is not on sale yet 未开售: its pre-sale or early access is to come.',
  EARLY_ACCESS_ONLY: 'Only members of some tiers buy it now 提前购.',
  CHANNEL_NOT_YOURS: 'A channel sells under its own name, a franchise under the channels of its outlets.',
  NOT_SOLD_HERE: 'The channel does not sell at this outlet.',
  OUTLET_CLOSED: 'The outlet is closed 已关店.',
  BUNDLE_UNAVAILABLE: 'There is no such bundle, it is not sold now, or its price is in another currency 套装不可售.',
  MEMBER_ONLY: 'The item is for members, and nobody known buys 会员专享.',
  EXCLUSIVE_ELSEWHERE: 'The item is made for other channels or franchises 专供款.',
  NO_PRICE: 'The board of the region has no price for the item now, or it is priced in another currency 暂无金价.',
  WEIGHT_UNKNOWN: 'It is sold by weight, and nobody said its weight 缺少金重.',
  PIECE_TWICE: 'A unique piece is there once 孤品仅一件.',
  POINTS_DEBT: 'The member owes points 待补扣积分: none can be spent meanwhile.',
  INSUFFICIENT_POINTS: 'The member has fewer points 积分不足.',
  POINTS_RATE_UNKNOWN: 'No rate into the currency of the sale is in force for the member\'s points.',
  POINTS_CASH_LIMIT: 'Points pay at most `limit` of this sale: a share, on gold by weight the labour fee, nothing of '
    + 'investment gold.',
  TRADE_IN_NOT_ACCEPTED: 'The offer for the old gold was not accepted, or not in time 旧料报价未确认.',
  TRADE_IN_USED: 'Another sale has the old gold, or a quote holds it 旧料已被使用.',
  TRADE_IN_CREDITED: 'The old gold was credited 已入账: it is store credit, which is named by amount.',
  TRADE_IN_UNNAMED: 'The buyer has old gold of this seller that waits for a sale: tradeInIds names it, no '
    + 'amount stands for it 请选择旧料.',
  TRADE_IN_CURRENCY: 'The old gold is worth another currency.',
  TRADE_IN_MISMATCH: 'The old gold was offered at another amount; `tradeInCredit` is the right one.',
  MIN_INCREASE: 'The new gold does not exceed the old by what its way demands 未达换购条件.',
  SALE_TOO_SMALL: 'The sale takes less than its old gold was offered at for it, and the rest has no plain price '
    + '新购金额不足: buy more, or have it assayed by another way.',
  STORE_CREDIT_SHORT: 'The buyer has less store credit 储值不足; `limit` says how much.',
  TRY_AGAIN: 'Part of the house that is asked is away 暂时无法报价: send it again.',
  REDUCTION_TOO_LARGE: 'The credit for old gold is more than what is left; `limit` says how much.',
};

export const PRICE_EXTRAS = {
  limit: extra(() => Money, 'The largest amount, for POINTS_CASH_LIMIT, REDUCTION_TOO_LARGE and '
    + 'STORE_CREDIT_SHORT.'),
  tradeInCredit: extra(() => Money, 'With TRADE_IN_MISMATCH: what the old gold was offered at.'),
};

/** Why it is not locked. */
export const QUOTE_REFUSALS = {
  ...PRICE_REFUSALS,
  QUOTE_EXPIRED: 'Its time was over; ask for a new quote 报价已过期.',
  PIECE_PROMISED: 'The unique piece is promised to another quote, or sold 孤品已被锁定或售出.',
  UNDER_REVIEW: 'The member is looked at for abuse 风控复核中: its points cannot be spent until it is decided; without '
    + 'points the sale goes on, by a new quote.',
  COUPON_GONE: 'A coupon that applied a moment ago does not any more; the quote may be asked for anew.',
};
