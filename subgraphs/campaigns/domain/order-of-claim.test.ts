import { expect, it } from '@jest/globals';
import { claimsPaidBy, mismatchOf, type ClaimToPay, type PaidOrder } from './order-of-claim.ts';

const claim: ClaimToPay = {
  channelId: 'mini', memberId: 'wang', itemId: 'charm', cashMinor: 99_900n, currency: 'CNY' };
const line = { itemId: 'charm', quantity: 2, returnedQuantity: 0, goodsMinor: 199_800n };
const order: PaidOrder = {
  orderId: 'o', channelId: 'mini', memberId: 'wang', isCancelled: false, currency: 'CNY', lines: [line] };

it.each<[string, number, Partial<PaidOrder>, Partial<ClaimToPay>]>([
  ['as many as it has pieces', 2, {}, {}],
  ['of any channel where the house claimed', 2, { channelId: 'pos' }, { channelId: null }],
  ['what did not come back', 1, { lines: [{ ...line, returnedQuantity: 1 }] }, {}],
  ['over all lines', 3, { lines: [line, { ...line, quantity: 1, goodsMinor: 99_900n }] }, {}],
  ['none of another member', 0, { memberId: 'li' }, {}],
  ['none of a buyer who is not known', 0, { memberId: null }, {}],
  ['none of another channel', 0, { channelId: 'pos' }, {}],
  ['none when it was cancelled', 0, { isCancelled: true }, {}],
  ['none in another currency', 0, { currency: 'HKD' }, {}],
  ['none of another item', 0, { lines: [{ ...line, itemId: 'ring' }] }, {}],
  ['none at another price', 0, { lines: [{ ...line, goodsMinor: 219_800n }] }, {}],
])('an order pays %s', (_, pieces, of, what) => {
  expect(claimsPaidBy({ ...order, ...of }, { ...claim, ...what })).toBe(pieces);
});

it.each<[string | null, Partial<PaidOrder>]>([
  [null, {}],
  ['cancelled', { isCancelled: true, memberId: 'li' }],
  ['member', { memberId: 'li', channelId: 'pos' }],
  ['channel', { channelId: 'pos' }],
  ['currency', { currency: 'HKD' }],
  ['item', { lines: [{ ...line, itemId: 'ring' }] }],
  ['price', { lines: [{ ...line, goodsMinor: 219_800n }, { ...line, itemId: 'ring' }] }],
  // What came back has the right price: nothing but its pieces is missing.
  [null, { lines: [{ ...line, returnedQuantity: 2 }] }],
])('what does not fit is said by the first that one would look at: %s', (mismatch, of) => {
  expect(mismatchOf({ ...order, ...of }, claim)).toBe(mismatch);
});
