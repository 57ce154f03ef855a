import { extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { Money } from '../../../kernel/graph/money.type.ts';

/** Why a sale is not recorded. */
export const SALE_REFUSALS = {
  INVALID: 'A value is outside its limits; the path says which.',
  NOT_FOUND: 'There is no such channel, outlet, member or hold; the path says which.',
  ITEM_UNKNOWN: 'There is no such item; the path says in which line.',
  CHANNEL_NOT_YOURS: 'A partner channel records only its own orders, a franchise those of the channels of its '
    + 'outlets.',
  NOT_SOLD_HERE: 'The channel does not sell at this outlet.',
  MEMBER_ONLY: 'The item is for members only, and the order names no member that is known; the path says in '
    + 'which line.',
  EXCLUSIVE_ELSEWHERE: 'The item is made for other channels or franchises 专供款; the path says in which line.',
  OUTLET_CLOSED: 'The outlet was closed when the order was paid.',
  ORDER_CONFLICT: 'The channel has another order with the same number.',
  PAID_AT_OUT_OF_RANGE: 'Paid before 2000 or in the future.',
  DELIVERED_AT_OUT_OF_RANGE: 'Delivered before payment or in the future.',
  REDUCTION_TOO_LARGE: 'A reduction is larger than what it reduces; limit says how much is left.',
  POINTS_CASH_LIMIT: 'More points-cash than the order takes; limit says how much it takes.',
  POINTS_HOLD_USED: 'The hold is spent already, or it belongs to another order or to the claim of a drop.',
  POINTS_HOLD_ENDED: 'The hold was given back, or its time was up before the payment.',
  POINTS_AMOUNT_MISMATCH: 'The points pay another amount; pointsAmount says which.',
  POINTS_RATE_UNKNOWN: 'No rate into the currency of the order was in force when the points were held.',
  POINTS_UNAVAILABLE: 'Loyalty does not answer now: nothing was recorded, send the order again.',
  TRADE_IN_UNNAMED: 'The buyer has old gold of this seller that waits for a sale 有待抵扣旧料: it is named, in a quote.',
  TRADE_IN_UNAVAILABLE: 'Nobody can say now whether the buyer has old gold here: nothing was recorded, send it again.',
  HOLD_NOT_BUYERS: 'The buyer is not whose points are held: another person, unknown, or not named.',
};

/** What it would have to be. */
export const SALE_EXTRAS = {
  limit: extra(() => Money, 'The largest amount, for REDUCTION_TOO_LARGE and POINTS_CASH_LIMIT.'),
  pointsAmount: extra(() => Money, 'What the points of the hold pay, for POINTS_AMOUNT_MISMATCH.'),
};
