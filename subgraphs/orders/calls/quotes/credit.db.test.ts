import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { orders } from '../../index.ts';
import { FakeRooms } from '../../tests/fake-rooms.ts';
import { ids, link, openShop, OTHER_MEMBER, sale as recordedSale, TMALL } from '../../tests/shop.ts';
import { openTill, quotedSale as sale } from '../../tests/till.ts';

let g: TestSubgraph;
const rooms = new FakeRooms();
beforeAll(async () => {
  g = await startTestSubgraph(orders, { graph: rooms });
  await openShop(g);
});
afterAll(() => g.stop());
beforeEach(() => {
  Object.assign(rooms, { creditSays: null, waiting: [], offer: null, reduces: 'ORDER_AMOUNT', paysLabour: true,
    mode: 'up', plainPercent: 100 });
});

const { ask, price, quote, cancel, sweep, place, pay } = openTill(() => g);
const till = channel(TMALL, 'orders:read', 'orders:write', 'loyalty:hold', 'rewards:redeem', 'tradeins:use');
/** Old gold that was offered at so much. */
function gold(amount: string): string {
  const id = encodeId(PREFIX.tradeIn, newId());
  rooms.gold.set(id, amount);
  return id;
}
const PRICE = `price { due { amount } tradeInCredit { amount } storeCredit { amount } creditLeft { amount }
  tradeIns { id }
  lines { tradeInCredit { amount } } }`;
const seen = (more: object) => ask('query', 'priceOrder', 'PriceOrderInput', PRICE, sale(more), till);
const quoted = (more: object, actor = till) => quote(sale(more), actor);
const isBack = (id: string) => [...rooms.creditHolds.values()].filter(({ input }) => input.tradeInIds.includes(id))
  .map(({ back }) => back);

