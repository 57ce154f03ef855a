import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderFacts } from '../../../../contracts/events.ts';
import { PREFIX } from '../../../../contracts/ids.ts';
import { encodeId, newId } from '../../../../kernel/ids.ts';
import { toJson } from '../../../../kernel/json.ts';
import { startTestSubgraph, type TestSubgraph } from '../../../../../tests/kit/subgraph.ts';
import { rewards } from '../../../index.ts';
import { couponDesk, enrol, MINI, RING, SHOP, stock, uuidOf, writer } from '../../../tests/coupon-desk.ts';
import { outlet } from '../../../tests/sales.ts';
import { tellBirthdays } from '../../birthdays/tell-birthdays.ts';

let room: TestSubgraph;
let desk: ReturnType<typeof couponDesk>;
let member: () => Promise<string>;
let ofPlans: string;

beforeAll(async () => {
  room = await startTestSubgraph(rewards);
  desk = couponDesk(room);
  await stock(room);
  await room.deliver(...outlet(SHOP, null));
  await desk.offer({ trigger: 'HERITAGE', perMember: 9 });
  await desk.offer({ trigger: 'REFERRAL', perMember: 9 });
  ofPlans = await desk.offer({ trigger: 'PLAN_BEGUN', perMember: 9 });
  room.clock.advance(1_000);
  member = async () => {
    const id = newId();
    await enrol(room, id, 'CN');
    return id;
  };
});
afterAll(() => room.stop());

type Told = readonly [name: string, aggregateId: string, payload: object];

/** All in one delivery, as the outbox of a busy room sends them. */
const tell = async (...events: readonly Told[]) => {
  const outcomes = await room.runtime.port.deliver(events.map(([name, aggregateId, payload]) => ({
    id: newId(), name, aggregateId, at: room.clock.now().toISOString(), requestId: 'test',
    payload: JSON.parse(toJson(payload)) })));
  return outcomes.map(({ error }) => error ?? null);
};
const sold = (memberId: string, couponIds: string[] = []): OrderFacts => ({
  orderId: newId(), externalNo: newId(), channelId: MINI, sellingOutletId: SHOP, memberId, region: 'CN',
  currency: 'CNY', paidAt: room.clock.now(), deliveredAt: null, fulfilment: 'web', pointsHoldId: null, couponIds,
  lines: [{ lineId: newId(), lineNo: 1, itemId: RING, quantity: 1, marginClass: 'A', baseMinor: 894_900n,
    costMinor: null, pointsSpent: 0n, amountMinor: 899_900n, reducedMinor: 5_000n, labourMinor: null }] });
const recorded = (order: OrderFacts): Told => ['order.recorded.v1', order.orderId, order];
const bought = (memberId: string) => recorded(sold(memberId));
const wholeBack = ({ orderId, memberId }: OrderFacts): Told => ['order.returned.v1', orderId, {
  orderId, returnId: newId(), memberId, returnedAt: room.clock.now(), whole: true, lines: [] }];
let version = 0n;
const related = (parent: string, child: string, standing = true): Told => ['member-relation.v1', parent,
  { memberId: parent, relatedId: child, kind: 'child', standing, version: (version += 1n) }];
const merged = (memberId: string, otherMemberId: string, mergeId = newId()): Told => ['member.merged.v1', memberId,
  { memberId, otherMemberId, mergeId, mergedAt: room.clock.now() }];
const unmerged = (memberId: string, otherMemberId: string, mergeId: string): Told => ['member.unmerged.v1', memberId,
  { memberId, otherMemberId, mergeId, unmergedAt: room.clock.now() }];
const couponOf = async (memberId: string) => (await room.sql.one<{ id: string }>`select id from coupon
  where member_id = ${memberId} and state = 'issued'`).id;

const mismatches = async (): Promise<{ id: string; mismatch: string; order: { id: string } | null }[]> =>
  (await room.query('{ mismatchedCouponHolds(first: 50) { edges { node { id mismatch order { id } } } } }', {}, writer))
    .data!.mismatchedCouponHolds.edges.map(({ node }: { node: object }) => node);
const owed = async (orderId: string) => (await mismatches())
  .find(({ order }) => order?.id === encodeId(PREFIX.order, orderId))?.mismatch;
const mismatchOf = async (holdId: string) => (await mismatches()).find(({ id }) => id === holdId)?.mismatch;

