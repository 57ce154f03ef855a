import { expect, it } from '@jest/globals';
import { standingClaims, type PaidClaim } from './kept-pieces.ts';

const claim = (id: string, minute: number, itemId = 'ring'): PaidClaim => ({
  id, itemId, channelId: 'shop', memberId: 'm', cashMinor: 99_900n, currency: 'CNY',
  settledAt: new Date(minute * 60_000) });
const order = (returned: number, isCancelled = false) => ({
  orderId: 'o', channelId: 'web', memberId: 'm', isCancelled, currency: 'CNY',
  lines: [{ itemId: 'ring', quantity: 2, returnedQuantity: returned, goodsMinor: 199_800n }] });

it('lets as many claims stand as pieces are left, the first paid first', () => {
  const claims = [claim('b', 2), claim('a', 1)];
  expect([...standingClaims(order(0), claims)].sort()).toEqual(['a', 'b']);
  expect([...standingClaims(order(1), claims)]).toEqual(['a']);
  expect([...standingClaims(order(2), claims)]).toEqual([]);
  expect([...standingClaims(order(0, true), claims)]).toEqual([]);
  expect([...standingClaims(order(0), [claim('c', 1, 'charm')])]).toEqual([]);
});
