import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql as fragment } from 'kysely';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { orders } from '../index.ts';
import {
  holdOf, line, link, MEMBER, openShop, OTHER_MEMBER, POS, theOrder, TMALL,
} from '../tests/shop.ts';
import { recorderOf } from '../tests/recorder.ts';
import type { OrderToRecord } from './record/order-to-record.ts';
import { linkWaiting } from './link-waiting.ts';
import { trimIdentifiers } from '../persistence/migrations/0070-identifiers.ts';
import { orderHash } from './record/load-facts.ts';
import { recordOrders } from './record/record-orders.ts';

const raw = (table: string) => fragment.raw(table);
const sqlOf = (text: string) => fragment.raw(text);
let g: TestSubgraph;
beforeEach(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
});
afterEach(() => g.stop());

const { record, recordOk } = recorderOf(() => g);
const TABLES = ['sales_order', 'order_line', 'event', 'audit_record'] as const;
async function count(table: (typeof TABLES)[number]): Promise<number> {
  const { n } = await g.sql.one<{ n: bigint }>`select count(*) as n from ${raw(table)}`;
  return Number(n);
}

describe('recording an order', () => {
  it('keeps every line as it was priced and tells it (domain.md 3.1 example 1)', async () => {
    const { orderId, created } = await recordOk(theOrder());
    expect(created).toBe(true);
    const [facts] = await g.events('order.recorded.v1');
    expect(facts).toMatchObject({
      orderId, externalNo: 'T-1', channelId: TMALL, memberId: MEMBER, region: 'CN', currency: 'CNY',
      deliveredAt: null, fulfilment: 'web', pointsHoldId: null,
    });
    expect(facts.lines.map((l: any) => [l.lineNo, l.marginClass, l.baseMinor, l.costMinor])).toEqual([
      [1, 'A', 878_820n, 430_000n], [2, 'C', 1_205_647n, 1_180_000n], [3, 'D', 2_680_000n, null]]);
    const row = await g.sql.one<any>`select * from sales_order where id = ${orderId}`;
    expect(row).toMatchObject({ goods_minor: 4_814_467n, order_discount_minor: 50_000n,
      base_minor: 4_764_467n, charity_minor: 23_822n, state: 'paid', selling_tenant_id: null });
    expect(await count('audit_record')).toBeGreaterThan(0);
  });

  it('takes the widest order there may be, and one of 1975', async () => {
    await recordOk(theOrder({ externalNo: 'wide', orderDiscounts: [], paidAt: new Date('1975-01-01T00:00:00Z'),
      lines: Array.from({ length: 1_000 }, () => line('RING', 1n, 1_000_000)) }));
    const row = await g.sql.one<any>`select line_count, base_minor from sales_order`;
    expect(row).toEqual({ line_count: 1_000, base_minor: 1_000_000_000n });
  });

  it('answers the stored order for the same body, and refuses another', async () => {
    const first = await recordOk(theOrder());
    expect(await recordOk(theOrder())).toEqual({ orderId: first.orderId, created: false, keptFor: null });
    const before = await count('event');
    expect(await record(theOrder({ note: 'other' }))).toMatchObject({
      ok: false, refusals: [{ code: 'ORDER_CONFLICT', path: ['externalNo'] }] });
    expect(await count('event')).toBe(before);
    expect(await count('sales_order')).toBe(1);
  });

  it('treats the same number twice in one call the same way', async () => {
    const outcomes = await g.runBatch(recordOrders, [theOrder(), theOrder(), theOrder({ note: 'x' }),
      theOrder({ channelId: POS })].map((input) => ({ input })));
    expect(outcomes.map((o) => (o.ok ? o.value.created : o.refusals[0]!.code)))
      .toEqual([true, false, 'ORDER_CONFLICT', true]);
    expect(await count('sales_order')).toBe(2);
  });

  it('records once however many try at the same time', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => record(theOrder())));
    expect(outcomes.filter((o) => o.ok && o.value.created)).toHaveLength(1);
    expect(new Set(outcomes.map((o) => (o.ok ? o.value.orderId : 'refused'))).size).toBe(1);
    expect(await g.events('order.recorded.v1')).toHaveLength(1);
  });

  it('records neither of two bodies twice when they race', async () => {
    const outcomes = await Promise.all([record(theOrder()), record(theOrder({ note: 'other' }))]);
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    expect(outcomes.find((o) => !o.ok)).toMatchObject({ refusals: [{ code: 'ORDER_CONFLICT' }] });
  });

  it('keeps weight, board price and labour as the seller priced with them', async () => {
    const told = { goldWeightMg: 11_780, boardPriceMinor: 101_200n, labourMinor: 42_560n };
    const gold = { ...line('BRACELET', 1_234_567n, 2), ...told };
    const paid = (points: bigint) => theOrder({ lines: [gold, line('RING', 100n)], orderDiscounts: [],
      pointsHold: holdOf(points) });
    // By the catalog 60,000 a piece: the lesser of the two is what points may pay of class C.
    expect(await record(paid(85_127n))).toMatchObject({
      ok: false, refusals: [{ code: 'POINTS_CASH_LIMIT', extras: { limit: { amount: '851.23' } } }] });
    const { orderId } = await recordOk(paid(85_123n));
    const rows = await g.sql.all`select gold_weight_mg, board_price_minor, labour_minor from order_line
      where order_id = ${orderId} order by line_no`;
    expect(rows).toEqual([
      { gold_weight_mg: 11_780n, board_price_minor: 101_200n, labour_minor: 85_120n },
      { gold_weight_mg: null, board_price_minor: null, labour_minor: 60_000n }]);
  });

  it('keeps the class that was in force at payment', async () => {
    await g.deliver('item.changed.v1', 'x', {
      itemId: newId(), productId: newId(), sku: 'MOVED', name: 'Moved', version: 2n,
      classes: [{ marginClass: 'B', effectiveAt: new Date('2025-01-01T00:00:00Z') },
        { marginClass: 'C', effectiveAt: new Date('2026-09-14T04:00:00Z') }],
      costMinor: 5n, costCurrency: 'HKD', labourMinor: null, priceCurrency: 'CNY', retired: false,
    });
    const lines = [line('MOVED', 100n, 3)];
    const bare = { lines, orderDiscounts: [] };
    await recordOk(theOrder(bare));
    await recordOk(theOrder({ ...bare, externalNo: 'T-2', paidAt: new Date('2026-09-14T03:59:59Z') }));
    const facts = await g.events('order.recorded.v1');
    expect(facts.map((f) => f.lines[0].marginClass)).toEqual(['C', 'B']);
    expect(facts[0].lines[0]).toMatchObject({ baseMinor: 300n, quantity: 3, costMinor: null });
  });
});