describe('a coupon whose cause is none any more while a sale has used it', () => {
  it.each(['referral', 'plan'] as const)('is over once that sale is cancelled: of a %s', async (cause) => {
    const [ann, bea, id, postingId, at] = [await member(), await member(), newId(), newId(), room.clock.now()];
    const plan = { planId: id, memberId: ann, postingId, nth: 1, at };
    const [given, gone]: [Told, Told] = cause === 'referral' ? [
      ['referral.kept.v1', id, { referralId: id, referrerId: ann, friendId: bea, orderId: newId(), keptAt: at }],
      ['referral.withdrawn.v1', id, { referralId: id, referrerId: ann, friendId: bea, withdrawnAt: at }],
    ] : [
      ['plan.instalment-paid.v1', id, { ...plan, instalments: 12, begins: true, version: 2n }],
      ['plan.exited.v1', id, { planId: id, memberId: ann, hadMatured: false, at, version: 3n }],
    ];
    expect(await tell(given)).toEqual([null]);
    const order = sold(ann, [await couponOf(ann)]);
    expect(await tell(recorded(order))).toEqual([null]);
    expect(await desk.coupons(ann)).toEqual(['USED']);
    expect(await tell(gone)).toEqual([null]);
    expect(await desk.coupons(ann)).toEqual(['USED']);
    expect(await owed(order.orderId)).toBe('CAUSE');
    expect(await tell(wholeBack(order))).toEqual([null]);
    expect(await desk.coupons(ann)).toEqual(['VOID']);
    expect(await owed(order.orderId)).toBeUndefined();
  });
});

describe('heritage coupons, several told in one delivery', () => {
  it('of whose parents are one person by now, or whose own ids are', async () => {
    const [mother, hers, child, other] = [await member(), await member(), await member(), await member()];
    const mergeId = newId();
    expect(await tell(bought(hers), related(mother, child))).toEqual([null, null]);
    expect(await desk.coupons(child)).toEqual([]);
    expect(await tell(merged(mother, hers, mergeId))).toEqual([null]);
    expect(await desk.coupons(child)).toEqual(['ISSUED']);
    const own = newId();
    expect(await tell(related(mother, other), merged(child, other, own))).toEqual([null, null]);
    expect(await tell(unmerged(child, other, own))).toEqual([null]);
    expect([await desk.coupons(child), await desk.coupons(other)]).toEqual([['ISSUED'], ['ISSUED']]);
    expect(await tell(related(mother, child, false))).toEqual([null]);
    expect([await desk.coupons(child), await desk.coupons(other)]).toEqual([['VOID'], ['ISSUED']]);
  });

  it('of a child whose ids are one: one coupon, and none once nobody is its parent', async () => {
    const [mother, child, again] = [await member(), await member(), await member()];
    expect(await tell(bought(mother), related(mother, child))).toEqual([null, null]);
    expect(await tell(merged(again, child), related(mother, again), related(mother, child, false)))
      .toEqual([null, null, null]);
    expect(await desk.coupons(again)).toEqual(['ISSUED']);
    expect(await tell(related(mother, again, false))).toEqual([null]);
    expect(await desk.coupons(again)).toEqual(['VOID']);
  });

  it('where the father is told and the mother ended: one coupon, and it stays', async () => {
    const [mother, father, child] = [await member(), await member(), await member()];
    expect(await tell(bought(mother), bought(father), related(mother, child))).toEqual([null, null, null]);
    const id = await couponOf(child);
    expect(await tell(related(father, child), related(mother, child, false))).toEqual([null, null]);
    expect([await desk.coupons(child), await couponOf(child)]).toEqual([['ISSUED'], id]);
    // Both at once: neither keeps it.
    expect(await tell(related(father, child, false), related(mother, child, false))).toEqual([null, null]);
    expect(await desk.coupons(child)).toEqual(['VOID']);
  });

  it('where the relation ended and is again while a sale holds it', async () => {
    const [mother, child] = [await member(), await member()];
    expect(await tell(related(mother, child), bought(mother))).toEqual([null, null]);
    const { hold } = await desk.hold(child, [encodeId(PREFIX.coupon, await couponOf(child))]);
    expect(await tell(related(mother, child, false))).toEqual([null]);
    expect(await tell(related(mother, child))).toEqual([null]);
    await desk.settle('releaseCoupons', hold.id);
    expect(await desk.coupons(child)).toEqual(['ISSUED']);
  });

  it('of two offers, where a sale used the one before the relation ended: that one stands, the other gives anew',
    async () => {
      const other = await desk.offer({ trigger: 'HERITAGE', perMember: 9 });
      room.clock.advance(1_000);
      const [mother, child] = [await member(), await member()];
      expect(await tell(related(mother, child), bought(mother))).toEqual([null, null]);
      const { id } = await room.sql.one<{ id: string }>`select id from coupon where member_id = ${child}
        and offer_id <> ${uuidOf(PREFIX.couponOffer, other)}`;
      const order = sold(child, [id]);
      expect(await tell(recorded(order), related(mother, child, false))).toEqual([null, null]);
      expect([await desk.coupons(child), await owed(order.orderId)]).toEqual([['USED', 'VOID'], 'CAUSE']);
      for (const _ of [1, 2]) {
        expect(await tell(related(mother, child))).toEqual([null]);
        expect([await desk.coupons(child), await owed(order.orderId)]).toEqual([['ISSUED', 'USED', 'VOID'], undefined]);
      }
      await desk.mutate('endCouponOffer', { id: other, expectedVersion: 1, reason: 'over' }, 'offer { id }', writer);
    });

  it('where the parent buys for the first time only after the relation', async () => {
    const [mother, child] = [await member(), await member()];
    expect(await tell(related(mother, child))).toEqual([null]);
    expect(await desk.coupons(child)).toEqual([]);
    expect(await tell(bought(mother), bought(mother))).toEqual([null, null]);
    expect(await desk.coupons(child)).toEqual(['ISSUED']);
  });
});

