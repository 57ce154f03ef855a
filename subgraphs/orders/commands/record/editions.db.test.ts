import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { orders } from '../../index.ts';
import { FakeRooms } from '../../tests/fake-rooms.ts';
import { recorderOf } from '../../tests/recorder.ts';
import { BAR, itemChanged, line, openShop, POS, RING, STORE, theOrder } from '../../tests/shop.ts';
import { openTill, quotedSale } from '../../tests/till.ts';
import { cancelOrder } from '../returns/cancel-order.ts';
import { recordReturns } from '../returns/record-returns.ts';
import { exchangeOrder } from '../exchange/exchange-order.ts';
import { recordOrders } from './record-orders.ts';
import type { OrderToRecord } from './order-to-record.ts';

let g: TestSubgraph;
let rooms: FakeRooms;
let version = 1n;
const PAID = new Date('2026-09-14T04:00:00Z');
const limited = (more: object = {}) => g.deliver('item.changed.v1', RING, itemChanged(RING, 'RING', 'A', {
  version: version += 1n, saleTerms: { limited: true, presaleFrom: null, early: null, ...more } }));
beforeEach(async () => {
  rooms = new FakeRooms();
  g = await startTestSubgraph(orders, { graph: rooms });
  await openShop(g);
  for (const item of rooms.items.values()) Object.assign(item, { product: { limitedTo: 99 } });
  await limited();
});
afterEach(() => g.stop());

const { recordOk } = recorderOf(() => g);
const { quote, place, pay } = openTill(() => g);
const ofPiece = (over: Partial<OrderToRecord> = {}) => theOrder({ lines: [line('RING', 500n)], orderDiscounts: [],
  paidAt: PAID, ...over });
const atStore = { channelId: POS, outlet: { id: STORE }, fulfilment: 'store' as const, buyer: null };
const promised = async () => (await quote(quotedSale({ lines: [{ sku: 'RING' }] }))).codes;
const marks = async () => (await g.sql.all<{ mark: string }>`
  select o.external_no || ' ' || l.line_no as mark from order_line l join sales_order o on o.id = l.order_id
  where 'EDITION_TWICE' = any(l.sold_against) order by mark`).map(({ mark }) => mark);
const owner = async () => (await g.sql.maybe<{ no: string }>`select o.external_no as no
  from edition_sale e join sales_order o on o.id = e.order_id where e.item_id = ${RING}`)?.no ?? null;
/** As campaigns ask before a drop of it. */
const sold = async () => (await g.query(`query ($ids: [ID!]!) { soldPieces(itemIds: $ids) }`,
  { ids: [RING, BAR, newId()].map((id) => encodeId('itm', id)).concat('x') }, operator('orders:read'))).data!.soldPieces
  .map((id: string) => decodeId('itm', id));
const back = (orderId: string, no = 1, quantity = 1) => ({ order: { orderId }, externalNo: `R-${no}`, reason: '',
  returnedAt: new Date('2026-09-14T05:00:00Z'), lines: [{ line: { no }, quantity, amount: null }] });