it('knows a sale by its identifiers, however blanks stand around them', async () => {
  const written = (externalNo: string) => theOrder({ externalNo, buyer: { externalId: ' buyer-1\u3000' },
    outlet: { code: 'o-37 ' }, lines: [{ ...line(' RING', 899_900n) }], orderDiscounts: [] });
  const first = await recordOk(written(' T-1'));
  for (const again of ['T-1', 'T-1 ', '\u3000T-1\n']) {
    expect(await recordOk(written(again))).toMatchObject({ orderId: first.orderId, created: false });
  }
  expect(await recordOk(theOrder({ outlet: { code: 'o-37' }, orderDiscounts: [], lines: [line('RING', 899_900n)] })))
    .toMatchObject({ orderId: first.orderId, created: false });
  expect(await g.events('order.recorded.v1')).toMatchObject([{ externalNo: 'T-1', memberId: MEMBER }]);
  expect(await count('sales_order')).toBe(1);
});

it('finds older sales and returns that were kept with the blanks around their numbers', async () => {
  const sent = theOrder({ externalNo: ' T-1', buyer: { externalId: 'later ' } });
  const { orderId } = await recordOk(sent);
  g.clock.set(new Date(g.clock.now().getTime() + 1_000).toISOString());
  const other = await recordOk(theOrder({ externalNo: 'T-2' }));
  await g.sql.run`update sales_order
    set external_no = ' T-1', buyer_external_id = 'later ', body_hash = ${orderHash(sent)}
    where id = ${orderId}`;
  await g.sql.run`update sales_order set external_no = '\u3000T-1' where id = ${other.orderId}`;
  await sqlOf(trimIdentifiers).execute(g.sql.kysely);
  expect(await g.sql.all`select external_no, sent_no, buyer_external_id from sales_order order by id`).toEqual([
    { external_no: 'T-1', sent_no: ' T-1', buyer_external_id: 'later' },
    { external_no: '\u3000T-1', sent_no: null, buyer_external_id: 'buyer-1' }]);
  await g.sql.run`insert into buyer_identity values (${TMALL}, 'later', ${OTHER_MEMBER}, 'CN')`;
  expect(await g.run(linkWaiting, { limit: 10 })).toMatchObject({ ok: true, value: { linked: 1 } });
  expect(await g.run(linkWaiting, { limit: 10 })).toMatchObject({ ok: true, value: { linked: 0 } });
  expect(await g.events('order.linked.v1')).toMatchObject([{ orderId, memberId: OTHER_MEMBER }]);
  expect(await recordOk(sent)).toMatchObject({ orderId, created: false });
  expect(await record(theOrder({ buyer: { externalId: 'later' }, note: 'other' })))
    .toMatchObject({ ok: false, refusals: [{ code: 'ORDER_CONFLICT' }] });
});

