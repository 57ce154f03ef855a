import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrderFacts } from '../../../contracts/events.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { rewards } from '../../index.ts';
import {
  couponDesk, enrol, mem, mini, MINI, RING, second, SHOP, stock, uuidOf, writer,
} from '../../tests/coupon-desk.ts';
import { outlet } from '../../tests/sales.ts';

let room: TestSubgraph;
let desk: ReturnType<typeof couponDesk>;
const open: string[] = [];
beforeAll(async () => {
  room = await startTestSubgraph(rewards, { now: '2026-10-07T16:00:00Z' });
  desk = couponDesk(room);
  await stock(room);
  await room.deliver(...outlet(SHOP, null));
});
afterAll(() => room.stop());
beforeEach(() => room.clock.set('2026-10-07T16:00:00Z'));
// What comes to every sale would come to those of the next test.
afterEach(async () => {
  room.clock.set('2026-10-07T16:00:00Z');
  for (const id of open.splice(0)) {
    await desk.mutate('endCouponOffer', { id, expectedVersion: 1, reason: 'over' }, 'offer { id }', writer);
  }
});

const offer = async (terms: object = {}) => {
  const id = await desk.offer({ automatic: true, ...terms });
  open.push(id);
  room.clock.advance(1_000);
  return id;
};
const member = async () => {
  const id = newId();
  await enrol(room, id);
  return id;
};
const codes = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);
const uses = async (offerId: string) => (await room.sql.maybe<{ uses: number }>`select uses from coupon_count
  where offer_id = ${uuidOf(PREFIX.couponOffer, offerId)} and period = '' and outlet = ''`)?.uses ?? 0;
const evaluate = async (memberId: string, couponIds: string[] = []) => (await room.query(
  `query ($input: EvaluateOffersInput!) { evaluateOffers(input: $input) { evaluation { due { amount }
    coupons { named verdict saved { amount } coupon { id } offer { id } } } } }`, { input: { memberId: mem(memberId),
    currency: 'CNY', couponIds, lines: [{ sku: 'RING', unitPrice: '8999.00' }] } }, mini))
  .data!.evaluateOffers.evaluation;
const rows = (memberId: string) => room.sql.all<{ state: string; cause: string }>`select state, cause from coupon
  where member_id = ${memberId} order by state`;

