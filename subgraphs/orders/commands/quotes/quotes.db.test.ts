import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { fromJson } from '../../../kernel/json.ts';
import { orders } from '../../index.ts';
import { FakeRooms } from '../../tests/fake-rooms.ts';
import { FRANCHISE, ids, MEMBER, openShop, OTHER_MEMBER, TMALL } from '../../tests/shop.ts';
import { openTill, quotedSale, till } from '../../tests/till.ts';
import type { JudgedSale } from './quote-asked.ts';

let g: TestSubgraph;
let rooms: FakeRooms;
beforeEach(async () => {
  rooms = new FakeRooms();
  g = await startTestSubgraph(orders, { graph: rooms });
  await openShop(g);
});
afterEach(() => g.stop());

const coupon = encodeId(PREFIX.coupon, newId());
const sale = quotedSale;
const { ask, price, quote, cancel, read, sweep, stored } = openTill(() => g);

describe('a quote', () => {
  it('is the example of 9.3, held, read again and given back', async () => {
    const input = sale({ couponIds: [coupon], points: 1_000, idempotencyKey: 'once', orderNo: ' N-1 ' });
    const first = await quote(input);
    expect(first.codes).toEqual([]);
    expect(first.quote).toMatchObject({ state: 'OPEN', orderNo: 'N-1', price: { pointsCash: { amount: '10.00' },
      due: { amount: '20749.55' }, coupons: [{ verdict: 'APPLIED' }] } });
    expect(rooms.available).toBe(9_000);
    expect(await quote(input)).toEqual(first);
    expect([...rooms.holds.values()].length).toBe(2);
    const without = await price(sale({ couponIds: [coupon] }));
    expect(without).toEqual({ price: { due: { amount: '20759.55' } }, codes: [] });
    expect(await stored()).toEqual([{ state: 'open', holds: 'held' }]);
    expect((await cancel(first.quote.id)).quote).toEqual({ state: 'CANCELLED' });
    expect((await cancel(first.quote.id)).quote).toEqual({ state: 'CANCELLED' });
    expect(rooms.available).toBe(10_000);
    expect(await stored()).toEqual([{ state: 'cancelled', holds: 'settled' }]);
  });

  it('has a number that people say, of its outlet and day, by which it is found', async () => {
    const made = [await quote(sale({ idempotencyKey: 'one' })), await quote(sale({})),
      await quote(sale({ idempotencyKey: 'one' }))];
    expect((await price(sale({}))).codes).toEqual([]);
    await quote(sale({}));
    const found = async (shortNo: string) => (await g.query(`query ($shortNo: String) {
      quotes(filter: { shortNo: $shortNo }) { items { id shortNo } } }`, { shortNo }, till)).data!.quotes.items;
    expect(await found(' q 260915 002')).toEqual([{ id: made[1]!.quote.id, shortNo: 'Q260915-2' }]);
    // Told again it is the same, and what is only priced takes none.
    expect((await g.sql.all`select short_no as no from quote order by id`))
      .toEqual(['Q260915-1', 'Q260915-2', 'Q260915-3'].map((no) => ({ no })));
    expect([await found('Q260915-9'), await found('nonsense'), await found('S260915-2')]).toEqual([[], [], []]);
    await Promise.all([1, 2, 3].map(() => quote(sale({}))));
    expect((await g.sql.one<{ n: number }>`select count(distinct short_no)::int as n from quote`).n).toBe(6);
  });

  it('bases and points of 9.3 are 878,735 and 1,197,220, 10,544 and 4,788', async () => {
    const { quote: made } = await quote(sale({ couponIds: [coupon] }));
    expect(made.price.lines.map((line: any) => [line.base.amount, line.points]))
      .toEqual([['8787.35', 10_544], ['11972.20', 4_788]]);
    expect(made.price.earning.points).toBe(15_332);
  });

  it('waits for whoever is away, and the same key goes on: nothing is held twice', async () => {
    const input = sale({ points: 1_000, idempotencyKey: 'patient' });
    rooms.mode = 'down';
    expect((await quote(input)).codes).toEqual(['TRY_AGAIN ']);
    rooms.mode = 'up';
    const execute = rooms.execute.bind(rooms);
    rooms.execute = async (asked) => {
      if (!asked.document.includes('HoldForQuote')) return execute(asked);
      await execute(asked);
      throw new Error('the answer was lost');
    };
    expect((await quote(input)).codes).toEqual(['TRY_AGAIN ']);
    expect([await stored(), rooms.available]).toEqual([[{ state: 'holding', holds: 'none' }], 9_000]);
    rooms.execute = execute;
    expect((await quote(input)).quote).toMatchObject({ state: 'OPEN' });
    expect([rooms.holds.size, rooms.available]).toEqual([1, 9_000]);
  });

  it('keeps nothing when one of its holds is refused, and may be asked for again', async () => {
    const input = sale({ couponIds: [coupon], points: 1_000, idempotencyKey: 'gone' });
    rooms.couponTaken = true;
    expect((await quote(input)).codes).toEqual(['COUPON_GONE couponIds']);
    expect([await stored(), rooms.available]).toEqual([[{ state: 'refused', holds: 'settled' }], 10_000]);
    rooms.couponTaken = false;
    expect((await quote(input)).quote).toMatchObject({ state: 'OPEN' });
    expect(rooms.available).toBe(9_000);
    expect((await quote(sale({ points: 9_001 }))).codes).toEqual(['INSUFFICIENT_POINTS points']);
  });

  it('with points of a member under review is refused for good, and holds nothing', async () => {
    const input = sale({ couponIds: [coupon], points: 1_000, idempotencyKey: 'reviewed' });
    rooms.isReviewed = true;
    expect((await quote(input)).codes).toEqual(['UNDER_REVIEW points']);
    expect([await stored(), [...rooms.holds.values()].map(({ back }) => back)])
      .toEqual([[{ state: 'refused', holds: 'settled' }], [true]]);
    expect((await quote({ ...input, points: 0, idempotencyKey: 'without' })).quote).toMatchObject({ state: 'OPEN' });
    rooms.isReviewed = false;
    expect((await quote(input)).quote).toMatchObject({ state: 'OPEN' });
  });

  it('holds what comes without a coupon, and what is held is what was quoted', async () => {
    rooms.offer = { seen: '100.00', held: '100.00' };
    for (const more of [{}, { points: 1_000 }, { couponIds: [coupon] }]) {
      const { quote: made, codes } = await quote(sale(more));
      expect([codes, made?.state]).toEqual([[], 'OPEN']);
    }
    expect([...rooms.holds.keys()].map((key) => key[0])).toEqual(['c', 'c', 'p', 'c']);
    for (const held of [null, '99.99', '100.01']) {
      rooms.offer = { seen: '100.00', held };
      for (const more of [{}, { couponIds: [coupon] }]) {
        expect((await quote(sale({ ...more, points: 1_000 }))).codes).toEqual(['COUPON_GONE couponIds']);
      }
    }
    expect(await g.sql.all`select distinct state, holds from quote order by state`)
      .toEqual([{ state: 'open', holds: 'held' }, { state: 'refused', holds: 'settled' }]);
    expect(rooms.available).toBe(9_000);
  });

  it('takes from a channel points and coupons only with the scopes to hold them itself', async () => {
    const bare = channel(TMALL, 'orders:read', 'orders:write');
    const said = async (more: object, actor = bare) => (await g.query(
      'mutation($input: QuoteOrderInput!) { quoteOrder(input: $input) { quote { state } userErrors { code } } }',
      { input: { ...sale(more), idempotencyKey: newId() } }, actor)).errors?.[0]?.extensions;
    expect(await said({ points: 1 })).toMatchObject({ code: 'FORBIDDEN', requiredScopes: ['loyalty:hold'] });
    const rewards = { code: 'FORBIDDEN', requiredScopes: ['rewards:redeem'] };
    expect(await said({ couponIds: [coupon] })).toMatchObject(rewards);
    expect(await said({ couponCodes: ['C-1'], points: 1 }, { ...bare, scopes: [...bare.scopes, 'loyalty:hold'] }))
      .toMatchObject(rewards);
    expect([...rooms.holds.values()]).toEqual([]);
    // Whatever the member has: none is looked for, and nothing is refused.
    expect(await said({ automaticCoupons: true })).toBeUndefined();
    const { sale: asked } = await g.sql.one<{ sale: unknown }>`select sale from quote`;
    expect(fromJson<JudgedSale>(asked).coupons.automatic).toBe(false);
    expect(await said({ points: 1 }, tenant(FRANCHISE, 'orders:read', 'orders:write'))).toBeUndefined();
  });

  it('gives back at its end what one room held while the other could not say', async () => {
    const input = sale({ couponIds: [coupon], points: 1_000, idempotencyKey: 'half' });
    rooms.holderUnknown = true;
    expect((await quote(input)).codes).toEqual(['TRY_AGAIN points']);
    expect((await quote(input)).codes).toEqual(['TRY_AGAIN points']);
    expect(await stored()).toEqual([{ state: 'holding', holds: 'none' }]);
    g.clock.advance(30 * 60_000);
    await sweep();
    expect([await stored(), [...rooms.holds.values()].map(({ back }) => back)])
      .toEqual([[{ state: 'expired', holds: 'settled' }], [true]]);
    expect((await quote({ ...input, idempotencyKey: 'whole' })).codes).toEqual(['TRY_AGAIN points']);
    rooms.holderUnknown = false;
    expect((await quote({ ...input, idempotencyKey: 'whole' })).quote).toMatchObject({ state: 'OPEN' });
  });

  it('is over by the clock, then by the job, which gives back until it is told', async () => {
    const { quote: made } = await quote(sale({ points: 1_000 }));
    g.clock.advance(30 * 60_000 - 1);
    expect((await read(made.id)).quote.state).toBe('OPEN');
    g.clock.advance(1);
    expect(await read(made.id))
      .toEqual({ quote: { state: 'EXPIRED' }, quotes: { items: [{ id: made.id, state: 'EXPIRED' }] } });
    rooms.mode = 'down';
    await sweep();
    expect([await stored(), rooms.available]).toEqual([[{ state: 'expired', holds: 'due' }], 9_000]);
    rooms.mode = 'mute';
    await sweep();
    rooms.mode = 'up';
    await sweep();
    await sweep();
    expect([await stored(), rooms.available]).toEqual([[{ state: 'expired', holds: 'settled' }], 10_000]);
  });

  it('that ends while its holds are asked for keeps none of them, not even until the job', async () => {
    const execute = rooms.execute.bind(rooms);
    for (const [end, state] of [['cancel', 'cancelled'], ['expire', 'expired']] as const) {
      rooms.execute = async (asked) => {
        if (asked.document.includes('HoldForQuote')) {
          rooms.execute = execute;
          const { id } = await g.sql.one<{ id: string }>`select id from quote order by id desc limit 1`;
          if (end === 'cancel') await cancel(encodeId(PREFIX.quote, id));
          else g.clock.advance(30 * 60_000);
        }
        return execute(asked);
      };
      const { quote: made } = await quote(sale({ couponIds: [coupon], points: 1_000 }));
      expect([made.state, rooms.available, (await stored()).at(-1)])
        .toEqual([state.toUpperCase(), 10_000, { state, holds: 'settled' }]);
    }
  });

  it('has a unique piece alone, until it ends', async () => {
    const bar = sale({ lines: [{ sku: 'BAR' }], buyer: null });
    const [one, ...others] = (await Promise.all([1, 2, 3].map(() => quote(bar))))
      .sort((a, b) => a.codes.length - b.codes.length);
    expect([one!.codes, ...others.map(({ codes }) => codes)])
      .toEqual([[], ['PIECE_PROMISED lines.0.sku'], ['PIECE_PROMISED lines.0.sku']]);
    expect((await quote({ ...bar, lines: [{ sku: 'BAR', quantity: 2 }] })).codes)
      .toEqual(['PIECE_TWICE lines.0.quantity']);
    g.clock.advance(30 * 60_000);
    const next = await quote(bar);
    expect(next.codes).toEqual([]);
    await cancel(next.quote.id);
    expect((await quote(bar)).codes).toEqual([]);
  });

  it('is refused for what is not sold so, where it stands', async () => {
    const codes = async (more: object) => (await price(sale(more))).codes;
    expect(await codes({ lines: [{ sku: 'NOTHING' }, { sku: 'RING' }] })).toEqual(['ITEM_UNKNOWN lines.0.sku']);
    expect(await codes({ lines: [{ sku: 'RING', quantity: 0 }, { sku: 'RING', goldWeightMg: 0 }] }))
      .toEqual(['INVALID lines.0.quantity', 'INVALID lines.1.goldWeightMg']);
    expect(await codes({ lines: [] })).toEqual(['INVALID lines']);
    expect(await codes({ points: 5, buyer: null })).toEqual(['INVALID buyer']);
    expect(await codes({ points: 500, lines: [{ sku: 'BAR' }] })).toEqual(['POINTS_CASH_LIMIT points']);
    expect(await codes({ tradeInCredit: '90000' })).toEqual(['REDUCTION_TOO_LARGE tradeInCredit']);
    expect(await codes({ tradeInCredit: '-1' })).toEqual(['INVALID tradeInCredit']);
    expect(await codes({ buyer: { memberId: ids.otherMember } })).toEqual(['NOT_FOUND buyer.memberId']);
    expect((await price(sale({ channelId: ids.pos }))).codes).toEqual(['CHANNEL_NOT_YOURS channelId']);
    const ring = rooms.items.get([...rooms.items.keys()][0]!);
    Object.assign(ring, { pricing: 'BY_WEIGHT', price: null });
    expect(await codes({})).toEqual(['NO_PRICE lines.0.sku']);
    Object.assign(ring, { goldWeightMg: 0, price: { goldPrice: { retail: { amount: '1012.00', currency: 'CNY' } } } });
    expect(await codes({})).toEqual(['WEIGHT_UNKNOWN lines.0.goldWeightMg']);
    const at = (day: string) => `2026-${day}T00:00:00Z`;
    const window = (from: string, until: string) => ({ from: at(from), until: at(until) });
    const { clock } = g;
    Object.assign(ring, { pricing: 'FIXED', product: { limitedTo: 99,
      presale: { ...window('10-01', '10-15'), deliversOn: '2026-11-20' },
      earlyAccess: { ...window('09-29', '10-01'), tiers: ['CN:gold'] } } });
    clock.set(new Date('2026-09-28T23:59:59Z'));
    expect(await codes({})).toEqual(['NOT_ON_SALE lines.0.sku']);
    clock.set(new Date('2026-09-29T00:00:00Z'));
    expect(await codes({})).toEqual(['EARLY_ACCESS_ONLY lines.0.sku']);
    rooms.tier = 'gold';
    expect(await codes({ lines: [{ sku: 'RING', quantity: 2 }] })).toEqual(['PIECE_TWICE lines.0.quantity']);
    const delivered = async () => (await ask('query', 'priceOrder', 'PriceOrderInput', 'price { lines { deliversOn } }',
      sale({}))).price.lines;
    expect(await delivered()).toEqual([{ deliversOn: '2026-11-20' }, { deliversOn: null }]);
    clock.set(new Date('2026-10-15T00:00:00Z'));
    expect(await delivered()).toEqual([{ deliversOn: null }, { deliversOn: null }]);
    Object.assign(ring, { retired: true });
    expect(await codes({})).toEqual(['ITEM_RETIRED lines.0.sku']);
    expect(await stored()).toEqual([]);
  });

  it('is seen and called off by whoever sells there, and follows its member', async () => {
    const { quote: made } = await quote(sale({}));
    const stranger = channel(newId(), 'orders:read', 'orders:write');
    expect(await read(made.id, stranger)).toEqual({ quote: null, quotes: { items: [] } });
    expect((await cancel(made.id, stranger)).codes).toEqual(['NOT_FOUND quoteId']);
    await g.deliver('member.merged.v1', OTHER_MEMBER,
      { memberId: OTHER_MEMBER, otherMemberId: MEMBER, mergedAt: g.clock.now() });
    expect(await g.sql.one`select member_id as "memberId" from quote`).toEqual({ memberId: OTHER_MEMBER });
  });
});
