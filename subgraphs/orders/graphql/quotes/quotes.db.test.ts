import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, tenant } from '../../../../tests/kit/subgraph.ts';
import { startTestGraph, type TestGraph } from '../../../../tests/kit/graph.ts';
import { runJob } from '../../../../tests/faults/ports/time.ts';
import { exampleOrder, record } from '../../../../tests/graph/shop.ts';
import { without } from '../../../../tests/graph/without.ts';
import { change } from '../../../../tests/attacks/kit/world.ts';
import { openDesk, type Desk } from '../../tests/desk.ts';

let graph: TestGraph;
let desk: Desk;
beforeAll(async () => {
  graph = await startTestGraph();
  desk = await openDesk(graph);
}, 120_000);
afterAll(() => graph.stop());

const amounts = (list: readonly any[], field: string) => list.map((one) => one[field].amount);
const codes = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);

const COUNTER = () => ({ ...desk.shop.partner, scopes: [...desk.shop.partner.scopes, 'tradeins:use'] });

/** Old gold of a member whose offer it has accepted. */
function oldGold(memberId: string) {
  const ask = (name: string, input: object, answer = 'tradeIn { id version offer { policyVersion } }', actor?: any) =>
    change(desk.world, name, answer, { idempotencyKey: desk.world.fresh(), ...input }, actor);
  const gold = async (brought: object, assayed: object): Promise<string> => {
    let { tradeIn } = await ask('estimateTradeIn', { memberId, outletId: desk.shop.storeId, piece: '手镯',
      grossMg: 10_000,
      purity: 9_990, ...brought });
    const then = async (name: string, input: object) => {
      ({ tradeIn } = await ask(name, { id: tradeIn.id, expectedVersion: tradeIn.version, ...input }));
    };
    await then('stepTradeIn', { step: 'RECEIVE' });
    await then('assayTradeIn', { method: 'FIRE', ...assayed });
    await then('offerTradeIn', {});
    await then('answerTradeInOffer', { accept: true,
      consent: { version: tradeIn.offer.policyVersion, by: '王小明', way: 'SCREEN' } });
    return tradeIn.id;
  };
  return { change: ask, gold };
}

