import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { orders } from '../index.ts';
import { holdOf, MEMBER, openShop, OTHER_MEMBER, POS, theOrder, TMALL } from '../tests/shop.ts';
import { recorderOf } from '../tests/recorder.ts';
import type { OrderToRecord } from './record/order-to-record.ts';

let g: TestSubgraph;
beforeEach(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
});
afterEach(() => g.stop());

const { record, recordOk } = recorderOf(() => g);

describe('an order paid with points', () => {
  it('splits the points of a hold over A and C, and spends a hold once', async () => {
    const pointsHold = holdOf(100_000n);
    await recordOk(theOrder({ pointsHold, orderDiscounts: [] }));
    const [facts] = await g.events('order.recorded.v1');
    expect(facts.pointsHoldId).toBe(pointsHold.id);
    expect(facts.lines.map((l: any) => l.pointsSpent)).toEqual([42_160n, 57_840n, 0n]);
    expect(await record(theOrder({ externalNo: 'T-2', pointsHold, orderDiscounts: [] })))
      .toMatchObject({ ok: false, refusals: [{ code: 'POINTS_HOLD_USED' }] });
  });

  it('spends no hold of somebody else, for nobody, twice, or for another amount', async () => {
    const bare = { orderDiscounts: [] };
    const codeOf = async (over: Partial<OrderToRecord>, actor?: Parameters<typeof record>[1]) => {
      const outcome = await record(theOrder({ ...bare, externalNo: newId(), ...over }), actor);
      return outcome.ok ? 'taken' : outcome.refusals[0]!.code;
    };
    const pay = holdOf(9_550n);
    expect(await record(theOrder({ ...bare, pointsHold: { ...pay, amountMinor: 9_549n } }))).toMatchObject({
      refusals: [{ code: 'POINTS_AMOUNT_MISMATCH', path: ['pointsHold', 'amount'],
        extras: { pointsAmount: { amount: '95.50', currency: 'CNY' } } }] });
    const { known: _, ...unsaid } = pay;
    expect(await codeOf({ pointsHold: unsaid })).toBe('POINTS_UNAVAILABLE');
    expect(await codeOf({ pointsHold: pay, buyer: null })).toBe('HOLD_NOT_BUYERS');
    expect(await codeOf({ pointsHold: pay, buyer: { externalId: 'nobody-yet' } })).toBe('HOLD_NOT_BUYERS');
    expect(await codeOf({ pointsHold: pay, buyer: { memberId: OTHER_MEMBER } })).toBe('HOLD_NOT_BUYERS');
    expect(await codeOf({ pointsHold: holdOf(1n, { channelId: POS }) }, channel(TMALL))).toBe('NOT_FOUND');
    expect(await codeOf({ pointsHold: holdOf(1n, { isReserved: true }) })).toBe('POINTS_HOLD_USED');
    expect(await codeOf({ pointsHold: holdOf(1n, { state: 'captured' }) })).toBe('POINTS_HOLD_USED');
    expect(await codeOf({ pointsHold: holdOf(1n, { worthMinor: null }) })).toBe('POINTS_RATE_UNKNOWN');
    expect(await codeOf({ pointsHold: holdOf(1n, { expiresAt: new Date('2026-09-14T04:00:00Z') }) }))
      .toBe('POINTS_HOLD_ENDED');
    expect(await g.sql.one`select count(*) as n from sales_order`).toEqual({ n: 0n });
    expect(await codeOf({ pointsHold: pay })).toBe('taken');
  });

  it('knows the holder by the id before a merge as well', async () => {
    await g.deliver('member.merged.v1', MEMBER,
      { memberId: MEMBER, otherMemberId: OTHER_MEMBER, mergedAt: g.clock.now() });
    const pointsHold = holdOf(100n, { memberId: OTHER_MEMBER });
    await recordOk(theOrder({ orderDiscounts: [], pointsHold }));
  });

  it('answers a stored order with points while loyalty is away', async () => {
    const pointsHold = holdOf(100n);
    const order = theOrder({ orderDiscounts: [], pointsHold });
    const { orderId } = await recordOk(order);
    const { known: _, ...unsaid } = pointsHold;
    expect(await recordOk({ ...order, pointsHold: unsaid })).toMatchObject({ orderId, created: false });
  });
});