describe('an offer that needs no coupon', () => {
  it('comes to each sale of its days, and is compared with coupons of its group', async () => {
    const day = await offer({ kind: 'ORDER_PERCENT', amount: null, offBps: 500, monthDays: [8] });
    const ann = await member();
    const ofDay = { named: day, verdict: 'APPLIED', saved: { amount: '449.95' }, coupon: null, offer: { id: day } };
    expect(await evaluate(ann)).toEqual({ due: { amount: '8549.05' }, coupons: [ofDay] });
    // 50.00 off in the same group saves less; 500.00 saves more.
    const small = (await desk.issue(await desk.offer(), ann)).coupon.id;
    expect((await evaluate(ann, [small])).coupons).toMatchObject([{ named: small, verdict: 'GROUP' }, ofDay]);
    expect(codes(await desk.hold(ann, [small]))).toEqual(['GROUP couponIds.0']);
    const large = (await desk.issue(await desk.offer({ amount: { amount: '500', currency: 'CNY' } }), ann)).coupon.id;
    expect((await evaluate(ann, [large])).coupons).toMatchObject([{ verdict: 'APPLIED' }, { verdict: 'GROUP' }]);
    room.clock.set('2026-10-08T16:00:00Z');
    expect((await evaluate(ann, [small])).coupons).toMatchObject([{ named: small, verdict: 'APPLIED' }]);
    expect(codes(await desk.issue(day, ann))).toEqual(['AUTOMATIC offerId']);
  });

  it('comes however many there are, and no more are published than the policy allows', async () => {
    const first = await offer();
    // 59 more as they were published before there was a bound; those that are over do not count.
    const offers = (many: number, code: string, change: object) => room.sql.run`with made as (
        insert into coupon_offer (id, code, name_zh, name_en, published_version, published_revision, created_at, draft,
          edited_by, edited_by_name, edited_at)
        select gen_random_uuid(), ${code} || n, 'x', 'x', 1, 1, o.created_at, o.draft, 'op', 'Op', o.edited_at
        from coupon_offer o, generate_series(1, ${many}) n where o.id = ${uuidOf(PREFIX.couponOffer, first)}
        returning id, draft)
      insert into coupon_offer_version (offer_id, version, terms, proposed_by_name, published_by_name, published_at)
      select id, 1, draft || ${JSON.stringify(change)}::jsonb, 'Op', 'Op', '2026-10-01' from made`;
    await offers(59, 'MANY', {});
    const ann = await member();
    expect((await evaluate(ann)).coupons).toHaveLength(60);
    const { offer: one } = await desk.mutate('createCouponOffer', desk.draft({ automatic: true }),
      'offer { id version }', writer);
    const publish = async () => codes(await desk.mutate('publishCouponOffer',
      { id: one.id, expectedVersion: one.version }, 'offer { id }', second));
    expect(await publish()).toEqual(['TOO_MANY_AUTOMATIC id']);
    await offers(20, 'OVER', { validUntil: '2026-10-05' });
    // Beyond the bound those in use are still edited; one that is over takes a place of its own when it comes again.
    const shortened = async (code: string, validUntil: string) => {
      const { id: uuid } = await room.sql.one<{ id: string }>`select id from coupon_offer where code = ${code}`;
      const id = encodeId(PREFIX.couponOffer, uuid);
      const { code: _, idempotencyKey: _key, ...change } = desk.draft({ automatic: true, validUntil });
      const edit = { id, expectedVersion: 1, ...change };
      expect(codes(await desk.mutate('updateCouponOffer', edit, 'offer { id }', writer))).toEqual([]);
      return codes(await desk.mutate('publishCouponOffer', { id, expectedVersion: 2 }, 'offer { id }', second));
    };
    expect(await shortened('MANY59', '2026-10-31')).toEqual([]);
    expect(await shortened('OVER20', '2026-10-31')).toEqual(['TOO_MANY_AUTOMATIC id']);
    const end = (codes: string) => room.sql.run`update coupon_offer set ended_at = ${room.clock.now()}
      where code ~ ${codes}`;
    await end('^MANY([1-9]|10)$');
    expect(await publish()).toEqual(['TOO_MANY_AUTOMATIC id']);
    await end('^MANY11$');
    expect(await publish()).toEqual([]);
    await end('^(MANY|OVER)');
    open.push(one.id);
  });

  it('is held with a sale, counted against its limits, and none when the sale is not made', async () => {
    const id = await offer({ group: 'day', usesLimit: 2, usesPerMember: 1 });
    const [ann, bea] = [await member(), await member()];
    const { hold } = await desk.hold(ann, []);
    expect(hold).toMatchObject({ state: 'HELD', saved: { amount: '50.00' }, coupons: [{ state: 'HELD' }] });
    expect(codes(await desk.hold(ann, []))).toEqual(['INVALID couponIds']);
    expect((await evaluate(ann)).coupons).toMatchObject([{ named: id, verdict: 'LIMIT' }]);
    await desk.settle('releaseCoupons', hold.id);
    expect([await uses(id), await rows(ann)]).toEqual([0, []]);
    // With a coupon of another group both apply; two at once never pass the limit.
    const coupon = (await desk.issue(await desk.offer({ group: 'beside' }), bea)).coupon.id;
    const both = (await desk.hold(bea, [coupon])).hold;
    expect(both).toMatchObject({ saved: { amount: '100.00' } });
    const more = await Promise.all(Array.from({ length: 8 }, async () => desk.hold(await member(), [])));
    expect(more.filter(({ hold: one }) => one !== null)).toHaveLength(1);
    expect(await uses(id)).toBe(2);
    await desk.settle('useCoupons', both.id);
    expect(await rows(bea)).toEqual([{ state: 'used', cause: 'hand' }, { state: 'used', cause: 'automatic' }]
      .sort((a, b) => (a.cause < b.cause ? -1 : 1)));
  });
});