describe('the price of a sale', () => {
  it('is the example of 9.3 to the fen, held for 30 minutes and given back', async () => {
    const memberId = await desk.member('nine-three');
    const [off, day, labour] = [
      await desk.coupon(memberId, { kind: 'ORDER_AMOUNT', amount: { amount: '500.00', currency: 'CNY' },
        threshold: { amount: '10000.00', currency: 'CNY' }, group: 'order' }),
      await desk.coupon(memberId, { kind: 'ORDER_PERCENT', offBps: 500, group: 'order', marginClasses: ['A'] }),
      await desk.coupon(memberId, { kind: 'LABOUR_PERCENT', offBps: 2_000, group: 'labour', marginClasses: ['C'] })];
    const input = desk.sale([{ sku: 'RING-1' }, { sku: 'BRACELET-1' }], {
      buyer: { externalId: 'nine-three' }, couponIds: [day, labour, off] });
    const seen = await desk.price(input);
    const { quote, userErrors } = await desk.quote({ ...input, idempotencyKey: 'nine-three', orderNo: 'N-93' });
    expect(userErrors).toEqual([]);
    expect(quote).toMatchObject({ state: 'OPEN', orderNo: 'N-93', lockedUntil: '2026-09-15T04:30:00.000Z' });
    expect(quote.price).toEqual(seen.price);
    const { price } = quote;
    expect(amounts(price.lines, 'lineReduction')).toEqual(['0.00', '85.12']);
    expect(amounts(price.lines, 'orderReduction')).toEqual(['211.65', '288.35']);
    expect(amounts(price.lines, 'base')).toEqual(['8787.35', '11972.20']);
    expect(price.due).toEqual({ amount: '20759.55', currency: 'CNY' });
    expect(price.lines.map((line: any) => line.points)).toEqual([10_544, 4_788]);
    expect(price.earning).toMatchObject({ points: 15_332, tierBonus: 0, campaignBonus: 0 });
    expect(price.coupons.map((one: any) => [one.coupon.id, one.verdict, one.saved.amount])).toEqual(
      [[day, 'GROUP', '0.00'], [labour, 'APPLIED', '85.12'], [off, 'APPLIED', '500.00']]);
    const states = async () => Object.fromEntries((await desk.standing(memberId)).coupons.edges
      .map(({ node }: any) => [node.id, node.state]));
    expect(await states()).toEqual({ [day]: 'ISSUED', [labour]: 'HELD', [off]: 'HELD' });
    // The same key answers the same quote, another input of it is a conflict.
    expect((await desk.quote({ ...input, idempotencyKey: 'nine-three', orderNo: 'N-93' })).quote).toEqual(quote);
    expect(codes(await desk.quote({ ...input, idempotencyKey: 'nine-three', points: 1 })))
      .toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
    // Another till finds the coupons taken, and says so.
    expect((await desk.price(input)).price.coupons.map((one: any) => one.verdict))
      .toEqual(['APPLIED', 'ALREADY_USED', 'ALREADY_USED']);
    expect(await desk.cancel(quote.id)).toMatchObject({ quote: { state: 'CANCELLED' }, userErrors: [] });
    expect(await states()).toEqual({ [day]: 'ISSUED', [labour]: 'ISSUED', [off]: 'ISSUED' });
  });

  it('takes old gold as it was offered, and gives it back as store credit: the examples of section 4', async () => {
    const memberId = await desk.member('old-gold');
    const { change: ask, gold } = oldGold(memberId);
    const sale = (more: object) => desk.sale([{ sku: 'CHAIN-1' }], { buyer: { externalId: 'old-gold' }, ...more });
    const bangle = await gold({ way: 'standard' }, { grossMg: 12_350, purity: 9_900 });
    const quoted = await desk.quote(sale({ tradeInIds: [bangle], tradeInCredit: '9440.34', orderNo: 'TI-1' }),
      COUNTER());
    expect(codes(quoted)).toEqual([]);
    expect(quoted.quote.price).toMatchObject({ tradeInCredit: { amount: '9440.34' }, due: { amount: '6367.66' },
      earning: { points: 2_547 } });
    expect(codes(await desk.price(sale({ tradeInIds: [bangle] }), COUNTER()))).toEqual(['TRADE_IN_USED tradeInIds.0']);
    // A quarter more weight is 12,500 mg: the chain has 15,200.
    const own = await gold({ way: 'zero-loss', ownBrand: true }, { grossMg: 10_000, purity: 10_000 });
    const weighed = (goldWeightMg: number) => desk.price({ ...sale({ tradeInIds: [own] }),
      lines: [{ sku: 'CHAIN-1', goldWeightMg }] }, COUNTER());
    expect(codes(await weighed(12_480))).toEqual(['MIN_INCREASE tradeInIds']);
    expect((await weighed(13_000)).price).toMatchObject({ tradeInCredit: { amount: '10120.00' } });
    expect(await desk.place(quoted.quote.id)).toMatchObject({ quote: { state: 'PLACED' } });
    expect(await desk.pay(quoted.quote.id, '6367.66')).toMatchObject({ quote: { state: 'SOLD' } });
    await graph.settled();
    const credit = async () => (await graph.get(`query($id: ID!) { member(id: $id) {
      storeCredit { available { amount } } } }`,
      { id: memberId })).member.storeCredit.map((one: any) => one.available.amount);
    expect(await credit()).toEqual(['0.00']);
    await ask('recordReturn', { externalNo: 'TI-1', returnNo: 'R', reason: 'no', lines: [{ lineNo: 1, quantity: 1 }],
      returnedAt: graph.clock.now().toISOString() }, 'created', COUNTER());
    await graph.settled();
    expect(await credit()).toEqual(['9440.34']);
    const next = await desk.quote(sale({ storeCredit: '9440.34' }), COUNTER());
    expect(next.quote.price.due.amount).toBe('6367.66');
    expect(codes(await desk.price(sale({ storeCredit: '0.01' }), COUNTER())))
      .toEqual(['STORE_CREDIT_SHORT storeCredit']);
    await without(graph, 'one process', 'tradeins', async () => {
      expect(codes(await desk.quote(sale({ tradeInIds: [own] }), COUNTER()))).toEqual(['TRY_AGAIN ']);
      await desk.cancel(next.quote.id, COUNTER());
    });
    // Nothing is held for ever: what could not be given back is told again.
    await runJob(graph, 'orders:end-quotes');
    expect(await credit()).toEqual(['9440.34']);
  });

  it('of which a part comes back: a coupon that asks again keeps what remains to its threshold (9.3)', async () => {
    const memberId = await desk.member('part');
    const off = await desk.coupon(memberId, { kind: 'ORDER_AMOUNT', amount: { amount: '500.00', currency: 'CNY' },
      threshold: { amount: '10000.00', currency: 'CNY' }, group: 'order', atPartialReturn: 'RECHECK' });
    const labour = await desk.coupon(memberId, { kind: 'LABOUR_PERCENT', offBps: 2_000, group: 'labour',
      marginClasses: ['C'] });
    const at = graph.clock.now().toISOString();
    const [{ order }] = await record(graph, desk.shop, [exampleOrder(desk.shop, 'part', { couponIds: [off, labour],
      paidAt: at,
      lines: [{ sku: 'RING-1', unitPrice: '8999.00' },
        { sku: 'BRACELET-1', unitPrice: '12345.67', lineDiscount: '85.12' }] })]) as [any];
    const back = async (lineNo: number, more: object = {}) => (await graph.get(`mutation($input: RecordReturnInput!) {
      recordReturn(input: $input) { created decision { base { amount } couponWithheld { amount } refund { amount } }
        order { returns { couponWithheld { amount } refund { amount } } } userErrors { code path } } }`,
    { input: { orderId: order.id, lines: [{ lineNo, quantity: 1 }], returnNo: `R-${lineNo}`, reason: 'part',
      returnedAt: at, idempotencyKey: `part-${lineNo}`, ...more } }, desk.shop.partner))
      .recordReturn;
    const money = (base: string, couponWithheld: string, refund: string) => ({
      base: { amount: base }, couponWithheld: { amount: couponWithheld }, refund: { amount: refund } });
    // Without the ring 1,226,055 still reach 1,000,000; without the bracelet 899,900 do not.
    expect((await back(1, { dryRun: true })).decision).toEqual(money('8787.35', '0.00', '8787.35'));
    expect((await back(2, { dryRun: true })).decision).toEqual(money('11972.20', '211.65', '11760.55'));
    // The price of the bracelet paid back without it is the same.
    const value = { dryRun: true, lines: [{ lineNo: 2, quantity: 0, amount: '11972.20' }] };
    expect((await back(2, value)).decision).toEqual(money('11972.20', '211.65', '11760.55'));
    await graph.settled();
    await without(graph, 'one process', 'rewards', async () => {
      expect(await back(2)).toMatchObject({ created: false, userErrors: [{ code: 'TRY_AGAIN', path: ['lines'] }] });
    });
    expect(await back(2)).toMatchObject({ created: true, decision: money('11972.20', '211.65', '11760.55') });
    expect(await back(2)).toMatchObject({ created: true, userErrors: [] });
    // The last piece brings it back, whoever is away: together what was paid, 20,759.55.
    await without(graph, 'one process', 'rewards', async () => {
      expect(await back(1)).toMatchObject({ decision: money('8787.35', '-211.65', '8999.00'), order: { returns: [
        { couponWithheld: { amount: '211.65' } }, { refund: { amount: '8999.00' } }] } });
    });
  });

  it('of which several parts come back in one sending: each after those before it, told again or not', async () => {
    const memberId = await desk.member('parts');
    const off = await desk.coupon(memberId, { kind: 'ORDER_AMOUNT', amount: { amount: '500.00', currency: 'CNY' },
      threshold: { amount: '20000.00', currency: 'CNY' }, group: 'order', atPartialReturn: 'RECHECK' });
    const at = graph.clock.now().toISOString();
    const [{ order }] = await record(graph, desk.shop, [exampleOrder(desk.shop, 'parts', { couponIds: [off], paidAt: at,
      lines: [{ sku: 'RING-1', unitPrice: '8999.00', quantity: 3 }],
      orderDiscounts: [{ code: 'COUPON', amount: '500.00', eligibleLines: [0] }] })]) as [any];
    const back = async (...nos: number[]) => (await graph.get(`mutation($input: RecordReturnsInput!) {
      recordReturns(input: $input) { results { created decision { base { amount } couponWithheld { amount } }
        userErrors { code path } } } }`, { input: { returns: nos.map((no) => (
      { orderId: order.id, lines: [{ lineNo: 1, quantity: no === 0 ? 9 : 1 }], returnNo: `P-${no}`, reason: 'part',
        returnedAt: at })) } }, desk.shop.partner)).recordReturns.results;
    const taken = (base: string, couponWithheld: string) => ({ created: true, userErrors: [],
      decision: { base: { amount: base }, couponWithheld: { amount: couponWithheld } } });
    // 17,998.00 of two do not reach 20,000.00: their 333.34 of the 500.00; then those of one.
    expect(await back(0, 1, 2)).toEqual([
      { created: false, decision: null, userErrors: [{ code: 'RETURN_TOO_MUCH', path: ['lines', '0', 'quantity'] }] },
      taken('8832.33', '333.34'), taken('8832.33', '-166.67')]);
    expect(await back(1, 3)).toEqual([{ created: false, decision: null, userErrors: [] }, taken('8832.34', '-166.67')]);
  });

  it('is the weight on the scale at the board of the minute, less old gold (section 4)', async () => {
    await desk.member('chain');
    const buyer = { externalId: 'chain' };
    const chain = await desk.price(desk.sale([{ sku: 'CHAIN-1' }], { buyer, tradeInCredit: '9440.34' }));
    expect(chain.price.lines[0]).toMatchObject({ goldWeightMg: 15_200, boardPrice: { amount: '1012.00' },
      labour: { amount: '425.60' }, unitPrice: { amount: '15808.00' } });
    expect(chain.price).toMatchObject({ due: { amount: '6367.66' }, earning: { points: 2_547 } });
    const heavier = (tradeInCredit: string) => desk.price(desk.sale(
      [{ sku: 'CHAIN-1', goldWeightMg: 13_000 }], { buyer, tradeInCredit }));
    // 1,315,600 and labour 42,560 less the credit of 10,000 mg: at today's price,
    // and with depreciation of 3,000 a gram.
    expect((await heavier('10120.00')).price.due.amount).toBe('3461.60');
    expect((await heavier('9820.00')).price.due.amount).toBe('3761.60');
    expect(codes(await heavier('13581.61'))).toEqual(['REDUCTION_TOO_LARGE tradeInCredit']);
  });

  it('takes points at home and abroad, and never more than they may pay (3.1, 3.8)', async () => {
    const memberId = await desk.member('payer', 9_000);
    const buyer = { externalId: 'payer' };
    const both = [{ sku: 'RING-1' }, { sku: 'BRACELET-1' }];
    const paid = await desk.price(desk.sale(both, { buyer, points: 9_000 }));
    expect(paid.price).toMatchObject({ pointsSpent: 9_000, pointsCash: { amount: '90.00' } });
    expect(amounts(paid.price.lines, 'pointsCash')).toEqual(['37.94', '52.06']);
    expect(codes(await desk.price(desk.sale([{ sku: 'CHAIN-1' }], { buyer, points: 9_001 }))))
      .toEqual(['INSUFFICIENT_POINTS points']);
    expect((await desk.price(desk.sale([{ sku: 'CHAIN-1' }], { buyer }))).price.pointsCashLimit.amount).toBe('425.60');
    expect(codes(await desk.price(desk.sale([{ sku: 'BAR-1' }], { buyer, points: 100 }))))
      .toEqual(['POINTS_CASH_LIMIT points']);
    const { quote } = await desk.quote(desk.sale(both, { buyer, points: 9_000 }));
    expect((await desk.standing(memberId)).loyalty).toEqual({ available: 0, held: 9_000, debt: 0 });
    // By the clock it is over at once, and the next job gives everything back.
    graph.clock.advance(30 * 60_000);
    expect((await desk.read(quote.id)).state).toBe('EXPIRED');
    await runJob(graph, 'orders:end-quotes');
    expect((await desk.standing(memberId)).loyalty).toEqual({ available: 9_000, held: 0, debt: 0 });
  });

  it('says everything that is wrong with its lines, where it is', async () => {
    const lines = [{ sku: 'NOTHING' }, { sku: 'BEAD-1' },
      { sku: 'CHAIN-1', goldWeightMg: 0 }, { sku: 'A', itemId: 'B' }];
    expect(codes(await desk.price(desk.sale(lines)))).toEqual(['INVALID lines.3.sku']);
    expect(codes(await desk.price(desk.sale(lines.slice(0, 3))))).toEqual(['INVALID lines.2.goldWeightMg']);
    expect(codes(await desk.price(desk.sale(lines.slice(0, 2))))).toEqual(['ITEM_UNKNOWN lines.0.sku']);
    expect(codes(await desk.price(desk.sale([{ sku: 'BEAD-1' }, { sku: 'RING-1' }]))))
      .toEqual(['NO_PRICE lines.0.sku']);
    expect(codes(await desk.price(desk.sale([{ sku: 'RING-1' }], { points: 5 })))).toEqual(['INVALID buyer']);
    expect(codes(await desk.price(desk.sale([])))).toEqual(['INVALID lines']);
    expect(codes(await desk.price(desk.sale([{ sku: 'RING-1' }], { tradeInCredit: '1.234' }))))
      .toEqual(['INVALID tradeInCredit']);
  });

  it('promises a unique piece to one quote at a time', async () => {
    const crown = desk.sale([{ sku: 'CROWN-1' }]);
    const tills = await Promise.all([1, 2, 3].map(() => desk.quote(crown)));
    expect(tills.map(codes).sort())
      .toEqual([['PIECE_PROMISED lines.0.sku'], ['PIECE_PROMISED lines.0.sku'], []].sort());
    expect(codes(await desk.quote(desk.sale([{ sku: 'CROWN-1', quantity: 2 }]))))
      .toEqual(['PIECE_TWICE lines.0.quantity']);
    await desk.cancel(tills.find(({ quote }) => quote)!.quote.id);
    expect(codes(await desk.quote(crown))).toEqual([]);
    graph.clock.advance(30 * 60_000);
    // Its time is over, whether or not the job has run.
    expect(codes(await desk.quote(crown))).toEqual([]);
  });

  it('is TRY_AGAIN while a room is away, holds nothing meanwhile, and goes on with the same key', async () => {
    const memberId = await desk.member('patient', 5_000);
    const input = { ...desk.sale([{ sku: 'RING-1' }], { buyer: { externalId: 'patient' }, points: 5_000 }),
      idempotencyKey: 'patient' };
    for (const room of ['catalog', 'loyalty']) {
      expect(codes(await without(graph, 'one process', room, () => desk.quote(input)))).toEqual(['TRY_AGAIN ']);
    }
    expect((await desk.standing(memberId)).loyalty).toEqual({ available: 5_000, held: 0, debt: 0 });
    const { quote } = await desk.quote(input);
    expect(quote).toMatchObject({ state: 'OPEN', price: { pointsCash: { amount: '50.00' } } });
    // Loyalty is away when it is called off: it stays due until it is told.
    await without(graph, 'one process', 'loyalty', () => desk.cancel(quote.id));
    expect((await desk.standing(memberId)).loyalty).toMatchObject({ held: 5_000 });
    await runJob(graph, 'orders:end-quotes');
    expect((await desk.standing(memberId)).loyalty).toEqual({ available: 5_000, held: 0, debt: 0 });
  });

  it('becomes the sale with its points and coupons, also when it is paid while their rooms are away', async () => {
    const memberId = await desk.member('sold', 9_000);
    const off = await desk.coupon(memberId, { kind: 'ORDER_AMOUNT', amount: { amount: '500.00', currency: 'CNY' },
      threshold: { amount: '10000.00', currency: 'CNY' }, group: 'order' });
    const { quote } = await desk.quote(desk.sale([{ sku: 'RING-1' }, { sku: 'BRACELET-1' }], {
      buyer: { externalId: 'sold' }, couponIds: [off], points: 9_000, orderNo: 'N-SOLD' }));
    const { price } = quote;
    expect(price.due.amount).toBe('20754.67');
    expect(await desk.place(quote.id)).toEqual({ quote: { state: 'PLACED' }, userErrors: [] });
    const paid = await without(graph, 'one process', 'loyalty', () =>
      without(graph, 'one process', 'rewards', () => desk.pay(quote.id, price.due.amount)));
    expect(paid).toMatchObject({ quote: { state: 'SOLD' }, payment: { state: 'SETTLED' }, userErrors: [] });
    await graph.settled();
    const standing = await desk.standing(memberId);
    expect(standing.loyalty).toEqual({ available: 0, held: 0, debt: 0 });
    expect(standing.coupons.edges.map(({ node }: any) => node.state)).toEqual(['USED']);
    const { order } = await graph.get(`query($id: ID!) { order(id: $id) { externalNo
      totals { paid { amount currency } pointsSpent } lines { base { amount } orderDiscountShare { amount } }
      member { loyalty { pending } } } }`, { id: paid.quote.order.id }, desk.shop.partner);
    expect(order).toEqual({ externalNo: 'N-SOLD', totals: { paid: price.due, pointsSpent: 9_000 },
      lines: price.lines.map(({ base, orderReduction }: any) => ({ base, orderDiscountShare: orderReduction })),
      member: { loyalty: { pending: price.earning.points } } });
    await runJob(graph, 'orders:end-quotes');
    expect((await desk.standing(memberId)).loyalty).toEqual({ available: 0, held: 0, debt: 0 });
  });

  it('earns a member of another region by its home table (3.7)', async () => {
    await change(desk.world, 'publishFxTable', 'fxTable { id state }', { homeRegion: 'HK', source: 'test',
      effectiveAt: '2026-09-01T00:00:00Z', rates: [{ from: 'CNY', rate: '1.0845' }], idempotencyKey: 'hk' });
    await graph.settled();
    await desk.member('hk', 0, { region: 'HK' });
    // 12,345.67 less old gold of 2,345.67: 1,000,000 fen are 1,084,500 HK cents, class C.
    const { price } = await desk.price(desk.sale([{ sku: 'BRACELET-1' }], {
      buyer: { externalId: 'hk' }, tradeInCredit: '2345.67' }));
    expect([price.base.amount, price.earning.points]).toEqual(['10000.00', 4_338]);
  });

  it('is for who sells there, and of whom it sees', async () => {
    const stranger = channel('00000000-0000-7000-8000-000000000001', ...desk.shop.partner.scopes);
    const ring = desk.sale([{ sku: 'RING-1' }]);
    expect(codes(await desk.price({ ...ring, channelId: desk.shop.channelId }, stranger)))
      .toEqual(['CHANNEL_NOT_YOURS channelId']);
    const { quote } = await desk.quote(ring);
    expect(await desk.read(quote.id, stranger)).toBeNull();
    expect(codes(await desk.cancel(quote.id, stranger))).toEqual(['NOT_FOUND quoteId']);
    const store = tenant(desk.shop.franchiseUuid, ...desk.shop.partner.scopes);
    const hidden = await desk.member('hidden');
    const atStore = { ...ring, outletId: desk.shop.storeId, fulfilment: 'STORE' };
    expect(codes(await desk.price({ ...atStore, buyer: { memberId: hidden } }, store)))
      .toEqual(['NOT_FOUND buyer.memberId']);
    expect((await desk.price(atStore, store)).price.due.amount).toBe('8999.00');
  });
});