it('keeps the cost in the currency of the sale, by the rate of the payment', async () => {
  const hk = { currency: 'HKD' as const, lines: [line('RING', 899_900n, 2)], orderDiscounts: [] };
  await recordOk(theOrder(hk));
  const published = (effectiveAt: string, rate: string, tableId = newId()) => g.deliver('fx-table.published.v1', 'HK', {
    tableId, homeRegion: 'HK', effectiveAt: new Date(effectiveAt),
    rates: [{ from: 'CNY', to: 'HKD', rate }] });
  expect(await published('2026-09-01T00:00:00Z', '1.0845')).toBeNull();
  expect(await published('2026-09-14T05:00:00Z', '1.2')).toBeNull();
  await recordOk(theOrder({ ...hk, externalNo: 'T-2' }));
  expect((await g.events('order.recorded.v1')).map((facts) => facts.lines[0].costMinor))
    .toEqual([null, 932_670n]);
  // A table that was in force and is taken back before the payment.
  const tableId = newId();
  expect(await published('2026-09-02T00:00:00Z', '9', tableId)).toBeNull();
  expect(await g.deliver('fx-table.withdrawn.v1', 'HK', { tableId, homeRegion: 'HK',
    effectiveAt: new Date('2026-09-02'), withdrawnAt: new Date('2026-09-03') })).toBeNull();
  await recordOk(theOrder({ ...hk, externalNo: 'T-3' }));
  expect((await g.events('order.recorded.v1')).at(-1)!.lines[0].costMinor).toBe(932_670n);
});