describe('an order that names one', () => {
  const told = async (memberId: string | null, couponIds: string[], more: Partial<OrderFacts> = {}) => {
    const order: OrderFacts = {
      orderId: newId(), externalNo: newId(), channelId: MINI, sellingOutletId: SHOP, memberId, region: 'CN',
      currency: 'CNY', paidAt: room.clock.now(), deliveredAt: null, fulfilment: 'web', pointsHoldId: null,
      couponIds: couponIds.map((id) => uuidOf(id.slice(0, 3), id)),
      lines: [{ lineId: newId(), lineNo: 1, itemId: RING, quantity: 1, marginClass: 'A', baseMinor: 894_900n,
        costMinor: null, pointsSpent: 0n, amountMinor: 899_900n, reducedMinor: 5_000n, labourMinor: null }],
      ...more };
    for (const _ of [1, 2]) expect(await room.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
    const hold = await room.sql.maybe`select state, mismatch from coupon_hold where order_id = ${order.orderId}`;
    return { order, hold };
  };

  it('uses what it held, or what came to it at payment, once; wholly returned it used none', async () => {
    const id = await offer({ group: 'web', monthDays: [8] });
    const [ann, bea] = [await member(), await member()];
    const { hold } = await desk.hold(ann, []);
    expect((await told(ann, [id], { externalNo: hold.orderNo })).hold).toEqual({ state: 'used', mismatch: null });
    const bare = await told(bea, [id]);
    expect(bare.hold).toEqual({ state: 'used', mismatch: null });
    expect([await uses(id), await rows(bea)]).toEqual([2, [{ state: 'used', cause: 'automatic' }]]);
    await room.deliver('order.returned.v1', bare.order.orderId, { orderId: bare.order.orderId, returnId: newId(),
      memberId: bea, returnedAt: room.clock.now(), whole: true, lines: [] });
    expect([await uses(id), await rows(bea)]).toEqual([1, []]);
    // Another amount is shown, and so is an offer of another day.
    const other = await told(bea, [id], { lines: [{ ...bare.order.lines[0]!, reducedMinor: 9_900n }] });
    expect(other.hold).toEqual({ state: 'used', mismatch: 'amount' });
    room.clock.set('2026-10-08T16:00:00Z');
    expect((await told(bea, [id])).hold).toEqual({ state: 'used', mismatch: 'coupon' });
  });

  it('passes no limit and no budget: what is over them is kept as it was named, and shown', async () => {
    const once = await offer({ group: 'once', usesLimit: 1 });
    const [ann, bea] = [await member(), await member()];
    expect((await told(ann, [once])).hold).toEqual({ state: 'used', mismatch: null });
    expect((await told(bea, [once])).hold).toEqual({ state: 'used', mismatch: 'coupon' });
    const budget = await offer({ group: 'budget', budget: { amount: '79.99', currency: 'CNY' } });
    expect((await told(ann, [budget])).hold).toEqual({ state: 'used', mismatch: null });
    expect((await told(bea, [budget])).hold).toEqual({ state: 'used', mismatch: 'coupon' });
    expect([await uses(once), await uses(budget), await rows(bea)]).toEqual([1, 1, []]);
  });

  it('had it as it was at payment, also when it was ended before the order was told', async () => {
    const id = await offer({ group: 'late' });
    const ann = await member();
    const paidAt = room.clock.now();
    room.clock.advance(60_000);
    await desk.mutate('endCouponOffer', { id: open.pop(), expectedVersion: 1, reason: 'over' }, 'offer { id }', writer);
    expect((await told(ann, [id], { paidAt })).hold).toEqual({ state: 'used', mismatch: null });
  });
});
