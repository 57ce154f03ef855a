import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { orders } from '../index.ts';
import { FRANCHISE, link, MEMBER, openShop, OTHER_MEMBER, POS, theOrder, TMALL } from '../tests/shop.ts';
import { completeOrders } from './complete-orders.ts';
import { linkOrder } from './link-order.ts';
import { recordDelivery } from './record-delivery.ts';
import { recordOrders } from './record/record-orders.ts';
import { cancelOrder } from './returns/cancel-order.ts';
import type { LineToReturn } from './returns/plan-return.ts';
import { recordReturns, type ReturnToRecord } from './returns/record-returns.ts';

let g: TestSubgraph;
let orderId: string;
beforeEach(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
  orderId = await record();
});
afterEach(() => g.stop());

async function record(over: Parameters<typeof theOrder>[0] = {}): Promise<string> {
  const [outcome] = await g.runBatch(recordOrders, [{ input: theOrder(over) }]);
  if (!outcome!.ok) throw new Error(outcome!.refusals[0]!.code);
  return outcome!.value.orderId;
}
const returned = (no: number, quantity: number, amount: string | null = null): LineToReturn =>
  ({ line: { no }, quantity, amount });
const aReturn = (over: Partial<ReturnToRecord> = {}): ReturnToRecord => ({
  order: { orderId }, externalNo: 'R-1', returnedAt: new Date('2026-09-15T01:00:00Z'),
  lines: [returned(2, 0, '6000.00')], reason: 'scratched', ...over,
});
async function giveBack(input: ReturnToRecord, actor?: ReturnType<typeof channel>) {
  const [outcome] = await g.runBatch(recordReturns, [actor ? { input, actor } : { input }]);
  return outcome!;
}
const stateOf = (id = orderId) => g.sql.one<any>`
  select state, returned_base_minor, charity_minor - charity_reversed_minor as charity, delivered_at,
    member_id from sales_order where id = ${id}`;

