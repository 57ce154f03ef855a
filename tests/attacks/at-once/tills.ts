import { expect, it } from '@jest/globals';
import { decodeId, newId } from '../../../subgraphs/kernel/ids.ts';
import { exampleOrder, record } from '../../graph/shop.ts';
import { channel, tenant } from '../../kit/subgraph.ts';
import { newCoupon } from '../kit/valid-coupon-inputs.ts';
import { newRedemption } from '../kit/valid-reward-inputs.ts';
import { newMember, newOrder, richMember, type World } from '../kit/world.ts';
import { ask, atOnce, codeOf, pointsOf, times } from './ask.ts';

const COUPON = 'query ($id: ID!) { node(id: $id) { ... on Coupon { state } } }';
const QUOTE = `query ($id: ID!) { quote(id: $id) { state orderNo price { due { amount } pointsCash { amount }
  coupons { verdict saved { amount } } } } }`;

/** Sales, exchanges and gifts that several people work on at the same moment, or that are not theirs. */
export function attackTills(today: () => World): void {
  const stateOf = async (id: string) => (await today().graph.get(COUPON, { id })).node.state;
  const read = async (id: string, actor?: ReturnType<typeof channel>) =>
    (await today().graph.get(QUOTE, { id }, actor)).quote;
  const sale = (memberId: string, more: object = {}) => {
    const { shop } = today();
    return { channelId: shop.channelId, outletId: shop.webShopId, fulfilment: 'WEB', lines: [{ sku: 'RING-1' }],
      buyer: { memberId }, ...more };
  };
  const franchise = () => tenant(decodeId('frn', today().shop.franchiseId)!, 'orders:read', 'orders:write');

  it('two tills that quote at once share neither a coupon nor points; both go back with the quote', async () => {
    const world = today();
    const memberId = await richMember(world);
    const [couponId, [had]] = [await newCoupon(world, memberId), await pointsOf(world, memberId)];
    const quote = () => ask(world, 'quoteOrder', sale(memberId, { couponIds: [couponId], points: 5_000 }));
    const both = await Promise.all([quote(), quote()]);
    const opened = both.filter((one) => codeOf(one) === 'OK');
    expect(both.every((one) => ['OK', 'COUPON_GONE', 'INSUFFICIENT_POINTS'].includes(codeOf(one)))).toBe(true);
    expect(opened.length).toBeLessThan(2);
    // One may have had the coupon when the other had the points: then both let go, and whoever asks next has both.
    const open = opened[0] ?? await quote();
    expect(await read(open.quote.id)).toMatchObject({ state: 'OPEN', price: { due: { amount: '8948.00' },
      pointsCash: { amount: '50.00' }, coupons: [{ verdict: 'APPLIED', saved: { amount: '1.00' } }] } });
    expect([await pointsOf(world, memberId), await stateOf(couponId)]).toEqual([[had! - 5_000, 0, 5_000], 'HELD']);
    // Nobody else's, neither to be read nor to be called off, nor by the coupon in it.
    const stranger = channel(newId(), 'orders:read', 'orders:write');
    expect(await read(open.quote.id, stranger)).toBeNull();
    expect(codeOf(await ask(world, 'cancelQuote', { quoteId: open.quote.id }, stranger))).toBe('NOT_FOUND');
    const other = await ask(world, 'quoteOrder', sale(await newMember(world), { couponIds: [couponId] }));
    expect((await read(other.quote.id)).price).toMatchObject(
      { due: { amount: '8999.00' }, coupons: [{ verdict: 'NOT_YOURS' }] });
    expect(await atOnce(times(3, () => () => ask(world, 'cancelQuote', { quoteId: open.quote.id }))))
      .toEqual(['OK', 'OK', 'OK']);
    expect([await pointsOf(world, memberId), await stateOf(couponId)]).toEqual([[had, 0, 0], 'ISSUED']);
  });

  it('a sale of a quote keeps its coupon, whether the quote is called off or over afterwards', async () => {
    const world = today();
    const memberId = await richMember(world);
    for (const end of ['cancel', 'expire']) {
      const couponId = await newCoupon(world, memberId);
      const { quote } = await ask(world, 'quoteOrder', sale(memberId, { couponIds: [couponId], points: 1_000 }));
      const { orderNo } = await read(quote.id);
      const [sold] = await record(world.graph, world.shop, [exampleOrder(world.shop, world.fresh(), {
        externalNo: orderNo, buyer: { memberId }, lines: [{ sku: 'RING-1', unitPrice: '8999.00' }],
        orderDiscounts: [{ code: 'C', amount: '1.00' }], couponIds: [couponId],
        paidAt: world.graph.clock.now().toISOString() })]);
      expect(sold!.userErrors).toEqual([]);
      await world.graph.settled();
      if (end === 'cancel') await ask(world, 'cancelQuote', { quoteId: quote.id });
      else world.graph.clock.advance(41 * 60_000);
      await world.graph.calm();
      expect([end, await stateOf(couponId)]).toEqual([end, 'USED']);
    }
    world.graph.clock.advance(-41 * 60_000);
  });

  it('what came back is exchanged once, by nobody else, and points end as after one exchange', async () => {
    const world = today();
    const [one, other] = [await newMember(world), await newMember(world)];
    await world.graph.settled();
    const [orderId, alone] = [await newOrder(world, one), await newOrder(world, other)];
    const exchange = (id: string) => {
      const { buyer: _, paidAt: __, ...rest } = exampleOrder(world.shop, world.fresh()) as Record<string, unknown>;
      return { orderId: id, returnNo: world.fresh(), returnedAt: '2026-09-10T04:00:00Z', reason: 'another size',
        lines: [{ lineNo: 1, quantity: 1 }], sale: rest };
    };
    const codes = await atOnce(times(4, () => () => ask(world, 'exchangeOrder', exchange(orderId))));
    expect([codes.length, codes.filter((code) => code === 'OK').length]).toEqual([4, 1]);
    expect(codeOf(await ask(world, 'exchangeOrder', exchange(alone)))).toBe('OK');
    expect(await pointsOf(world, one)).toEqual(await pointsOf(world, other));
    // The shop's own sales are not the franchise's, whose member it may be all the same.
    expect(codeOf(await ask(world, 'exchangeOrder', exchange(orderId), franchise()))).toBe('NOT_FOUND');
    expect(codeOf(await ask(world, 'exchangeOrder', { ...exchange(orderId), lines: [{ lineNo: 9, quantity: 1 }] })))
      .not.toBe('OK');
  });

  it('a gift is handed out or given back, never both, however many counters work on it', async () => {
    const world = today();
    const memberId = await richMember(world);
    const [had] = await pointsOf(world, memberId);
    const { id, code } = await newRedemption(world, memberId);
    const counter = () => ask(world, 'verifyRedemption', { code, outletId: world.shop.storeId });
    const codes = await atOnce([counter, counter, counter, () => ask(world, 'cancelRedemption', { id })]);
    expect(codes.filter((one) => one === 'OK')).toHaveLength(1);
    const { node: { state } } = await world.graph.get(
      'query ($id: ID!) { node(id: $id) { ... on Redemption { state } } }', { id });
    expect([state, await pointsOf(world, memberId)])
      .toEqual(state === 'DONE' ? ['DONE', [had! - 10, 0, 0]] : ['CANCELLED', [had, 0, 0]]);
    expect(codeOf(await counter())).toBe(state === 'DONE' ? 'ALREADY_USED' : 'ALREADY_CANCELLED');
  });
}

