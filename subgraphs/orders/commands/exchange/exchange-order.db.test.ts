import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { channel, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { until } from '../../../../tests/kit/until.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, newId } from '../../../kernel/ids.ts';
import { orders } from '../../index.ts';
import {
  BAR, itemChanged, line, link, MEMBER, openShop, OTHER_FRANCHISE, OTHER_MEMBER, POS, STORE, theOrder, TMALL,
} from '../../tests/shop.ts';
import { linkOrder } from '../link-order.ts';
import { recordOrders } from '../record/record-orders.ts';
import { recordReturns, type ReturnToRecord } from '../returns/record-returns.ts';
import { exchangeOrder } from './exchange-order.ts';

let g: TestSubgraph;
let n = 0;
const fresh = (what: string) => `${what}-${n += 1}`;
const AT = new Date('2026-09-15T01:00:00Z');

beforeAll(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
});
afterAll(() => g.stop());

async function sold(more: object = {}): Promise<string> {
  const [outcome] = await g.runBatch(recordOrders, [{ input: theOrder({ externalNo: fresh('T'), ...more }) }]);
  if (!outcome!.ok) throw new Error(outcome!.refusals[0]!.code);
  return outcome!.value.orderId;
}
const back = (orderId: string, lines: ReturnToRecord['lines'], externalNo = fresh('R')): ReturnToRecord =>
  ({ order: { orderId }, externalNo, returnedAt: AT, lines, reason: '' });
const piece = (no: number, quantity = 1, amount: string | null = null) => ({ line: { no }, quantity, amount });
const ring = (minor: bigint, more: object = {}) => theOrder({
  externalNo: fresh('X'), lines: [line('RING', minor)], orderDiscounts: [], shippingMinor: 0n, paidAt: AT, ...more });
const stateOf = async (id: string) =>
  (await g.sql.one<{ state: string }>`select state from sales_order where id = ${id}`).state;

/** What other rooms hear of an order, without the ids that differ. */
async function told(orderId: string): Promise<object[]> {
  const events = [...await g.events('order.recorded.v1'), ...await g.events('order.returned.v1')]
    .filter((event) => event.orderId === orderId);
  const without = (thing: object, ...names: string[]) =>
    Object.fromEntries(Object.entries(thing).filter(([name]) => !names.includes(name)));
  return events.map(({ lines, ...rest }) => ({ ...without(rest, 'orderId', 'returnId', 'externalNo'),
    lines: lines.map((each: object) => without(each, 'lineId')) }));
}

