import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGraph, type TestGraph } from '../../../../tests/kit/graph.ts';
import { exampleOrder, record } from '../../../../tests/graph/shop.ts';
import { BUNDLE, openDesk, type Desk } from '../../tests/desk.ts';

let graph: TestGraph;
let desk: Desk;
beforeAll(async () => {
  graph = await startTestGraph();
  desk = await openDesk(graph);
}, 120_000);
afterAll(() => graph.stop());

const codes = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);

describe('a bundle', () => {
  const put = (...asked: Parameters<typeof desk.bundle>) => desk.bundle(...asked);
  const price = (bundles: object[], { lines = [], ...more }: { lines?: object[]; [name: string]: unknown } = {}) =>
    desk.price(desk.sale(lines, { bundles, ...more }));

  const comeBack = async (orderId: string, ...lines: object[]) => (await graph.get(
    `mutation($input: RecordReturnInput!) { recordReturn(input: $input) {
      decision { couponWithheld { amount } refund { amount } } userErrors { code path } } }`, { input: { orderId, lines,
      returnNo: desk.world.fresh(), idempotencyKey: desk.world.fresh(), returnedAt: graph.clock.now().toISOString() } },
    desk.shop.partner)).recordReturn;

  it('is entered by head office, by its code, and changed by whoever read it last', async () => {
    const { bundle, userErrors } = await put('B-1');
    expect(userErrors).toEqual([]);
    expect(bundle).toMatchObject({ code: 'B-1', version: 1, parts: [
      { item: { sku: 'RING-1' }, quantity: 1 }, { item: { sku: 'CHAIN-1' }, quantity: 1 }] });
    expect(codes(await put('B-1'))).toEqual(['STALE expectedVersion']);
    expect((await put('B-1', { expectedVersion: 1 }, ['RING-1', 'BAR-1'])).bundle)
      .toMatchObject({ id: bundle.id, version: 2, parts: [{ item: { sku: 'RING-1' } }, { item: { sku: 'BAR-1' } }] });
    const parts = [{ itemId: 'itm_x', quantity: 2 }];
    expect(codes(await put('B-2', { parts, amount: null }))).toEqual(['INVALID amount']);
    expect(codes(await put('B-2', { parts }))).toEqual(['NOT_FOUND parts.0.itemId']);
    const { errors } = await graph.ask('mutation($in: PutBundleInput!) { putBundle(input: $in) { bundle { id } } }',
      { in: { ...BUNDLE, code: 'B-3', parts: [], idempotencyKey: 'b-3' } },
      { ...desk.shop.partner, scopes: ['catalog:write', 'catalog:read'] });
    expect(errors![0]!.extensions['code']).toBe('FORBIDDEN');
  });

  it('is a line for each item, cheaper by largest remainder, before any coupon', async () => {
    const { bundle: { id: bundleId } } = await put('B-4');
    const memberId = await desk.member('bundled');
    const day = await desk.coupon(memberId,
      { kind: 'ORDER_PERCENT', offBps: 500, group: 'order', marginClasses: ['A'] });
    const { price: seen } = await price([{ bundleId }],
      { lines: [{ sku: 'BRACELET-1' }], buyer: { externalId: 'bundled' }, couponIds: [day] });
    expect(seen.lines.map((line: any) => [line.sku, line.bundle?.code ?? null, line.bundleReduction.amount,
      line.lineReduction.amount])).toEqual([['BRACELET-1', null, '0.00', '0.00'],
      ['RING-1', 'B-4', '1018.27', '1018.27'], ['CHAIN-1', 'B-4', '1788.73', '1788.73']]);
    // 5 % of 7,980.73, not of 8,999.00
    expect(seen.coupons).toMatchObject([{ verdict: 'APPLIED', saved: { amount: '399.03' } }]);
    expect(seen.due.amount).toBe('33946.64');
    const three = await price([{ bundleId, quantity: 2 }, { bundleId }]);
    expect(three.price.lines.map((line: any) => [line.quantity, line.bundleReduction.amount])).toEqual(
      Array.from({ length: 3 }, () => [[1, '1018.27'], [1, '1788.73']]).flat());
    expect(three.price.due.amount).toBe('66000.00');
  });

  it('leaves a coupon of a fixed price its pieces', async () => {
    const { itemsBySku: [ring, chain] } = await graph.get(
      'query { itemsBySku(skus: ["RING-1", "CHAIN-1"]) { id } }', {});
    const { bundle: { id: bundleId } } = await put('B-6', { pricing: 'AMOUNT_OFF', amount: {
      amount: '300.00', currency: 'CNY' }, parts: [{ itemId: ring.id, quantity: 3 }, { itemId: chain.id }] });
    const memberId = await desk.member('three rings');
    const each = await desk.coupon(memberId, { kind: 'FIXED_PRICE', group: 'line', marginClasses: ['A'],
      amount: { amount: '5000.00', currency: 'CNY' } });
    const { quote, userErrors } = await desk.quote(desk.sale([],
      { bundles: [{ bundleId }], buyer: { externalId: 'three rings' }, couponIds: [each] }));
    expect(codes({ userErrors })).toEqual([]);
    // 26,997.00 less 189.21 of the bundle, and 5,000.00 for each of three.
    expect(quote.price.lines[0]).toMatchObject({ quantity: 3, bundleReduction: { amount: '189.21' },
      lineReduction: { amount: '11997.00' }, base: { amount: '15000.00' } });
    await desk.cancel(quote.id);
  });

  it('is refused at its place where it, or one of its items, is not sold so', async () => {
    const made = async (code: string, more: object = {}, skus?: string[]) => (await put(code, more, skus)).bundle.id;
    const refused = async (bundleId: string, more = {}) => codes(await price([{ bundleId, ...more }]));
    const known = await made('B-5');
    expect(await refused(known, { quantity: 0 })).toEqual(['INVALID bundles.0.quantity']);
    for (const more of [{ retired: true }, { endsAt: '2026-09-01T00:00:00Z' }, { startsAt: '2027-01-01T00:00:00Z' },
      { amount: { amount: '22000.00', currency: 'HKD' } }]) {
      const id = await made(`B-${desk.world.fresh()}`, more);
      expect(await refused(id)).toEqual(['BUNDLE_UNAVAILABLE bundles.0.bundleId']);
    }
    expect(await refused('bdl_x')).toEqual(['BUNDLE_UNAVAILABLE bundles.0.bundleId']);
    expect(await refused(await made('B-10', {}, ['CROWN-1', 'RING-1']), { quantity: 2 }))
      .toEqual(['PIECE_TWICE bundles.0.bundleId']);
    expect(codes(await price(Array.from({ length: 11 }, () => ({ bundleId: known }))))).toEqual(['INVALID bundles']);
  });

  it('is sold as its lines; what stays of it is paid without its reduction when a part comes back', async () => {
    const { bundle: { id: bundleId } } = await put('B-11');
    const { quote } = await desk.quote(desk.sale([], { bundles: [{ bundleId }] }));
    await desk.place(quote.id);
    const { quote: { order } } = await desk.pay(quote.id, '22000.00');
    const { order: { lines } } = await graph.get(`query($id: ID!) { order(id: $id) { lines { bundle { code }
      bundleDiscount { amount } lineDiscount { amount } base { amount } } } }`, order);
    expect(lines).toEqual([['1018.27', '7980.73'], ['1788.73', '14019.27']].map(([off, base]) => ({
      bundle: { code: 'B-11' }, bundleDiscount: { amount: off }, lineDiscount: { amount: off },
      base: { amount: base } })));
    const back = async (lineNo: number) => (await graph.get(`mutation($input: RecordReturnInput!) {
      recordReturn(input: $input) { decision { base { amount } couponWithheld { amount } refund { amount } }
      userErrors { code path } } }`, { input: { orderId: order.id, returnNo: `R-${lineNo}`,
      idempotencyKey: `b-${lineNo}`, returnedAt: graph.clock.now().toISOString(), lines: [{ lineNo, quantity: 1 }] } },
    desk.shop.partner))
      .recordReturn.decision;
    // 22,000.00 paid, 8,999.00 for the ring alone: 13,001.00 back.
    expect(await back(2)).toEqual({ base: { amount: '14019.27' }, couponWithheld: { amount: '1018.27' },
      refund: { amount: '13001.00' } });
    expect(await back(1)).toEqual({ base: { amount: '7980.73' }, couponWithheld: { amount: '-1018.27' },
      refund: { amount: '8999.00' } });
  });

  it('is as whole as it was when another of its kind comes back', async () => {
    const { bundle: { id: bundleId } } = await put('B-13');
    const { quote } = await desk.quote(desk.sale([], { bundles: [{ bundleId, quantity: 2 }] }));
    await desk.place(quote.id);
    const { quote: { order } } = await desk.pay(quote.id, '44000.00');
    const back = async (...lines: object[]) => (await comeBack(order.id, ...lines)).decision;
    const decided = (couponWithheld: string, refund: string) => (
      { couponWithheld: { amount: couponWithheld }, refund: { amount: refund } });
    expect(await back({ lineNo: 1, quantity: 1 }, { lineNo: 2, quantity: 1 })).toEqual(decided('0.00', '22000.00'));
    // Of the other one the value of the chain comes back, and no piece.
    expect(await back({ lineNo: 4, quantity: 0, amount: '14019.27' })).toEqual(decided('1018.27', '13001.00'));
  });

  it('counts for a coupon that asks again as what it is paid without its reduction', async () => {
    const { bundle: { id: bundleId } } = await put('B-15');
    const memberId = await desk.member('asks again');
    const yuan = (amount: string) => ({ amount, currency: 'CNY' });
    const off = await desk.coupon(memberId, { kind: 'ORDER_AMOUNT', group: 'order', amount: yuan('500.00'),
      threshold: yuan('8500.00'), atPartialReturn: 'RECHECK' });
    const { quote } = await desk.quote(desk.sale([],
      { bundles: [{ bundleId }], buyer: { externalId: 'asks again' }, couponIds: [off] }));
    await desk.place(quote.id);
    const { quote: { order } } = await desk.pay(quote.id, '21500.00');
    await graph.settled();
    const { decision, userErrors } = await comeBack(order.id, { lineNo: 2, quantity: 1 });
    expect(codes({ userErrors })).toEqual([]);
    // The ring stays at 8,999.00 less its 181.38 of the coupon, which holds: 8,999.00 is over 8,500.00.
    expect(decision).toEqual({ couponWithheld: { amount: '1018.27' }, refund: { amount: '12682.38' } });
  });

  it('is quoted once by its key, whatever has become of it since', async () => {
    const { bundle: { id: bundleId } } = await put('B-14');
    const ask = (quantity = 1) => desk.quote(desk.sale([], { bundles: [{ bundleId, quantity }],
      idempotencyKey: 'b-14' }));
    const { quote } = await ask();
    await put('B-14', { expectedVersion: 1, amount: { amount: '21000.00', currency: 'CNY' } });
    expect((await ask()).quote).toEqual(quote);
    await put('B-14', { expectedVersion: 2, retired: true });
    expect(await ask()).toEqual({ quote, userErrors: [] });
    expect(codes(await ask(2))).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  });

  it('is named by the lines of an order that was priced elsewhere', async () => {
    const { bundle: { id: bundleId } } = await put('B-12');
    const lines = (id: string) => [{ sku: 'RING-1', unitPrice: '7980.73', bundleId: id }];
    const plain = { lines: lines(bundleId), orderDiscounts: [] };
    const [kept, bad] = await record(graph, desk.shop, [exampleOrder(desk.shop, 'elsewhere', plain),
      exampleOrder(desk.shop, 'nowhere', { ...plain, lines: lines('prd_x') })]);
    expect([codes(kept), codes(bad)]).toEqual([[], ['INVALID lines.0.bundleId']]);
    const { order } = await graph.get(
      'query($id: ID!) { order(id: $id) { lines { bundle { code } bundleDiscount { amount } } } }', kept!.order!);
    expect(order.lines).toEqual([{ bundle: { code: 'B-12' }, bundleDiscount: null }]);
  });
});