describe('old gold in a quote', () => {
  it('pays what it was offered at, held until the sale, which tells who held it and each line’s share', async () => {
    const id = gold('9440.34');
    // The ring is 8,999.00, the bracelet 12,345.67.
    const { quote: made, codes } = await quoted({ tradeInIds: [id], tradeInCredit: '9440.34', orderNo: 'G-1' });
    expect([codes, made.state, made.price.due.amount]).toEqual([[], 'OPEN', '11904.33']);
    const [hold] = [...rooms.creditHolds.values()];
    expect(hold!.input).toMatchObject({ region: 'CN', currency: 'CNY', tradeInIds: [id], amount: '9440.34',
      storeCredit: '0.00', goldGrams: '8.000', goldValue: '21344.67', holdMinutes: 10_200 });
    expect((await quoted({ tradeInIds: [id] })).codes).toEqual(['TRADE_IN_USED tradeInIds.0']);
    expect((await place(made.id)).quote.state).toBe('PLACED');
    expect((await pay(made.id, '11904.33')).quote.state).toBe('SOLD');
    const [event] = (await g.events('order.recorded.v1')).filter(({ externalNo }) => externalNo === 'G-1');
    expect(event).toMatchObject({ creditHoldId: decodeId(PREFIX.creditHold, hold!.id),
      lines: [{ tradeInMinor: 398_009n, baseMinor: 501_891n }, { tradeInMinor: 546_025n, baseMinor: 688_542n }] });
    await sweep();
    expect(isBack(id)).toEqual([false]);
    const back = await ask('mutation', 'recordReturn', 'RecordReturnInput', 'created', { externalNo: 'G-1',
      returnNo: 'R-1', reason: 'no', lines: [{ lineNo: 1, quantity: 1 }], returnedAt: g.clock.now().toISOString(),
      idempotencyKey: newId() });
    expect(back).toEqual({ created: true, codes: [] });
    expect((await g.events('order.returned.v1')).at(-1)).toMatchObject({ creditHoldId: event!.creditHoldId,
      lines: [{ remainingBaseMinor: 0n, remainingQuantity: 0 }] });
  });

  it('goes back when the quote is called off, or its time is over', async () => {
    const id = gold('100.00');
    const { quote: first } = await quoted({ tradeInIds: [id] });
    await cancel(first.id);
    expect(isBack(id)).toEqual([true]);
    await quoted({ tradeInIds: [id] });
    g.clock.advance(31 * 60_000);
    rooms.mode = 'down';
    await sweep();
    expect(isBack(id)).toEqual([true, false]);
    rooms.mode = 'up';
    await sweep();
    expect(isBack(id)).toEqual([true, true]);
  });

  it('says the right amount where another one was said', async () => {
    const id = gold('9440.34');
    const { data } = await g.query(`query($input: PriceOrderInput!) { priceOrder(input: $input) {
      price { due { amount } }
      userErrors { code path tradeInCredit { amount currency } } } }`,
    { input: sale({ tradeInIds: [id], tradeInCredit: '9440.35' }) }, till);
    expect(data!.priceOrder).toEqual({ price: null, userErrors: [{ code: 'TRADE_IN_MISMATCH', path: ['tradeInCredit'],
      tradeInCredit: { amount: '9440.34', currency: 'CNY' } }] });
    // Nobody's word for it counts as before where no old gold is named.
    const unnamed = () => price(sale({ tradeInCredit: '1000.00' }));
    rooms.waiting = [{ state: 'ACCEPTED', isUsed: true }, { state: 'OFFERED', isUsed: false }];
    expect((await unnamed()).price.due.amount).toBe('20344.67');
    // Nor where it may be that of gold which the house has taken in: that is named, or paid twice.
    for (const state of ['ACCEPTED', 'MELTED']) {
      rooms.waiting = [{ state, isUsed: false }];
      expect((await unnamed()).codes).toEqual(['TRADE_IN_UNNAMED tradeInCredit']);
      expect((await quoted({ tradeInCredit: '1000.00' })).codes).toEqual(['TRADE_IN_UNNAMED tradeInCredit']);
    }
    // What another seller took in is no matter of this one, and it does not learn of it.
    rooms.waiting = [{ state: 'ACCEPTED', isUsed: false, outlet: { id: ids.store } }];
    expect((await unnamed()).price.due.amount).toBe('20344.67');
    expect((await seen({})).codes).toEqual([]);
  });

  it('never makes a sale negative: the rest stays store credit', async () => {
    const id = gold('30000.00');
    const { price: much } = await seen({ tradeInIds: [id] });
    expect(much).toMatchObject({ due: { amount: '0.00' }, tradeInCredit: { amount: '21344.67' },
      creditLeft: { amount: '8655.33' }, tradeIns: [{ id }] });
    expect((await seen({ tradeInIds: [id], lines: [{ sku: 'RING' }] })).price).toMatchObject({
      due: { amount: '0.00' }, creditLeft: { amount: '21001.00' } });
    rooms.paysLabour = false;
    // Fixed prices say no labour of their own: what the catalog knows of each piece is paid besides.
    expect((await seen({ tradeInIds: [id] })).price.due.amount).toBe('1200.00');
    // Nor twice: what an offer took off the labour is not paid besides; what it took off the goods is.
    rooms.offer = { seen: '100.00', held: null };
    expect((await seen({ tradeInIds: [id] })).price.due.amount).toBe('1200.00');
    rooms.reduces = 'LABOUR_PERCENT';
    expect((await seen({ tradeInIds: [id] })).price.due.amount).toBe('1100.00');
    // It may come to nothing: then nothing is held, and nothing of it becomes store credit.
    rooms.gold.set(id, '0.00');
    expect((await seen({ tradeInIds: [id] })).price).toMatchObject({ creditLeft: { amount: '0.00' }, tradeIns: [] });
  });

  it('leaves what tradeins says the rest is worth, and is refused where nobody can say', async () => {
    const id = gold('30000.00');
    rooms.plainPercent = 80;
    const { quote: made } = await quoted({ tradeInIds: [id] });
    expect((await seen({ tradeInIds: [gold('30000.00')] })).price.creditLeft.amount).toBe('6924.26');
    expect([...rooms.creditHolds.values()].at(-1)!.input).toMatchObject({ amount: '21344.67' });
    await cancel(made.id);
    rooms.plainPercent = null;
    expect((await seen({ tradeInIds: [id] })).codes).toEqual(['SALE_TOO_SMALL tradeInIds.0']);
    expect((await seen({ tradeInIds: [gold('21344.67')] })).codes).toEqual([]);
  });

  it('takes store credit by amount, beside old gold and by itself', async () => {
    const id = gold('9000.00');
    expect((await seen({ tradeInIds: [id], storeCredit: '344.67' })).price).toMatchObject({ due: { amount: '12000.00' },
      tradeInCredit: { amount: '9344.67' }, storeCredit: { amount: '344.67' }, creditLeft: { amount: '0.00' } });
    expect((await seen({ storeCredit: '21344.68' })).codes).toEqual(['REDUCTION_TOO_LARGE storeCredit']);
    const { quote: made } = await quoted({ storeCredit: '344.67' });
    expect(made.price.due.amount).toBe('21000.00');
    expect([...rooms.creditHolds.values()].at(-1)!.input).toMatchObject({ tradeInIds: [], storeCredit: '344.67',
      amount: '344.67' });
  });

  it('repeats what tradeins says of it, and waits while that is away', async () => {
    const id = gold('1.00');
    for (const code of ['TRADE_IN_NOT_ACCEPTED', 'TRADE_IN_USED', 'TRADE_IN_CREDITED', 'TRADE_IN_CURRENCY',
      'MIN_INCREASE', 'STORE_CREDIT_SHORT', 'NOT_FOUND', 'INVALID']) {
      rooms.creditSays = code;
      expect((await seen({ tradeInIds: [id] })).codes).toEqual([`${code} tradeInIds.0`]);
    }
    rooms.creditSays = 'SOMETHING';
    expect((await seen({ tradeInIds: [id] })).codes).toEqual(['TRY_AGAIN tradeInIds']);
    rooms.creditSays = null;
    const execute = rooms.execute.bind(rooms);
    rooms.execute = async (asked) => {
      const answer = await execute(asked);
      if (asked.document.includes('HoldForQuote')) throw new Error('the answer was lost');
      return answer as never;
    };
    const input = { tradeInIds: [id], idempotencyKey: 'lost' };
    expect((await quoted(input)).codes).toEqual(['TRY_AGAIN ']);
    rooms.execute = execute;
    expect((await quoted(input)).quote.state).toBe('OPEN');
    expect(isBack(id)).toEqual([false]);
  });

  it('is somebody’s, each piece once, and of whoever may use it', async () => {
    const id = gold('1.00');
    const said = async (more: object) => (await seen(more)).codes;
    expect(await said({ tradeInIds: [id, id] })).toEqual(['INVALID tradeInIds']);
    expect(await said({ tradeInIds: Array.from({ length: 11 }, () => gold('1')) })).toEqual(['INVALID tradeInIds']);
    expect(await said({ tradeInIds: [id], buyer: null })).toEqual(['INVALID buyer']);
    expect(await said({ tradeInIds: [id], buyer: { externalId: 'nobody' } })).toEqual(['NOT_FOUND buyer']);
    expect(await said({ storeCredit: '1', tradeInCredit: '1' })).toEqual(['INVALID tradeInCredit']);
    expect(await said({ storeCredit: '-1' })).toEqual(['INVALID storeCredit']);
    const bare = channel(TMALL, 'orders:read', 'orders:write', 'rewards:redeem');
    for (const more of [{ tradeInIds: [id] }, { storeCredit: '1.00' }]) {
      await expect(quoted(more, bare)).rejects.toThrow('tradeins:use');
    }
  });
});