describe('an exchange', () => {
  it('pays nothing with credit that comes back as store credit', async () => {
    const orderId = await sold();
    await g.sql.run`update sales_order set credit_hold_id = ${newId()} where id = ${orderId}`;
    const change = (tradeInMinor: bigint) => g.run(exchangeOrder, { returned: back(orderId, [piece(1)]),
      sale: ring(500_000n, { tradeInMinor }) });
    expect(await change(1n)).toMatchObject({ ok: false, refusals: [{ code: 'CREDIT_COMES_BACK',
      path: ['sale', 'tradeInCredit'] }] });
    expect((await change(0n)).ok).toBe(true);
  });

  it('tells the other rooms exactly what a return and a sale would tell them', async () => {
    const wish = fc.record({
      lines: fc.uniqueArray(fc.record({ no: fc.integer({ min: 1, max: 3 }), value: fc.boolean() }),
        { minLength: 1, maxLength: 3, selector: ({ no }) => no }),
      price: fc.bigInt({ min: 1n, max: 9_000_000n }), discount: fc.bigInt({ min: 0n, max: 1_000n }),
      delivered: fc.boolean(),
    });
    await fc.assert(fc.asyncProperty(wish, async ({ lines, price, discount, delivered }) => {
      const pieces = lines.map(({ no, value }) => (value ? piece(no, 0, '100.00') : piece(no)));
      const sale = () => ring(price + 1_000n, { deliveredAt: delivered ? AT : null,
        orderDiscounts: discount === 0n ? [] : [{ amountMinor: discount, code: 'C', eligibleLines: null }] });
      const [one, other] = [await sold(), await sold()];
      const exchanged = await g.run(exchangeOrder, { returned: back(one, pieces), sale: sale() });
      await g.runBatch(recordReturns, [{ input: back(other, pieces) }]);
      const [apart] = await g.runBatch(recordOrders, [{ input: sale() }]);
      if (!exchanged.ok || !apart!.ok) throw new Error('refused');
      expect(await told(one)).toEqual(await told(other));
      expect(await told(exchanged.value.newOrderId)).toEqual(await told(apart!.value.orderId));
      const bases = await g.sql.all<{ base: bigint }>`select base_minor - returned_base_minor as base from sales_order
        where id = any(${[one, exchanged.value.newOrderId, other, apart!.value.orderId]}::uuid[])`;
      expect(bases).toHaveLength(4);
      const newBase = price + 1_000n - discount;
      expect(exchanged.value.differenceMinor).toBe(newBase - exchanged.value.decision!.baseMinor);
    }), { numRuns: 12 });
  });

  it('is both or neither, once by its key and its numbers, and says what is paid', async () => {
    const orderId = await sold();
    const input = { returned: back(orderId, [piece(1)]), sale: ring(1_000_000n) };
    const refused = await g.run(exchangeOrder, { ...input, sale: ring(1n, { lines: [line('NONE', 1n)] }) });
    expect(refused).toMatchObject({ ok: false,
      refusals: [{ code: 'ITEM_UNKNOWN', path: ['sale', 'lines', '0', 'sku'] }] });
    expect(await stateOf(orderId)).toBe('paid');
    expect(await g.run(exchangeOrder, { ...input, returned: back(orderId, [piece(1, 2)]) }))
      .toMatchObject({ ok: false, refusals: [{ code: 'RETURN_TOO_MUCH' }] });
    expect(await g.run(exchangeOrder, { ...input, sale: ring(1n, { currency: 'HKD' }) }))
      .toMatchObject({ ok: false, refusals: [{ code: 'CURRENCY_OTHER' }] });
    const first = await g.run(exchangeOrder, input, { idempotencyKey: 'once' });
    // domain.md 3.1: the ring's base is 899,900 less its share of the coupon, 21,080.
    expect(first).toMatchObject({ ok: true, value: { created: true, decision: { baseMinor: 878_820n },
      differenceMinor: 121_180n } });
    expect(await g.run(exchangeOrder, input, { idempotencyKey: 'once' })).toEqual(first);
    expect(await g.run(exchangeOrder, input, { idempotencyKey: 'lost' }))
      .toMatchObject({ ok: true, value: { created: false, differenceMinor: 121_180n } });
    expect(await stateOf(orderId)).toBe('partly_returned');
    for (const buyer of [null, { memberId: MEMBER }, { externalId: 'buyer-1' }]) {
      const alone = ring(5n, { buyer });
      await g.runBatch(recordOrders, [{ input: alone }]);
      expect(await g.run(exchangeOrder, { returned: back(orderId, [piece(2)]), sale: alone }))
        .toMatchObject({ ok: false, refusals: [{ code: 'NOT_AN_EXCHANGE', path: ['sale'] }] });
    }
    for (const actor of [channel(newId(), 'orders:write'), tenant(OTHER_FRANCHISE, 'orders:write')]) {
      expect(await g.run(exchangeOrder, { ...input, returned: back(orderId, [piece(2)]) }, { actor }))
        .toMatchObject({ ok: false, refusals: [{ code: 'NOT_FOUND' }] });
    }
  });

  it('gives nothing that is not on sale yet, or that nobody known may buy early', async () => {
    const terms = (version: bigint, saleTerms: object | null) => g.deliver('item.changed.v1', BAR,
      { ...itemChanged(BAR, 'BAR', 'D'), version, saleTerms: saleTerms && { limited: false, presaleFrom: null,
        early: null, ...saleTerms } });
    const bar = async (buyer: object | null) => {
      const orderId = await sold({ buyer });
      const done = await g.run(exchangeOrder, { returned: back(orderId, [piece(1)]),
        sale: ring(1n, { lines: [line('RING', 1n), line('BAR', 1n)] }) });
      return done.ok ? stateOf(orderId) : [await stateOf(orderId),
        ...done.refusals.map(({ code, path }) => `${code} ${path.join('.')}`)];
    };
    await terms(2n, { presaleFrom: new Date('2030-01-01') });
    expect(await bar({ memberId: MEMBER })).toEqual(['paid', 'NOT_ON_SALE sale.lines.1.sku']);
    await terms(3n, { early: { from: new Date('2020-01-01'), until: new Date('2030-01-01'), tiers: ['CN:gold'] } });
    expect(await bar(null)).toEqual(['paid', 'EARLY_ACCESS_ONLY sale.lines.1.sku']);
    expect(await bar({ memberId: MEMBER })).toBe('partly_returned');
    await terms(4n, null);
    expect(await bar(null)).toBe('partly_returned');
  });

  it('leaves an order exchanged when the last of it came back so, and may be done again and returned', async () => {
    const orderId = await sold();
    const all = [piece(1), piece(2), piece(3)];
    const first = await g.run(exchangeOrder, { returned: back(orderId, all), sale: ring(900_000n) });
    if (!first.ok) throw new Error(first.refusals[0]!.code);
    const { newOrderId } = first.value;
    expect(await stateOf(orderId)).toBe('exchanged');
    const again = await g.run(exchangeOrder, { returned: back(newOrderId, [piece(1)]), sale: ring(700_000n) });
    if (!again.ok) throw new Error(again.refusals[0]!.code);
    expect(again.value.differenceMinor).toBe(-200_000n);
    await g.runBatch(recordReturns, [{ input: back(again.value.newOrderId, [piece(1)]) }]);
    expect([await stateOf(newOrderId), await stateOf(again.value.newOrderId)]).toEqual(['exchanged', 'returned']);
    const net = await g.sql.one<{ net: bigint }>`select sum(base_minor - returned_base_minor)::bigint as net
      from sales_order where id = any(${[orderId, newOrderId, again.value.newOrderId]}::uuid[])`;
    expect(net.net).toBe(0n);
  });

  it('is sold to whoever bought what comes back, through whichever channel', async () => {
    const till = channel(TMALL, 'orders:write');
    const atStore = { channelId: POS, outlet: { id: STORE }, fulfilment: 'store' };
    const buyerOfNew = async (orderId: string, more: object, actor?: typeof till) => {
      const done = await g.run(exchangeOrder, { returned: back(orderId, [piece(1)]), sale: ring(5n, more) },
        actor && { actor });
      if (!done.ok) throw new Error(JSON.stringify(done.refusals));
      return Object.values(await g.sql.one<object>`select member_id, buyer_external_id from sales_order
        where id = ${done.value.newOrderId}`);
    };
    for (const name of ['buyer-1', 'unknown']) await link(g, OTHER_MEMBER, POS, name);
    expect(await buyerOfNew(await sold(), atStore)).toEqual([MEMBER, null]);
    const unknown = () => sold({ buyer: { externalId: 'unknown' } });
    expect(await buyerOfNew(await unknown(), atStore)).toEqual([null, null]);
    const byOutlet = { channelId: null, outlet: { code: ' o-37' } };
    expect(await buyerOfNew(await unknown(), byOutlet)).toEqual([null, 'unknown']);
    const [byHand, gone] = [await sold({ buyer: null }), await sold({ buyer: { memberId: OTHER_MEMBER } })];
    await g.run(linkOrder, { orderId: byHand, memberId: OTHER_MEMBER, reason: 'receipt' });
    expect(await buyerOfNew(byHand, {}, till)).toEqual([OTHER_MEMBER, null]);
    await g.sql.run`update sales_order set member_id = ${newId()} where id = ${gone}`;
    expect(await buyerOfNew(gone, {})).toEqual([null, null]);
  });

  it('answers the same after its buyer was linked or merged, and another sale of its number is refused', async () => {
    const orders = [await sold({ buyer: { externalId: 'later' } }), await sold({ buyer: { memberId: OTHER_MEMBER } })];
    const inputs = orders.map((orderId) => ({ returned: back(orderId, [piece(1)]), sale: ring(5n) }));
    const send = (key: string) => Promise.all(inputs.map((input) => g.run(exchangeOrder, input,
      { idempotencyKey: `${key} ${input.sale.externalNo}` })));
    const first = await send('first');
    await link(g, MEMBER, TMALL, 'later');
    await g.deliver('member.merged.v1', MEMBER,
      { memberId: MEMBER, otherMemberId: OTHER_MEMBER, mergedAt: g.clock.now() });
    expect(await send('again')).toMatchObject(first.map((one) => ({ ok: true, value: { created: false,
      newOrderId: one.ok && one.value.newOrderId } })));
    for (const { returned, sale } of inputs) {
      expect(await g.run(exchangeOrder, { returned, sale: ring(6n, { externalNo: sale.externalNo }) }))
        .toMatchObject({ ok: false, refusals: [{ code: 'ORDER_CONFLICT', path: ['sale', 'externalNo'] }] });
    }
  });

  it('waits for a merge before it has locked any order', async () => {
    const orderId = await sold();
    const merge = new pg.Client({ connectionString: g.runtime.database.url });
    await merge.connect();
    try {
      await merge.query(`select pg_advisory_lock(41002, hashtext('orders'))`);
      const begun = g.run(exchangeOrder, { returned: back(orderId, [piece(1)]), sale: ring(5n) });
      await until(async () => (await g.sql.all`select 1 from pg_locks where not granted and database =
        (select oid from pg_database where datname = current_database())`).length > 0);
      const free = await g.sql.all`select id from sales_order where id = ${orderId} for update skip locked`;
      await merge.query('select pg_advisory_unlock_all()');
      expect([free.length, (await begun).ok]).toEqual([1, true]);
    } finally {
      await merge.end();
    }
  });

  it('goes through the graph: asked first by dryRun, then done, and both orders name each other', async () => {
    const [outcome] = await g.runBatch(recordOrders, [{ input: theOrder({ externalNo: 'G-1' }) }]);
    if (!outcome!.ok) throw new Error('refused');
    const actor = channel(TMALL, 'orders:read', 'orders:write');
    const input = { externalNo: 'G-1', returnNo: 'R-G', returnedAt: AT.toISOString(), idempotencyKey: 'g-1',
      lines: [{ lineNo: 1, quantity: 1 }], sale: { externalNo: 'G-2', outletCode: 'o-37', fulfilment: 'WEB',
        currency: 'CNY', lines: [{ sku: 'RING', unitPrice: '9000.00' }] } };
    const send = async (more: object) => {
      const { data, errors } = await g.query(`mutation ($input: ExchangeOrderInput!) { exchangeOrder(input: $input) {
        created difference { amount } decision { base { amount } } order { state } newOrder { id externalNo
        member { id } exchangeOf { externalNo } } userErrors { code path } } }`,
      { input: { ...input, ...more } }, actor);
      if (errors) throw new Error(JSON.stringify(errors));
      return data!.exchangeOrder;
    };
    expect(await send({ dryRun: true })).toMatchObject(
      { created: false, difference: { amount: '211.80' }, newOrder: null });
    expect((await send({ sale: { ...input.sale, lines: [{ sku: 'RING', unitPrice: '-1' }] } })).userErrors)
      .toEqual([{ code: 'INVALID', path: ['sale', 'lines', '0', 'unitPrice'] }]);
    const done = await send({});
    expect(done).toMatchObject({ created: true, difference: { amount: '211.80' }, order: { state: 'PARTLY_RETURNED' },
      newOrder: { externalNo: 'G-2', exchangeOf: { externalNo: 'G-1' }, member: { id: expect.any(String) } } });
    const { order } = (await g.query(`query ($id: ID!) { order(id: $id) { exchangedFor { id } exchangeOf { id } } }`,
      { id: done.newOrder.id }, actor)).data!;
    expect(order).toMatchObject({ exchangedFor: [], exchangeOf: { id: expect.any(String) } });
    expect(decodeId(PREFIX.order, order.exchangeOf.id)).toBe(outcome!.value.orderId);
  });
});