describe('refusals, with nothing changed', () => {
  const cases: [string, Partial<OrderToRecord>, string, string[]][] = [
    ['no number', { externalNo: ' ' }, 'INVALID', ['externalNo']],
    ['a line break in the number', { externalNo: 'a\nb' }, 'INVALID', ['externalNo']],
    ['a zero-width space in the number', { externalNo: 'T-1\u200b' }, 'INVALID', ['externalNo']],
    ['a byte order mark before the number', { externalNo: '\ufeffT-1' }, 'INVALID', ['externalNo']],
    ['a mark of direction in the external id', { buyer: { externalId: 'b\u202e1' } },
      'INVALID', ['buyer', 'externalId']],
    ['a soft hyphen in a code', { orderDiscounts: [{ amountMinor: 1n, code: 'QI\u00adXI', eligibleLines: null }] },
      'INVALID', ['orderDiscounts', '0', 'code']],
    ['a note that was misread', { note: '\ufffd' }, 'INVALID', ['note']],
    ['a long number', { externalNo: 'x'.repeat(101) }, 'INVALID', ['externalNo']],
    ['a long external id', { buyer: { externalId: 'x'.repeat(201) } },
      'INVALID', ['buyer', 'externalId']],
    ['a long note', { note: 'x'.repeat(501) }, 'INVALID', ['note']],
    ['no lines', { lines: [], orderDiscounts: [] }, 'INVALID', ['lines']],
    ['1,001 lines', { lines: Array.from({ length: 1_001 }, () => line('RING', 1n)) },
      'INVALID', ['lines']],
    ['quantity 0', { lines: [line('RING', 1n, 0)], orderDiscounts: [] },
      'INVALID', ['lines', '0', 'quantity']],
    ['quantity 1,000,001', { lines: [line('RING', 1n, 1_000_001)], orderDiscounts: [] },
      'INVALID', ['lines', '0', 'quantity']],
    ['a negative price', { lines: [line('RING', -1n)], orderDiscounts: [] },
      'INVALID', ['lines', '0', 'unitPrice']],
    ['a piece without weight', { lines: [{ ...line('RING', 1n), goldWeightMg: 0 }], orderDiscounts: [] },
      'INVALID', ['lines', '0', 'goldWeightMg']],
    ['a negative board price', { lines: [{ ...line('RING', 1n), boardPriceMinor: -1n }], orderDiscounts: [] },
      'INVALID', ['lines', '0', 'boardPrice']],
    ['more labour than the price', { lines: [{ ...line('RING', 1n), labourMinor: 2n }], orderDiscounts: [] },
      'INVALID', ['lines', '0', 'labour']],
    ['a sum too large', { lines: [line('RING', 999_999_999_999_999n, 2)], orderDiscounts: [] },
      'INVALID', ['lines']],
    ['negative shipping', { shippingMinor: -1n }, 'INVALID', ['shipping']],
    ['negative trade-in', { tradeInMinor: -1n }, 'INVALID', ['tradeInCredit']],
    ['a line that is not there', { orderDiscounts: [{ amountMinor: 1n, code: 'A', eligibleLines: [3] }] },
      'INVALID', ['orderDiscounts', '0', 'eligibleLines']],
    ['no discount code', { orderDiscounts: [{ amountMinor: 1n, code: '', eligibleLines: null }] },
      'INVALID', ['orderDiscounts', '0', 'code']],
    ['payment in the future', { paidAt: new Date('2026-09-15T04:06:00Z') },
      'PAID_AT_OUT_OF_RANGE', ['paidAt']],
    ['payment before 1970', { paidAt: new Date('1969-12-31T00:00:00Z') },
      'PAID_AT_OUT_OF_RANGE', ['paidAt']],
    ['delivery before payment', { deliveredAt: new Date('2026-09-14T03:00:00Z') },
      'DELIVERED_AT_OUT_OF_RANGE', ['deliveredAt']],
    ['an unknown item', { lines: [line('RING', 1n), line('NONE', 1n)], orderDiscounts: [] },
      'ITEM_UNKNOWN', ['lines', '1', 'sku']],
    ['an unknown channel', { channelId: newId() }, 'NOT_FOUND', ['channelId']],
    ['an unknown outlet', { outlet: { code: 'o-99' } }, 'NOT_FOUND', ['outletCode']],
    ['a malformed outlet', { outlet: { id: null } }, 'NOT_FOUND', ['outletId']],
    ['an unknown member', { buyer: { memberId: newId() } }, 'NOT_FOUND', ['buyer', 'memberId']],
    ['a malformed hold', { pointsHold: { id: null, points: 1n, amountMinor: 1n } },
      'NOT_FOUND', ['pointsHold', 'id']],
    ['too large a reduction', { tradeInMinor: 4_764_468n },
      'REDUCTION_TOO_LARGE', ['tradeInCredit']],
    ['too much points-cash', { pointsHold: holdOf(103_736n) },
      'POINTS_CASH_LIMIT', ['pointsHold', 'amount']],
  ];
  it.each(cases)('refuses %s', async (_, over, code, path) => {
    const events = await count('event');
    const outcome = await record(theOrder(over));
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code, path }] });
    expect(await count('sales_order')).toBe(0);
    expect(await count('order_line')).toBe(0);
    expect(await count('event')).toBe(events);
  });

  it('lets one refused order not stand in the way of another', async () => {
    const outcomes = await g.runBatch(recordOrders,
      [theOrder({ lines: [] }), theOrder({ externalNo: 'T-2' })].map((input) => ({ input })));
    expect(outcomes.map((o) => o.ok)).toEqual([false, true]);
    expect(await count('sales_order')).toBe(1);
  });
});

