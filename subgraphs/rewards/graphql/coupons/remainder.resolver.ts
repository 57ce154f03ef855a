import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { MAX_LINE_QUANTITY, MAX_ORDER_LINES } from '../../../contracts/limits.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { form, formsOf, type Filled } from '../../../kernel/graph/mutation/form.ts';
import {
  currency, dateTime, decimal, idOf, list, optional, readAll, text, whole, type Take,
} from '../../../kernel/graph/mutation/take.ts';
import { inputTypeOf } from '../../../kernel/graph/mutation/types.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import { parseAmount, type Currency } from '../../../kernel/money.ts';
import { remaindersOf, type OrderWithRemainder } from '../../queries/coupons/coupons-after-return.ts';
import { headOfficeOnly } from '../head-office.ts';
import { RemainderOfOrder } from './remainder.type.ts';

const MOST_ORDERS = 100;
const MOST_COUPONS = 300;
const WRONG_REST = 'Of a line at least nothing remains, and at most what was sold.';
const amount = (what: string): Take<string> => decimal(`${what}, in the currency of the order; not below zero.`);

const line = form('RemainingLineInput', 'A line of an order as it was priced, and what of it stays sold.', {
  itemId: idOf(PREFIX.item, 'Item.'),
  marginClass: text('Code of its margin class at payment.'),
  quantity: whole(`Pieces that were sold, 1 to ${MAX_LINE_QUANTITY}.`),
  remaining: whole('Pieces that stay sold, 0 to quantity.'),
  amount: amount('The whole line before any reduction'),
  labour: optional(amount('Its labour fee 工费, if it has one')),
  reduced: amount('What the sale took off it'),
  restored: optional(amount('What its bundle 套装 took off it besides, where what remains is paid without that and '
    + 'counts so for thresholds')),
  base: amount('What was paid for it'),
  remainingBase: amount('What of that is not paid back, at most the base; nothing remains of a line without it'),
});
const order = form('RemainderInput', 'An order with coupons of which a part comes back.', {
  orderId: idOf(PREFIX.order, 'The order.'),
  currency: currency('Currency of all its amounts.'),
  paidAt: dateTime('When it was paid.'),
  couponIds: list<string>(() => ID,
    `Its coupons, and offers that need none, as it named them; at most ${MOST_COUPONS}.`),
  lines: formsOf(line, `Its lines, 1 to ${MAX_ORDER_LINES}.`),
});
const ASKED = { orders: formsOf(order, `Orders, 1 to ${MOST_ORDERS}.`) };
const CouponsAfterReturnInput = inputTypeOf('CouponsAfterReturnInput', 'Orders of which a part comes back.', ASKED);

@Resolver()
export class RemainderResolver {
  @Query(() => [RemainderOfOrder], {
    description: 'What coupons are worth for what remains of orders 部分退货核对, at most 100 in the order they were asked: '
      + 'whether thresholds still hold, and what is withheld from refunds. Head office alone; partners read it where '
      + 'they preview a return.',
  })
  @Scopes('rewards:read')
  async couponsAfterReturn(
    @Arg('input', () => CouponsAfterReturnInput, { description: 'The orders.' }) input: object,
    @Ctx() context: GraphContext,
  ): Promise<RemainderOfOrder[]> {
    headOfficeOnly(context);
    const read = readAll(ASKED, input as Record<string, unknown>);
    if (!read.ok) throw new RequestError('BAD_USER_INPUT', read.refusals[0]!.message);
    const { orders } = read.value;
    if (orders.length < 1 || orders.length > MOST_ORDERS) {
      throw new RequestError('BAD_USER_INPUT', `1 to ${MOST_ORDERS} orders at once.`);
    }
    return remaindersOf(await context.sql(), orders.map(readOrder));
  }
}

/** Amounts to minor units; what is none, or more remains than was sold, is a malformed request. */
function readOrder({ lines, couponIds, ...sent }: Filled<typeof order>): OrderWithRemainder {
  const minor = (value: string): bigint => {
    const read = parseAmount(value, sent.currency as Currency);
    if (read === null || read < 0n) throw new RequestError('BAD_USER_INPUT', `${value} is no amount.`);
    return read;
  };
  if (lines.length < 1 || lines.length > MAX_ORDER_LINES || couponIds.length > MOST_COUPONS) {
    throw new RequestError('BAD_USER_INPUT',
      `An order has 1 to ${MAX_ORDER_LINES} lines, at most ${MOST_COUPONS} coupons.`);
  }
  return {
    ...sent,
    couponIds: couponIds.map((id) => decodeId(PREFIX.coupon, id) ?? decodeId(PREFIX.couponOffer, id) ?? NOBODY),
    lines: lines.map((one) => {
      if (one.quantity < 1 || one.quantity > MAX_LINE_QUANTITY || one.remaining < 0 || one.remaining > one.quantity) {
        throw new RequestError('BAD_USER_INPUT', WRONG_REST);
      }
      const [baseMinor, remainingBaseMinor] = [minor(one.base), minor(one.remainingBase)];
      if (remainingBaseMinor > baseMinor) throw new RequestError('BAD_USER_INPUT', WRONG_REST);
      return {
        itemId: one.itemId, marginClass: one.marginClass, quantity: one.quantity, remaining: one.remaining,
        amountMinor: minor(one.amount), labourMinor: one.labour === null ? null : minor(one.labour),
        reducedMinor: minor(one.reduced), baseMinor, remainingBaseMinor,
        restoredMinor: one.restored ? minor(one.restored) : 0n,
      };
    }),
  };
}