describe('recordReturns', () => {
  it('takes back part of the value (domain.md 3.6: 1,205,647 less 600,000)', async () => {
    expect(await giveBack(aReturn())).toMatchObject({ ok: true, value: { created: true } });
    const [event] = await g.events('order.returned.v1');
    expect(event).toMatchObject({ orderId, memberId: MEMBER, whole: false, lines: [
      { returnedQuantity: 0, returnedBaseMinor: 600_000n, remainingBaseMinor: 605_647n }] });
    expect(await stateOf()).toMatchObject({
      state: 'partly_returned', returned_base_minor: 600_000n, charity: 20_822n });
  });

  it('takes back everything, in several returns, and the charity with it', async () => {
    await giveBack(aReturn());
    await giveBack(aReturn({ externalNo: 'R-2', lines: [returned(1, 1), returned(2, 1), returned(3, 1)] }));
    expect((await g.events('order.returned.v1')).map((e) => e.whole)).toEqual([false, true]);
    expect(await stateOf()).toMatchObject({
      state: 'returned', returned_base_minor: 4_764_467n, charity: 0n });
  });

  it('repeats the same return and refuses another under its number', async () => {
    const first = await giveBack(aReturn());
    const again = await giveBack(aReturn({
      externalNo: ' R-1\u3000', order: { channelId: TMALL, externalNo: 'T-1 ' } }));
    expect(again).toMatchObject({ ok: true, value: { created: false } });
    expect(first.ok && again.ok && first.value.returnId === again.value.returnId).toBe(true);
    expect(await giveBack(aReturn({ reason: 'other' }))).toMatchObject({
      ok: false, refusals: [{ code: 'RETURN_CONFLICT' }] });
    expect(await g.events('order.returned.v1')).toHaveLength(1);
  });

  it('lets two returns of one batch see each other', async () => {
    const outcomes = await g.runBatch(recordReturns, [
      { input: aReturn({ lines: [returned(1, 1)] }) },
      { input: aReturn({ externalNo: 'R-2', lines: [returned(1, 1)] }) },
      { input: aReturn({ externalNo: 'R-3', lines: [returned(3, 1)] }) }]);
    expect(outcomes.map((o) => o.ok)).toEqual([true, false, true]);
    expect(outcomes[1]).toMatchObject({ refusals: [{ code: 'RETURN_TOO_MUCH',
      path: ['lines', '0', 'quantity'],
      extras: { leftQuantity: 0, left: { amount: '0.00', currency: 'CNY' } } }] });
    expect(await stateOf()).toMatchObject({ returned_base_minor: 878_820n + 2_680_000n });
  });

  it('never returns a line twice when two returns race', async () => {
    const outcomes = await Promise.all(['R-1', 'R-2', 'R-3'].map((externalNo) =>
      giveBack(aReturn({ externalNo, lines: [returned(1, 1)] }))));
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    expect(await stateOf()).toMatchObject({ returned_base_minor: 878_820n });
  });

  const cases: [string, Partial<ReturnToRecord>, string, string[]][] = [
    ['an unknown order', { order: { orderId: newId() } }, 'NOT_FOUND', ['orderId']],
    ['a malformed order', { order: { orderId: null } }, 'NOT_FOUND', ['orderId']],
    ['an unknown number', { order: { channelId: TMALL, externalNo: '?' } },
      'NOT_FOUND', ['externalNo']],
    ['an unknown line', { lines: [returned(9, 1)] }, 'NOT_FOUND', ['lines', '0', 'lineNo']],
    ['nothing', { lines: [returned(1, 0)] }, 'INVALID', ['lines', '0', 'quantity']],
    ['no lines', { lines: [] }, 'INVALID', ['lines']],
    ['a line twice', { lines: [returned(2, 0, '1'), returned(2, 0, '1')] },
      'INVALID', ['lines', '1']],
    ['half a cent', { lines: [returned(1, 0, '0.005')] }, 'INVALID', ['lines', '0', 'amount']],
    ['a negative amount', { lines: [returned(1, 1, '-1')] }, 'INVALID', ['lines', '0', 'amount']],
    ['too much value', { lines: [returned(1, 1, '8788.21')] },
      'RETURN_TOO_MUCH', ['lines', '0', 'amount']],
    ['too many pieces', { lines: [returned(1, 2)] }, 'RETURN_TOO_MUCH', ['lines', '0', 'quantity']],
    ['a return before payment', { returnedAt: new Date('2026-09-14T03:00:00Z') },
      'RETURNED_AT_OUT_OF_RANGE', ['returnedAt']],
    ['a return in the future', { returnedAt: new Date('2026-09-16T03:00:00Z') },
      'RETURNED_AT_OUT_OF_RANGE', ['returnedAt']],
    ['a long reason', { reason: 'x'.repeat(501) }, 'INVALID', ['reason']],
    ['no number', { externalNo: '' }, 'INVALID', ['returnNo']],
    ['a line break in the number', { externalNo: 'r\n1' }, 'INVALID', ['returnNo']],
    ['a zero-width space in the number', { externalNo: 'R-1\u200b' }, 'INVALID', ['returnNo']],
    ['a zero-width space in the order\'s number', { order: { channelId: TMALL, externalNo: 'T-1\u200b' } },
      'NOT_FOUND', ['externalNo']],
    ['a reason that was misread', { reason: '\ufffd' }, 'INVALID', ['reason']],
  ];
  it.each(cases)('refuses %s, with nothing changed', async (_, over, code, path) => {
    expect(await giveBack(aReturn(over))).toMatchObject({ ok: false, refusals: [{ code, path }] });
    expect(await g.events('order.returned.v1')).toEqual([]);
    expect(await stateOf()).toMatchObject({ state: 'paid', returned_base_minor: 0n });
  });

  it('takes at most 200 returns of an order, and a cancellation after them', async () => {
    const outcomes = await g.runBatch(recordReturns, Array.from({ length: 201 }, (_, n) => (
      { input: aReturn({ externalNo: `R-${n}`, lines: [returned(3, 0, '0.01')] }) })));
    expect(outcomes.filter((o) => o.ok)).toHaveLength(200);
    expect(outcomes.at(-1)).toMatchObject({ refusals: [{ code: 'TOO_MANY_RETURNS' }] });
    expect((await g.run(cancelOrder, { order: { orderId }, reason: 'x' })).ok).toBe(true);
    expect(await stateOf()).toMatchObject({ state: 'cancelled', returned_base_minor: 4_764_467n });
  });

  it('lets only those return who sold it', async () => {
    expect(await giveBack(aReturn(), channel(POS))).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect(await giveBack(aReturn(), tenant(FRANCHISE))).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect((await giveBack(aReturn(), channel(TMALL))).ok).toBe(true);
  });
});