describe('buyers', () => {
  it('keeps an order for an unknown buyer and links it when the buyer becomes known', async () => {
    const { orderId } = await recordOk(theOrder({ buyer: { externalId: 'later' } }));
    expect((await g.events('order.recorded.v1'))[0]).toMatchObject({ memberId: null, region: null });
    await link(g, MEMBER, TMALL, 'later');
    await link(g, MEMBER, TMALL, 'later');
    expect(await g.events('order.linked.v1')).toMatchObject([
      { orderId, memberId: MEMBER, region: 'CN', lines: [{ lineNo: 1 }, { lineNo: 2 }, { lineNo: 3 }] }]);
  });

  it('links nothing older than 180 days', async () => {
    const old = { buyer: { externalId: 'later' }, paidAt: new Date('2026-03-01T10:00:00Z') };
    const now = g.clock.now();
    g.clock.set('2026-03-01T11:00:00Z');
    await recordOk(theOrder(old));
    g.clock.set(now);
    await link(g, MEMBER, TMALL, 'later', new Date('2026-08-28T10:00:01Z'));
    expect(await g.events('order.linked.v1')).toEqual([]);
  });

  it('links an old order whose buyer was known before, when only the news of it came later', async () => {
    const old = { buyer: { externalId: 'later' }, paidAt: new Date('2024-03-01T10:00:00Z') };
    await recordOk(theOrder(old));
    await link(g, MEMBER, TMALL, 'later', new Date(g.clock.now().getTime() - 1));
    expect(await g.events('order.linked.v1')).toMatchObject([{ memberId: MEMBER, late: false }]);
  });

  it('never lets an order and the link of its buyer pass each other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const externalId = `race-${round}`;
      await Promise.all([
        recordOk(theOrder({ externalNo: externalId, buyer: { externalId } })),
        link(g, MEMBER, TMALL, externalId),
      ]);
    }
    const row = await g.sql.one<{ n: bigint }>`select count(*) as n from sales_order where member_id is null`;
    expect(row.n).toBe(0n);
  });

  it('moves orders to the survivor of a merge, and later orders too', async () => {
    await recordOk(theOrder({ buyer: { memberId: OTHER_MEMBER } }));
    const merged = { memberId: MEMBER, otherMemberId: OTHER_MEMBER, mergedAt: g.clock.now() };
    expect(await g.deliver('member.merged.v1', MEMBER, merged)).toBeNull();
    await recordOk(theOrder({ externalNo: 'T-2', buyer: { memberId: OTHER_MEMBER } }));
    const rows = await g.sql.all<any>`select member_id from sales_order`;
    expect(rows.map((row) => row.member_id)).toEqual([MEMBER, MEMBER]);
  });

  it('waits for a merged member that is not known yet', async () => {
    const merged = { memberId: newId(), otherMemberId: OTHER_MEMBER, mergedAt: g.clock.now() };
    expect(await g.deliver('member.merged.v1', merged.memberId, merged)).toMatch(/not yet/);
  });
});

it('records 500 orders in as many statements as one', async () => {
  const batch = (n: number, from: number) => Array.from({ length: n }, (_, i) => ({
    input: theOrder({ externalNo: `N-${from + i}`, buyer: { externalId: `b-${from + i}` } }) }));
  const one = await g.countStatements(() => g.runBatch(recordOrders, batch(1, 0)));
  const many = await g.countStatements(() => g.runBatch(recordOrders, batch(500, 1)));
  expect(many).toBe(one);
  expect(await count('sales_order')).toBe(501);
});

it('never overwrites an item with an older version', async () => {
  const { RING, itemChanged } = await import('../tests/shop.ts');
  await g.deliver('item.changed.v1', RING, itemChanged(RING, 'RING', 'C', { version: 3n }));
  await g.deliver('item.changed.v1', RING, itemChanged(RING, 'RING', 'D', { version: 2n }));
  await recordOk(theOrder({ orderDiscounts: [] }));
  expect((await g.events('order.recorded.v1'))[0].lines[0].marginClass).toBe('C');
});