describe('a coupon of a birthday', () => {
  it('comes once a year to a person, whichever of its ids were told of', async () => {
    const offer = await desk.offer({ trigger: 'BIRTHDAY', perMember: 9 });
    room.clock.advance(1_000);
    await room.deliver('word.changed.v1', 'region:CN', { kind: 'region', code: 'CN', nameZh: 'CN', nameEn: 'CN',
      rank: 0, traits: { currency: 'CNY', timeZone: 'Asia/Shanghai', phoneRegion: 'CN', cardDigit: '1',
        programme: 'CN' }, effectiveFrom: new Date('2020-01-01'), retired: false, withdrawn: false, version: 99n });
    const [ann, bea] = [await member(), await member()];
    const told = async () => (await room.events('birthday.ahead.v1')).map(({ memberId }) => memberId);
    const born = (memberId: string) => room.sql.run`insert into member_birthday (member_id, region, month_day, version)
      values (${memberId}, 'CN', '09-20', 1)`;
    await born(bea);
    expect((await room.run(tellBirthdays, { limit: 10 })).ok).toBe(true);
    expect(await told()).toEqual([bea]);
    const ahead = (memberId: string): Told => ['birthday.ahead.v1', memberId,
      { memberId, region: 'CN', on: '2026-09-20', toldAt: room.clock.now() }];
    expect(await tell(ahead(bea))).toEqual([null]);
    expect(await tell(merged(ann, bea))).toEqual([null]);
    await born(ann);
    expect((await room.run(tellBirthdays, { limit: 10 })).ok).toBe(true);
    expect(await told()).toEqual([bea]);
    // Also where both were told of before they were one.
    expect(await tell(ahead(ann))).toEqual([null]);
    expect(await room.sql.all`select member_id from coupon where cause = 'birthday'`).toEqual([{ member_id: ann }]);
    await desk.mutate('endCouponOffer', { id: offer, expectedVersion: 1, reason: 'over' }, 'offer { id }', writer);
  });
});