describe('recordDelivery', () => {
  const at = new Date('2026-09-15T01:00:00Z');
  it('begins the return window once, and completes the order when it is over', async () => {
    expect((await g.run(recordDelivery, { order: { orderId }, deliveredAt: at })).ok).toBe(true);
    expect((await g.run(recordDelivery, { order: { channelId: TMALL, externalNo: 'T-1' }, deliveredAt: at })).ok)
      .toBe(true);
    expect(await g.events('order.delivered.v1')).toEqual([{ orderId, memberId: MEMBER,
      deliveredAt: at, windowEndsAt: new Date('2026-09-30T01:00:00Z') }]);
    expect(await stateOf()).toMatchObject({ state: 'delivered' });
    g.clock.set('2026-09-30T00:59:59Z');
    expect(await g.run(completeOrders, { limit: 10 })).toMatchObject({ value: { completed: 0 } });
    g.clock.set('2026-09-30T01:00:00Z');
    expect(await g.run(completeOrders, { limit: 10 })).toMatchObject({ value: { completed: 1 } });
    expect(await stateOf()).toMatchObject({ state: 'completed' });
    expect(await g.sql.all`select before, after from audit_record
      where subject_id = ${orderId} and command = 'orders.complete-orders'`)
      .toEqual([{ before: { state: 'delivered' }, after: { state: 'completed' } }]);
  });

  it('refuses another time, a time before payment, an unknown and a foreign order', async () => {
    const codeOf = async (
      input: Parameters<typeof recordDelivery.execute>[1], actor?: ReturnType<typeof channel>,
    ) => {
      const outcome = await g.run(recordDelivery, input, actor ? { actor } : {});
      return outcome.ok ? 'ok' : outcome.refusals[0]!.code;
    };
    const order = { orderId };
    expect(await codeOf({ order, deliveredAt: new Date('2026-09-14T03:59:59Z') })).toBe('DELIVERED_AT_OUT_OF_RANGE');
    expect(await codeOf({ order: { orderId: newId() }, deliveredAt: at })).toBe('NOT_FOUND');
    expect(await codeOf({ order, deliveredAt: at }, channel(POS))).toBe('NOT_FOUND');
    expect(await codeOf({ order, deliveredAt: at })).toBe('ok');
    expect(await codeOf({ order, deliveredAt: new Date('2026-09-15T02:00:00Z') })).toBe('DELIVERY_CONFLICT');
    expect(await g.events('order.delivered.v1')).toHaveLength(1);
  });
});

