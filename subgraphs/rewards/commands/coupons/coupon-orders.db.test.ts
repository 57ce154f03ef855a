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

const facts = (memberId: string, couponIds: string[], more: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: newId(), externalNo: newId(), channelId: MINI, sellingOutletId: SHOP, memberId, region: 'CN',
  currency: 'CNY', paidAt: room.clock.now(), deliveredAt: null, fulfilment: 'web', pointsHoldId: null,
  couponIds: couponIds.map((id) => uuidOf(PREFIX.coupon, id)),
  lines: [{ lineId: newId(), lineNo: 1, itemId: RING, quantity: 1, marginClass: 'A', baseMinor: 894_900n,
    costMinor: null, pointsSpent: 0n, amountMinor: 899_900n, reducedMinor: 5_000n, labourMinor: null }],
  ...more });

describe('an order and coupons that are not simply its own', () => {
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

describe('coupons that an event gives', () => {
  const once = async (name: string, about: string, payload: object) => {
    expect([await room.deliver(name, about, payload), await room.deliver(name, about, payload)]).toEqual([null, null]);
  };

  it('of a referral to both sides, void when it comes back, and over for all but the sale that holds one', async () => {
    await desk.offer({ trigger: 'REFERRAL' });
    room.clock.advance(1_000);
    const [old, friend, referralId] = [await member(), await member(), newId()];
    const sides = { referralId, referrerId: old, friendId: friend };
    const kept = { ...sides, orderId: newId(), keptAt: room.clock.now() };
    await once('referral.kept.v1', referralId, kept);
    expect([await desk.coupons(old), await desk.coupons(friend)]).toEqual([['ISSUED'], ['ISSUED']]);
    expect(await room.deliver('referral.kept.v1', newId(), { ...kept, referralId: newId(), friendId: newId() }))
      .toBe('not yet: The member has not arrived yet.');
    const { id } = await room.sql.one<{ id: string }>`select id from coupon where member_id = ${friend}`;
    const { hold } = await desk.hold(friend, [encodeId(PREFIX.coupon, id)]);
    await once('referral.withdrawn.v1', referralId, { ...sides, withdrawnAt: room.clock.now() });
    expect([await desk.coupons(old), await desk.coupons(friend)]).toEqual([['VOID'], ['HELD']]);
    await desk.settle('releaseCoupons', hold.id);
    expect(await desk.coupons(friend)).toEqual(['VOID']);
  });

  it('of a gold plan for its first and its last instalment, while the payment stands and it is kept', async () => {
    await desk.offer({ trigger: 'PLAN_BEGUN', perMember: 9 });
    await desk.offer({ trigger: 'PLAN_MATURED', perMember: 9 });
    room.clock.advance(1_000);
    const [memberId, at] = [await member(), room.clock.now()];
    const paid = (planId: string, postingId: string, nth: number) => once('plan.instalment-paid.v1', planId, {
      planId, memberId, postingId, nth, instalments: 12, begins: nth === 1, at, version: BigInt(nth + 1) });
    const [bad, good, left, kept] = [newId(), newId(), newId(), newId()];
    await paid(left, bad, 1);
    await paid(left, newId(), 2);
    expect(await desk.coupons(memberId)).toEqual(['ISSUED']);
    await once('plan.instalment-reversed.v1', left,
      { planId: left, memberId, postingId: bad, nth: 1, at, version: 4n });
    expect(await desk.coupons(memberId)).toEqual(['VOID']);
    await paid(left, good, 1);
    await paid(kept, newId(), 1);
    await once('plan.matured.v1', kept, { planId: kept, memberId, postingId: newId(), at, version: 13n });
    expect(await desk.coupons(memberId)).toEqual(['ISSUED', 'ISSUED', 'ISSUED', 'VOID']);
    await once('plan.exited.v1', left, { planId: left, memberId, hadMatured: false, at, version: 6n });
    await once('plan.exited.v1', kept, { planId: kept, memberId, hadMatured: true, at, version: 14n });
    expect(await desk.coupons(memberId)).toEqual(['ISSUED', 'ISSUED', 'VOID', 'VOID']);
  });

  it('of a child of a customer while a parent stands, and of a birthday once a year', async () => {
    await desk.offer({ trigger: 'HERITAGE', perMember: 9 });
    await desk.offer({ trigger: 'BIRTHDAY', perMember: 9 });
    room.clock.advance(1_000);
    const [mother, father, child] = [await member(), await member(), await member()];
    const related = (parent: string, standing: boolean, version: bigint) => once('member-relation.v1', parent, {
      memberId: parent, relatedId: child, kind: 'child', standing, version });
    await related(mother, true, 1n);
    expect(await desk.coupons(child)).toEqual([]);
    for (const parent of [mother, father]) {
      const order = facts(parent, []);
      expect(await room.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
    }
    await related(mother, true, 2n);
    await related(father, true, 3n);
    expect(await desk.coupons(child)).toEqual(['ISSUED']);
    await related(mother, false, 4n);
    expect(await desk.coupons(child)).toEqual(['ISSUED']);
    await related(father, false, 5n);
    await related(father, true, 3n);
    expect(await desk.coupons(child)).toEqual(['VOID']);
    await related(father, true, 6n);
    for (const on of ['2027-03-08', '2028-03-08']) {
      await once('birthday.ahead.v1', child, { memberId: child, region: 'CN', on, toldAt: room.clock.now() });
    }
    expect(await desk.coupons(child)).toEqual(['ISSUED', 'ISSUED', 'ISSUED', 'VOID']);
  });
});