describe('a numbered piece', () => {
  it('that a till sold is promised to no quote, until it comes back whole', async () => {
    const { orderId } = await recordOk(ofPiece({ ...atStore, externalNo: 'POS-1' }));
    expect(await promised()).toEqual(['PIECE_PROMISED lines.0.sku']);
    expect([await marks(), await owner(), await sold()]).toEqual([[], 'POS-1', [RING]]);
    await g.runBatch(recordReturns, [{ input: { ...back(orderId, 1, 0), lines: [
      { line: { no: 1 }, quantity: 0, amount: '1.00' }] } }]);
    expect(await owner()).toBe('POS-1');
    await g.run(cancelOrder, { order: { orderId }, reason: 'not there' });
    expect([await owner(), await promised(), await sold()]).toEqual([null, [], []]);
  });

  it('that two marketplaces sell is marked on the second, who has it when the first one comes back', async () => {
    const [first, second] = await g.runBatch(recordOrders, [
      { input: ofPiece({ externalNo: 'Z-1' }) }, { input: ofPiece({ externalNo: 'A-2' }) }]);
    if (!first!.ok || !second!.ok) throw new Error('refused');
    expect([await marks(), await owner()]).toEqual([['A-2 1'], 'Z-1']);
    await recordOk(ofPiece({ externalNo: 'Z-1' }));
    await g.runBatch(recordReturns, [{ input: back(first!.value.orderId) }]);
    expect([await owner(), await promised()]).toEqual(['A-2', ['PIECE_PROMISED lines.0.sku']]);
    await g.runBatch(recordReturns, [{ input: back(second!.value.orderId) }]);
    expect([await owner(), await promised()]).toEqual([null, []]);
  });

  it('is sold once where two record it at once', async () => {
    await Promise.all(['C-1', 'C-2', 'C-3'].map((externalNo) => recordOk(ofPiece({ externalNo }))));
    expect(await marks()).toHaveLength(2);
  });

  it('is no second piece in a second line, or in a line of two', async () => {
    const { orderId } = await recordOk(ofPiece({ externalNo: 'L-1', lines: [line('RING', 1n), line('BAR', 1n),
      line('RING', 2n)] }));
    expect(await marks()).toEqual(['L-1 3']);
    await g.runBatch(recordReturns, [{ input: back(orderId, 1) }]);
    expect(await owner()).toBe('L-1');
    await g.runBatch(recordReturns, [{ input: back(orderId, 3) }]);
    expect(await owner()).toBe(null);
    await recordOk(ofPiece({ externalNo: 'L-2', lines: [line('RING', 1n, 2)] }));
    expect([await marks(), await owner()]).toEqual([['L-1 3', 'L-2 1'], 'L-2']);
  });

  it('that was quoted is not paid when another sold it meanwhile, and is marked for nothing', async () => {
    const quoted = async (orderNo: string) => (await quote(quotedSale({ lines: [{ sku: 'RING' }], orderNo }))).quote;
    const made = await quoted('Q-1');
    // Its terms were asked for when it was quoted.
    await limited({ presaleFrom: new Date('2030-01-01') });
    await place(made.id);
    expect((await pay(made.id, made.price.due.amount)).quote).toMatchObject({ state: 'SOLD' });
    expect(await g.sql.all`select sku from order_line where sold_against is not null`).toEqual([]);
    const { id } = await g.sql.one<{ id: string }>`select id from sales_order where external_no = 'Q-1'`;
    expect(await promised()).toEqual(['PIECE_PROMISED lines.0.sku']);
    await g.runBatch(recordReturns, [{ input: { ...back(id), returnedAt: g.clock.now() } }]);
    const gone = await quoted('Q-2');
    await place(gone.id);
    await recordOk(ofPiece({ externalNo: 'T-1' }));
    expect((await pay(gone.id, gone.price.due.amount)).codes).toEqual(['QUOTE_EXPIRED quoteId']);
    expect([await marks(), await owner()]).toEqual([[], 'T-1']);
  });

  it('that was sold before its style became limited is sold, and passes on to whoever bought it besides', async () => {
    const unlimited = (limit: boolean) => g.deliver('item.changed.v1', RING, itemChanged(RING, 'RING', 'A', {
      version: version += 1n, saleTerms: limit ? { limited: true, presaleFrom: null, early: null } : null }));
    await unlimited(false);
    const first = await recordOk(ofPiece({ externalNo: 'B-1' }));
    const second = await recordOk(ofPiece({ externalNo: 'B-2' }));
    expect([await owner(), await sold()]).toEqual([null, [RING]]);
    await unlimited(true);
    expect(await promised()).toEqual(['PIECE_PROMISED lines.0.sku']);
    await recordOk(ofPiece({ externalNo: 'B-3' }));
    expect([await marks(), await owner()]).toEqual([['B-3 1'], 'B-1']);
    await g.runBatch(recordReturns, [{ input: back(first.orderId) }]);
    expect(await owner()).toBe('B-2');
    await g.runBatch(recordReturns, [{ input: back(second.orderId) }]);
    expect(await owner()).toBe('B-3');
  });

  it('is exchanged for itself and for another', async () => {
    const { orderId } = await recordOk(ofPiece({ externalNo: 'X-1' }));
    const exchange = (from: string, externalNo: string) => g.run(exchangeOrder, { returned: back(from),
      sale: ofPiece({ externalNo, shippingMinor: 0n }) });
    const done = await exchange(orderId, 'X-2');
    expect([done.ok, await marks(), await owner()]).toEqual([true, [], 'X-2']);
    const bar = await recordOk(ofPiece({ externalNo: 'B-1', lines: [line('BAR', 5n)] }));
    await exchange(bar.orderId, 'X-3');
    expect([await marks(), await owner()]).toEqual([['X-3 1'], 'X-2']);
  });
});