describe('cancelOrder', () => {
  const cancel = (reason = 'changed mind', key = 'k') =>
    g.run(cancelOrder, { order: { orderId }, reason }, { idempotencyKey: key });
  it('takes back what is left of an undelivered order', async () => {
    await giveBack(aReturn());
    expect((await cancel()).ok).toBe(true);
    expect((await cancel('changed mind', 'k2')).ok).toBe(true);
    expect(await stateOf()).toMatchObject({ state: 'cancelled', returned_base_minor: 4_764_467n, charity: 0n });
    const events = await g.events('order.returned.v1');
    expect(events).toHaveLength(2);
    expect(events[1]).toMatchObject({ whole: true });
    expect(await giveBack(aReturn({ externalNo: 'R-9' }))).toMatchObject({ refusals: [{ code: 'ORDER_CANCELLED' }] });
  });

  it('has no number in the channel\'s own space', async () => {
    await giveBack(aReturn({ externalNo: 'cancelled', lines: [returned(1, 1)] }));
    expect((await cancel()).ok).toBe(true);
    expect(await giveBack(aReturn({ externalNo: 'cancelled', lines: [returned(1, 1)] })))
      .toMatchObject({ ok: true, value: { created: false } });
    expect(await g.sql.all`select external_no from order_return order by external_no`)
      .toEqual([{ external_no: 'cancelled' }, { external_no: null }]);
  });

  it('refuses a delivered order, a returned one, and no reason', async () => {
    expect(await cancel('')).toMatchObject({ refusals: [{ code: 'INVALID', path: ['reason'] }] });
    await giveBack(aReturn({ lines: [returned(1, 1), returned(2, 1), returned(3, 1)] }));
    expect(await cancel()).toMatchObject({ refusals: [{ code: 'ALREADY_RETURNED' }] });
    await g.run(recordDelivery, { order: { orderId }, deliveredAt: g.clock.now() });
    expect(await cancel()).toMatchObject({ refusals: [{ code: 'ALREADY_DELIVERED' }] });
    expect(await stateOf()).toMatchObject({ state: 'returned' });
  });
});

describe('linkOrder', () => {
  const linkTo = (id: string, memberId: string | null = MEMBER, reason = 'receipt shown') =>
    g.run(linkOrder, { orderId: id, memberId, reason }, { idempotencyKey: newId() });
  const codeOf = async (...args: Parameters<typeof linkTo>) => {
    const outcome = await linkTo(...args);
    return outcome.ok ? 'ok' : outcome.refusals[0]!.code;
  };

  it('gives a kept order its buyer, with the bases of the sale whatever came back before', async () => {
    const kept = await record({ externalNo: 'T-2', buyer: null });
    await giveBack(aReturn({ order: { orderId: kept } }));
    expect(await codeOf(kept)).toBe('ok');
    expect(await codeOf(kept)).toBe('ok');
    expect(await g.events('order.linked.v1')).toMatchObject([{ orderId: kept, memberId: MEMBER,
      lines: [{ baseMinor: 878_820n }, { baseMinor: 1_205_647n }, { baseMinor: 2_680_000n }] }]);
    await giveBack(aReturn({ order: { orderId: kept }, externalNo: 'R-2', lines: [returned(2, 0, '1')] }));
    expect(await g.events('order.returned.v1')).toMatchObject([
      { memberId: null, lines: [{ remainingBaseMinor: 605_647n }] },
      { memberId: MEMBER, lines: [{ remainingBaseMinor: 605_547n }] }]);
    expect(await stateOf(kept)).toMatchObject({ member_id: MEMBER });
  });

  it('refuses late, foreign, unknown and already linked ones', async () => {
    const kept = await record({ externalNo: 'T-2', buyer: null, paidAt: new Date('2026-03-19T03:59:59Z') });
    const justInTime = await record({ externalNo: 'T-3', buyer: null, paidAt: new Date('2026-03-19T04:00:00Z') });
    expect(await codeOf(kept)).toBe('LINK_TOO_LATE');
    expect(await codeOf(justInTime)).toBe('ok');
    expect(await codeOf(orderId, OTHER_MEMBER)).toBe('ALREADY_LINKED');
    expect(await codeOf(newId())).toBe('NOT_FOUND');
    expect(await codeOf(kept, newId())).toBe('NOT_FOUND');
    expect(await codeOf(kept, null)).toBe('NOT_FOUND');
    expect(await codeOf(kept, MEMBER, '')).toBe('INVALID');
    expect(await stateOf(kept)).toMatchObject({ member_id: null });
  });

  it('tells of an order once, by link or by hand', async () => {
    const kept = await record({ externalNo: 'T-2', buyer: { externalId: 'later' } });
    await Promise.all([linkTo(kept), link(g, MEMBER, TMALL, 'later')]);
    expect(await g.events('order.linked.v1')).toHaveLength(1);
  });
});