describe('a plan that is begun', () => {
  it('brings nothing where it does not begin, nor a second one where the first is used and the payment made again',
    async () => {
      const [ann, planId, first] = [await member(), newId(), newId()];
      const paid = (plan: string, postingId: string, begins: boolean): Told => ['plan.instalment-paid.v1', plan, {
        planId: plan, memberId: ann, postingId, nth: 1, instalments: 12, begins, at: room.clock.now(), version: 2n }];
      expect(await tell(paid(newId(), newId(), false))).toEqual([null]);
      expect(await desk.coupons(ann)).toEqual([]);
      expect(await tell(paid(planId, first, true))).toEqual([null]);
      expect(await tell(recorded(sold(ann, [await couponOf(ann)])))).toEqual([null]);
      expect(await tell(['plan.instalment-reversed.v1', planId,
        { planId, memberId: ann, postingId: first, nth: 1, at: room.clock.now(), version: 3n }])).toEqual([null]);
      expect(await tell(paid(planId, newId(), true))).toEqual([null]);
      expect(await desk.coupons(ann)).toEqual(['USED']);
    });

  it('gives back its coupon where a sale held it while the payment did not stand, in whatever order that ends',
    async () => {
      const [ann, planId] = [await member(), newId()];
      const [first, again, third] = [newId(), newId(), newId()];
      const paid = (postingId: string): Told => ['plan.instalment-paid.v1', planId, { planId, memberId: ann, postingId,
        nth: 1, instalments: 12, begins: true, at: room.clock.now(), version: 2n }];
      const reversed = (postingId: string): Told => ['plan.instalment-reversed.v1', planId,
        { planId, memberId: ann, postingId, nth: 1, at: room.clock.now(), version: 3n }];
      const held = async () => (await desk.hold(ann, [encodeId(PREFIX.coupon, await couponOf(ann))])).hold.id as string;
      expect(await tell(paid(first))).toEqual([null]);
      const quote = await held();
      // Paid again while the sale holds it: it is the coupon of that payment.
      expect(await tell(reversed(first), paid(again))).toEqual([null, null]);
      expect(await desk.coupons(ann)).toEqual(['HELD']);
      await desk.settle('releaseCoupons', quote);
      expect(await desk.coupons(ann)).toEqual(['ISSUED']);
      // Paid again after the sale let go of it: there is one, although a member may have but few.
      const next = await held();
      expect(await tell(reversed(again))).toEqual([null]);
      await desk.settle('releaseCoupons', next);
      expect(await desk.coupons(ann)).toEqual(['VOID']);
      expect(await tell(paid(third))).toEqual([null]);
      expect(await desk.coupons(ann)).toEqual(['ISSUED', 'VOID']);
      // Used by the sale that held it meanwhile: that is shown until it is paid for once more.
      const used = await held();
      expect(await tell(reversed(third))).toEqual([null]);
      await desk.settle('useCoupons', used);
      expect(await mismatchOf(used)).toBe('CAUSE');
      expect(await tell(paid(newId()))).toEqual([null]);
      expect([await mismatchOf(used), await desk.coupons(ann)]).toEqual([undefined, ['USED', 'VOID']]);
    });

  it('is owed for nothing where its offer ended before the payment is made again: what a sale has stands', async () => {
    const [ann, bea, hers, his] = [await member(), await member(), newId(), newId()];
    const [first, again] = [newId(), newId()];
    const about = (name: string, memberId: string, planId: string, postingId: string): Told => [name, planId, {
      planId, memberId, postingId, nth: 1, instalments: 12, begins: true, at: room.clock.now(), version: 2n }];
    const both = (name: string, postingId: string) =>
      tell(about(name, ann, hers, postingId), about(name, bea, his, postingId));
    expect(await both('plan.instalment-paid.v1', first)).toEqual([null, null]);
    const order = sold(ann, [await couponOf(ann)]);
    expect(await tell(recorded(order))).toEqual([null]);
    const quote = (await desk.hold(bea, [encodeId(PREFIX.coupon, await couponOf(bea))])).hold.id;
    expect(await both('plan.instalment-reversed.v1', first)).toEqual([null, null]);
    expect(await owed(order.orderId)).toBe('CAUSE');
    await desk.mutate('endCouponOffer', { id: ofPlans, expectedVersion: 1, reason: 'over' }, 'offer { id }', writer);
    expect(await both('plan.instalment-paid.v1', again)).toEqual([null, null]);
    await desk.settle('releaseCoupons', quote);
    expect([await owed(order.orderId), await desk.coupons(ann), await desk.coupons(bea)])
      .toEqual([undefined, ['USED'], ['ISSUED']]);
  });
});

describe('an event of whom nobody can give anything', () => {
  const kept = (referrerId: string, friendId: string): Told => {
    const referralId = newId();
    return ['referral.kept.v1', referralId,
      { referralId, referrerId, friendId, orderId: newId(), keptAt: room.clock.now() }];
  };

  it('leaves out who was erased, and gives to the other', async () => {
    const [ann, gone] = [await member(), await member()];
    expect(await tell(['member.erased.v1', gone,
      { erasureId: newId(), memberId: gone, personIds: [gone], erasedAt: room.clock.now() }])).toEqual([null]);
    expect(await tell(kept(ann, gone))).toEqual([null]);
    expect(await desk.coupons(ann)).toEqual(['ISSUED']);
    expect(await tell(kept(ann, newId()))).toEqual(['not yet: The member has not arrived yet.']);
    await desk.offer({ trigger: 'TIER', tiers: ['CN:gold'] });
    room.clock.advance(1_000);
    const risen = (memberId: string): Told => ['tier.changed.v1', memberId, { memberId, from: 'base', to: 'gold',
      provisional: false, at: room.clock.now(), programme: 'CN', version: 1n }];
    expect(await tell(risen(gone), risen(newId()), risen(ann)))
      .toEqual([null, 'not yet: The member has not arrived yet.', null]);
    expect(await desk.coupons(ann)).toEqual(['ISSUED', 'ISSUED']);
  });

  it('says in the audit trail why an offer gave none', async () => {
    const offer = await desk.offer({ trigger: 'REFERRAL', regions: ['HK'] });
    room.clock.advance(1_000);
    const [ann, bea] = [await member(), await member()];
    expect(await tell(kept(ann, bea))).toEqual([null]);
    expect(await room.sql.all`select after from audit_record where subject_id = ${ann}`).toEqual([
      { after: { offerId: uuidOf(PREFIX.couponOffer, offer), refused: 'NOT_ELIGIBLE' } }]);
    expect(await desk.coupons(bea)).toEqual(['ISSUED']);
  });
});
