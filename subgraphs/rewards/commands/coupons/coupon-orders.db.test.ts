import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderFacts } from '../../../contracts/events.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { rewards } from '../../index.ts';
import { couponDesk, enrol, MINI, RING, SHOP, stock, uuidOf } from '../../tests/coupon-desk.ts';
import { outlet } from '../../tests/sales.ts';
import { expireCouponHolds } from './expire-coupon-holds.ts';

let room: TestSubgraph;
let desk: ReturnType<typeof couponDesk>;

beforeAll(async () => {
  room = await startTestSubgraph(rewards);
  desk = couponDesk(room);
  await stock(room);
  await room.deliver(...outlet(SHOP, null));
});
afterAll(() => room.stop());

const member = async () => {
  const id = newId();
  await enrol(room, id, 'CN');
  return id;
};
const given = async (offerId: string, memberId: string) => (await desk.issue(offerId, memberId)).coupon.id as string;
const count = async (offerId: string) => (await room.sql.maybe<{ uses: number; spent_minor: bigint }>`
  select uses, spent_minor from coupon_count where offer_id = ${uuidOf(PREFIX.couponOffer, offerId)}
    and period = '' and outlet = ''`) ?? { uses: 0, spent_minor: 0n };

describe('an order and coupons that are not simply its own', () => {
  const facts = (memberId: string, couponIds: string[], more: Partial<OrderFacts> = {}): OrderFacts => ({
    orderId: newId(), externalNo: newId(), channelId: MINI, sellingOutletId: SHOP, memberId, region: 'CN',
    currency: 'CNY', paidAt: room.clock.now(), deliveredAt: null, fulfilment: 'web', pointsHoldId: null,
    couponIds: couponIds.map((id) => uuidOf(PREFIX.coupon, id)),
    lines: [{ lineId: newId(), lineNo: 1, itemId: RING, quantity: 1, marginClass: 'A', baseMinor: 894_900n,
      costMinor: null, pointsSpent: 0n, amountMinor: 899_900n, reducedMinor: 5_000n, labourMinor: null }],
    ...more });
  const told = async (order: OrderFacts) => {
    expect(await room.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
    return (await room.sql.maybe<{ state: string; mismatch: string | null }>`select state, mismatch from coupon_hold
      where order_id = ${order.orderId}`)!;
  };

  it('uses what a cart held that is over by the clock, once', async () => {
    const offer = await desk.offer();
    const ann = await member();
    const coupon = await given(offer, ann);
    await desk.hold(ann, [coupon]);
    room.clock.advance(30 * 60_000);
    // The job that ends holds has not run: whoever asks next decides as if it had.
    expect(await told(facts(ann, [coupon]))).toEqual({ state: 'used', mismatch: null });
    await room.run(expireCouponHolds, { limit: 100 });
    expect(await desk.coupons(ann)).toEqual(['USED']);
    expect(await count(offer)).toMatchObject({ uses: 1, spent_minor: 5_000n });
  });

  it('uses up no coupon of another member', async () => {
    const offer = await desk.offer();
    const [ann, bea] = [await member(), await member()];
    const coupon = await given(offer, ann);
    expect(await told(facts(bea, [coupon]))).toMatchObject({ mismatch: 'member' });
    expect(await desk.coupons(ann)).toEqual(['ISSUED']);
    expect(await count(offer)).toMatchObject({ uses: 0, spent_minor: 0n });
  });

  it('frees what was held for it and not taken off', async () => {
    const [offer, other] = [await desk.offer(), await desk.offer({ group: 'else' })];
    const ann = await member();
    const [taken, left] = [await given(offer, ann), await given(other, ann)];
    const { hold } = await desk.hold(ann, [taken, left]);
    expect(await told(facts(ann, [taken], { externalNo: hold.orderNo }))).toEqual({ state: 'used', mismatch: null });
    expect(await desk.coupons(ann)).toEqual(['ISSUED', 'USED']);
    expect([await count(offer), await count(other)]).toMatchObject([{ uses: 1 }, { uses: 0, spent_minor: 0n }]);
    expect((await desk.hold(ann, [left])).hold.state).toBe('HELD');
  });

  it('shows one that is void after a merge, and uses no second one', async () => {
    const offer = await desk.offer();
    const [ann, bea] = [await member(), await member()];
    const [hers, second] = [await given(offer, ann), await given(offer, bea)];
    expect(await told(facts(bea, [second]))).toMatchObject({ mismatch: null });
    await room.deliver('member.merged.v1', ann, {
      memberId: ann, otherMemberId: bea, mergedAt: room.clock.now(), mergeId: newId() });
    expect(await told(facts(ann, [hers]))).toMatchObject({ mismatch: 'coupon' });
    expect(await count(offer)).toMatchObject({ uses: 1 });
  });
});

it('are held by a channel at its own outlets alone', async () => {
  const ann = await member();
  const coupon = await given(await desk.offer(), ann);
  const elsewhere = newId();
  await room.deliver('outlet.changed.v1', elsewhere, { outletId: elsewhere, code: 'gz-09', name: 'Other',
    franchiseId: null, channelId: newId(), kind: 'store', region: 'CN', closed: false, version: 1n });
  const at = async (outletId: string) => desk.hold(ann, [coupon], { outletId: encodeId(PREFIX.outlet, outletId) });
  expect((await at(elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['outletId'] }]);
  expect((await at(SHOP)).hold.state).toBe('HELD');
});

it('of a tier wait for a member that nobody told of yet', async () => {
  const gold = await desk.offer({ trigger: 'TIER', tiers: ['CN:gold'] });
  room.clock.advance(1_000);
  const memberId = newId();
  const rises = () => room.deliver('tier.changed.v1', memberId, { memberId, from: 'silver', to: 'gold',
    provisional: true, at: room.clock.now(), programme: 'CN', version: 1n });
  expect(await rises()).toMatch(/UNKNOWN_MEMBER|not arrived/);
  await enrol(room, memberId);
  expect(await rises()).toBeNull();
  expect(await room.sql.all`select offer_id from coupon where member_id = ${memberId}`)
    .toEqual([{ offer_id: uuidOf(PREFIX.couponOffer, gold) }]);
});

it('a coupon that was won is given once, and void when the prize is taken back unused', async () => {
  const offerId = await desk.offer({ perMember: 2, issuedLimit: 2 });
  const ann = await member();
  const grant = (grantId: string, memberId = ann) => room.deliver('coupon-granted.v1', grantId, {
    grantId, memberId, offerId: uuidOf(PREFIX.couponOffer, offerId), grantedAt: room.clock.now(), version: 1n });
  const back = (grantId: string) => room.deliver('coupon-grant-withdrawn.v1', grantId, {
    grantId, memberId: ann, reason: 'review', withdrawnAt: room.clock.now(), version: 2n });
  const [first, used] = [newId(), newId()];
  expect([await grant(first), await grant(first), await grant(used)]).toEqual([null, null, null]);
  expect(await desk.coupons(ann)).toEqual(['ISSUED', 'ISSUED']);
  expect(await grant(newId(), newId())).toBe('not yet: The member has not arrived yet.');
  expect(await grant(newId(), await member())).toContain('SOLD_OUT');
  const { id } = await room.sql.one<{ id: string }>`select id from coupon where cause_key = ${`prize:${used}`}`;
  const { hold } = await desk.hold(ann, [encodeId(PREFIX.coupon, id)]);
  expect(hold.state).toBe('HELD');
  expect([await back(first), await back(used), await back(newId())]).toEqual([null, null, null]);
  expect(await desk.coupons(ann)).toEqual(['HELD', 'VOID']);
  // The sale that holds it may be made; when it is not, no other one is.
  await desk.settle('releaseCoupons', hold.id);
  expect((await desk.hold(ann, [encodeId(PREFIX.coupon, id)])).userErrors).toMatchObject([{ code: 'EXPIRED' }]);
});
