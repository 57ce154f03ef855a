import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { orders } from '../index.ts';
import {
  holdOf, itemChanged, line, MEMBER, openShop, OTHER_MEMBER, POS, theOrder, TMALL, toldWord,
} from '../tests/shop.ts';
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

  it('pays of a class that head office has entered what its trait says, from its date on', async () => {
    const piece = async (marginClass: string, sku: string) => {
      const itemId = newId();
      await g.deliver('item.changed.v1', itemId, itemChanged(itemId, sku, marginClass, { labourMinor: 1_000n }));
    };
    await piece('BARS', 'K-1');
    await piece('HEAVY', 'K-2');
    const pay = (sku: string, points: bigint) => record(theOrder({ externalNo: newId(), orderDiscounts: [],
      lines: [line(sku, 100_000n)], pointsHold: holdOf(points) }));
    // The item is known before its class: a sale with points comes again, one without needs no trait.
    expect(await pay('K-1', 100n)).toMatchObject({ refusals: [{ code: 'ITEM_UNKNOWN', path: ['lines', '0', 'sku'] }] });
    await recordOk(theOrder({ externalNo: 'K-0', orderDiscounts: [], lines: [line('K-1', 100_000n)] }));
    await toldWord(g, 'margin_class', 'BARS', { pointsCash: 'none', investment: true });
    await toldWord(g, 'margin_class', 'HEAVY', { pointsCash: 'labour', investment: false });
    expect(await pay('K-1', 100n)).toMatchObject({ refusals: [{ code: 'POINTS_CASH_LIMIT',
      extras: { limit: { amount: '0.00' } } }] });
    expect(await pay('K-2', 1_001n)).toMatchObject({ refusals: [{ code: 'POINTS_CASH_LIMIT',
      extras: { limit: { amount: '10.00' } } }] });
    expect(await pay('K-2', 1_000n)).toMatchObject({ ok: true });
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