describe('an amount for old gold that a seller tells of', () => {
  let n = 0;
  const record = async (more: object = {}) => {
    const { data } = await g.query(`mutation($input: RecordOrdersInput!) { recordOrders(input: $input) {
      results { order { totals { tradeInCredit { amount } } } userErrors { code path } } } }`,
    { input: { orders: [recordedSale({ externalNo: `U-${n += 1}`, tradeInCredit: '100.00', orderDiscounts: [],
      buyer: { externalId: 'buyer-1' }, ...more })] } }, till);
    const { order, userErrors } = data!.recordOrders.results[0];
    return order?.totals.tradeInCredit.amount ?? userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);
  };

  it('is none of gold that waits in the house: that is named', async () => {
    const accepted = (at: string) => ({ state: 'ACCEPTED', isUsed: false, consent: { at } });
    expect(await record()).toBe('100.00');
    rooms.waiting = [accepted('2026-01-01T00:00:00Z')];
    expect(await record()).toEqual(['TRADE_IN_UNNAMED tradeInCredit']);
    expect([await record({ tradeInCredit: '0' }), await record({ buyer: null }),
      await record({ buyer: { externalId: 'somebody' } })]).toEqual(['0.00', '100.00', '100.00']);
    // Another seller's gold neither stops this one's sale nor is told to it.
    rooms.waiting = [{ ...accepted('2026-01-01T00:00:00Z'), outlet: { id: ids.store } }];
    expect(await record()).toBe('100.00');
    // Accepted after the payment it is another gold.
    rooms.waiting = [accepted('2030-01-01T00:00:00Z')];
    expect(await record()).toBe('100.00');
    rooms.mode = 'down';
    expect(await record()).toEqual(['TRADE_IN_UNAVAILABLE tradeInCredit']);
  });

  it('is told with the buyer when that is found out later, as nobody could ask for its gold before', async () => {
    const before = (await g.events('order.linked.v1')).length;
    expect(await record({ externalNo: 'U-later', buyer: { externalId: 'later' } })).toBe('100.00');
    expect(await record({ externalNo: 'U-none', buyer: { externalId: 'later' }, tradeInCredit: '0' })).toBe('0.00');
    await link(g, OTHER_MEMBER, TMALL, 'later');
    const told = (await g.events('order.linked.v1')).slice(before);
    expect(new Map(told.map(({ externalNo, unnamedGoldMinor }) => [externalNo, unnamedGoldMinor])))
      .toEqual(new Map([['U-later', 10_000n], ['U-none', undefined]]));
  });

  it('is answered as it was recorded when it is told again, whatever waits by then', async () => {
    expect(await record({ externalNo: 'U-again' })).toBe('100.00');
    rooms.waiting = [{ state: 'MELTED', isUsed: false, consent: { at: '2026-01-01T00:00:00Z' } }];
    expect(await record({ externalNo: 'U-again' })).toBe('100.00');
  });
});
