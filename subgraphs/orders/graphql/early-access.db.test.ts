import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { orders } from '../index.ts';
import { FakeRooms } from '../tests/fake-rooms.ts';
import { ids, itemChanged, openShop, RING, sale } from '../tests/shop.ts';

let g: TestSubgraph;
const rooms = new FakeRooms();
const PAID = '2026-09-14T12:00:00+08:00';
beforeAll(async () => {
  g = await startTestSubgraph(orders, { graph: rooms });
  await openShop(g);
  await g.deliver('item.changed.v1', RING, itemChanged(RING, 'RING', 'A', { version: 2n, saleTerms: {
    limited: false, presaleFrom: null,
    early: {
      from: new Date('2026-09-14T00:00:00Z'), until: new Date('2026-09-20T00:00:00Z'), tiers: ['CN:gold'] } } }));
});
afterAll(() => g.stop());

const head = operator('orders:read', 'orders:write');
let n = 0;
const ring = (more: object = {}) => sale({ externalNo: `E-${n += 1}`, orderDiscounts: [],
  lines: [{ sku: 'RING', unitPrice: '8999.00' }], paidAt: PAID, ...more });

/** What its lines say they were sold against. */
async function recorded(tier: string, order = ring()): Promise<(string[] | null)[]> {
  rooms.tier = tier;
  const { data } = await g.query(`mutation($input: RecordOrdersInput!) { recordOrders(input: $input) {
    results { order { lines { soldAgainst } } userErrors { code } } } }`,
  { input: { channelId: ids.tmall, orders: [order] } }, head);
  return data!.recordOrders.results[0].order.lines.map(({ soldAgainst }: any) => soldAgainst);
}

describe('a sale in early access', () => {
  it('is marked where its buyer is of another tier, by whatever name, and not where loyalty cannot say', async () => {
    const byId = (more: object = {}) => ring({ buyer: { memberId: ids.member }, ...more });
    expect([await recorded('gold'), await recorded('gold', byId())]).toEqual([[[]], [[]]]);
    expect([await recorded('silver'), await recorded('silver', byId({ outletCode: null, outletId: ids.webShop }))])
      .toEqual([[['EARLY_ACCESS_ONLY']], [['EARLY_ACCESS_ONLY']]]);
    const again = ring();
    expect([await recorded('silver', again), await recorded('gold', again)])
      .toEqual([[['EARLY_ACCESS_ONLY']], [['EARLY_ACCESS_ONLY']]]);
    expect(await recorded('silver', ring({ paidAt: '2026-09-13T12:00:00+08:00' }))).toEqual([['NOT_ON_SALE']]);
    expect(await recorded('silver', ring({ lines: [{ sku: 'BAR', unitPrice: '26800' }] }))).toEqual([[]]);
    rooms.mode = 'down';
    expect(await recorded('silver')).toEqual([[]]);
    rooms.mode = 'up';
  });

  it('is judged by the tier of when it was paid, and not marked where that is not known any more', async () => {
    const move = (at: string, from: string, to: string) => ({ at, from, to });
    rooms.moves = [move('2026-09-14T12:00:01+08:00', 'silver', 'gold')];
    expect(await recorded('gold')).toEqual([['EARLY_ACCESS_ONLY']]);
    rooms.moves = [move('2026-09-15T00:00:00Z', 'gold', 'silver'), move(PAID, 'silver', 'gold')];
    expect(await recorded('silver')).toEqual([[]]);
    rooms.moves = Array.from({ length: 21 }, () => move('2026-09-15T00:00:00Z', 'silver', 'silver'));
    expect(await recorded('silver')).toEqual([[]]);
    rooms.moves = [];
  });

  it('is no way to exchange for it, for a buyer of another tier or while loyalty is away', async () => {
    const exchanged = async (tier: string) => {
      const from = ring({ lines: [{ sku: 'BAR', unitPrice: '26800' }] });
      await recorded('gold', from);
      rooms.tier = tier;
      const { channelId: _, buyer: _b, paidAt: _p, ...to } = { channelId: null, ...ring() } as Record<string, unknown>;
      const { data } = await g.query(`mutation($input: ExchangeOrderInput!) { exchangeOrder(input: $input) {
        created userErrors { code path } } }`, { input: { channelId: ids.tmall, externalNo: from.externalNo,
        returnNo: newId(), reason: '', returnedAt: '2026-09-14T05:00:00Z', lines: [{ lineNo: 1, quantity: 1 }],
        sale: to, idempotencyKey: newId() } }, head);
      return data!.exchangeOrder;
    };
    expect(await exchanged('gold')).toEqual({ created: true, userErrors: [] });
    expect(await exchanged('silver')).toEqual({ created: false,
      userErrors: [{ code: 'EARLY_ACCESS_ONLY', path: ['sale', 'lines', '0', 'sku'] }] });
    rooms.mode = 'down';
    expect(await exchanged('gold')).toEqual({ created: false, userErrors: [{ code: 'TRY_AGAIN', path: ['sale'] }] });
    rooms.mode = 'up';
  });
});
