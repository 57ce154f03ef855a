import { ID, Int } from 'type-graphql';
import type { Fulfilment as FulfilmentWord } from '../../../contracts/words.ts';
import { form, formOf, formsOf } from '../../../kernel/graph/mutation/form.ts';
import {
  currency, dateTime, decimal, list, optional, otherwise, points, take, text, whole, type Take,
  type Taken,
} from '../../../kernel/graph/mutation/take.ts';
import { Fulfilment } from '../words.ts';

const amount = (what: string, more = ''): Take<string> =>
  decimal(`${what}, in the currency of the order, for example "8999.00"; not below zero.${more}`);
/** As it was sent: what names nothing is refused with the others, where it stands. */
const named = (says: string): Take<string> => take(() => ID, says);

export const BUYER = form('OrderBuyerInput', 'Who bought: exactly one of the two.', {
  memberId: optional(named('A member. A channel names only members linked to it.')),
  externalId: optional(text('The buyer\'s id in the channel, 1 to 200 characters. While nobody knows it, the '
    + 'order is kept and linked within the days of the order policy.')),
});

const line = form('RecordOrderLineInput', 'One line of an order to record.', {
  sku: optional(text('SKU 货号; this or itemId.')),
  itemId: optional(named('Item; this or sku.')),
  quantity: otherwise(1, whole('Pieces, 1 to 1,000,000.')),
  unitPrice: amount('Price of one piece'),
  goldWeightMg: optional(whole(
    'Gold weight 金重 of one piece as it was weighed, milligrams, 1 to 100,000,000.')),
  boardPrice: optional(amount('Board price 金价 of a gram that it was priced with')),
  labour: optional(amount('Labour fee 工费 of one piece as it was charged, no more than its price',
    ' What the catalog says, when not given; points-cash on class C goes by the lesser of the two.')),
  lineDiscount: otherwise('0', amount('Reduction of this line, what its bundle takes off among it')),
  bundleId: optional(named('Bundle 套装 it was sold of, kept as it is said.')),
});

const discount = form('RecordOrderDiscountInput',
  'One reduction of the whole order, split over its eligible lines.', {
    amount: amount('How much'),
    code: text('Code of the coupon or campaign, 1 to 100 characters.'),
    eligibleLines: optional(list<number>(() => Int,
      'Indexes from 0 of the lines it is valid on, at most 1,000; all when null.')),
  });

const hold = form('PointsHoldInput', 'Points spent on the order 积分抵现, held before by the same channel or by '
  + 'head office. The buyer is the member whose points they are. While loyalty is away the order is refused and '
  + 'may be sent again.', {
  id: named('The hold (loyalty); each hold pays one order.'),
  points: points('Points of the hold, more than zero.'),
  amount: decimal('What they pay: exactly PointsHold.worth in the currency of the order. At most 10 % of the '
    + 'eligible amount, on class C at most the labour fee, nothing on class D.'),
});

/** One sale, as it was priced. */
export const ORDER = {
  externalNo: text('Number of the order in its channel, 1 to 100 characters: its key.'),
  buyer: optional(formOf(BUYER, 'Who bought; null when nobody knows.')),
  outletId: optional(named('Outlet that sold; this or outletCode.')),
  outletCode: optional(text('Code of the outlet that sold; this or outletId.')),
  fulfilment: take<FulfilmentWord>(() => Fulfilment, 'How it reaches its buyer.'),
  currency: currency('Currency of all amounts of the order.'),
  paidAt: dateTime('When it was paid; from 1970-01-01 on, not in the future.'),
  deliveredAt: optional(dateTime('When it was delivered, if it was; else recordDelivery tells later.')),
  lines: formsOf(line, 'Its lines, 1 to 1,000.'),
  orderDiscounts: otherwise([], formsOf(discount, 'Reductions of the whole order, at most 50, applied in this '
    + 'order: each is split over what the earlier ones have left.')),
  tradeInCredit: otherwise('0', amount('Credit for old gold that the seller took in itself',
    ' Gold that the house has taken in of the buyer is named, in a quote.')),
  couponIds: optional(list<string>(() => ID, 'Coupons 优惠券, and offers that need none 自动优惠 (rewards), that it took '
    + 'off, at most 20, whose reductions stand in lineDiscount and orderDiscounts: they are used by it, and what does '
    + 'not fit is shown there.')),
  pointsHold: optional(formOf(hold, 'Points spent on it; null for none.')),
  shipping: otherwise('0', amount('Shipping')),
  fees: otherwise('0', amount('Fees')),
  note: optional(text('Remark, at most 500 characters.')),
};

export type OrderRow = Taken<typeof ORDER>;
