import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventPayloads, OrderFacts } from '../../../contracts/events.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { handlerContext } from '../../../kernel/events/handler.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { person, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { giveToSegments } from '../../calls/give-to-segments.ts';
import { outlet } from '../../tests/sales.ts';
import { rewards } from '../../index.ts';
import {
  BRACELET, couponDesk, enrol, mem, mini, MINI, RING, second, SHOP, stock, tmall, uuidOf, writer,
} from '../../tests/coupon-desk.ts';
import { segmentPages } from '../../tests/segment-pages.ts';
import { expireCouponHolds } from './expire-coupon-holds.ts';

let room: TestSubgraph;
let desk: ReturnType<typeof couponDesk>;
const SEGMENT = Array.from({ length: 150 }, () => newId());
const segments = segmentPages(SEGMENT, SHOP);

beforeAll(async () => {
  room = await startTestSubgraph(rewards, { graph: segments });
  desk = couponDesk(room);
  await stock(room);
  await room.deliver(...outlet(SHOP, null));
});
afterAll(() => room.stop());
const member = async (region = 'CN') => {
  const id = newId();
  await enrol(room, id, region);
  return id;
};
const codes = (answer: { userErrors: { code: string; path: string[] }[] }) =>
  answer.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
const given = async (offerId: string, memberId: string) => (await desk.issue(offerId, memberId)).coupon.id as string;
const count = async (offerId: string) => (await room.sql.maybe<{ uses: number; spent_minor: bigint }>`
  select uses, spent_minor from coupon_count where offer_id = ${uuidOf(PREFIX.couponOffer, offerId)}
    and period = '' and outlet = ''`) ?? { uses: 0, spent_minor: 0n };

describe('offers', () => {
  it('are written by one person and published by another, each version for ever', async () => {
    const made = (await desk.mutate('createCouponOffer', desk.draft({ publicCode: 'qixi520' }, { code: 'Q1' }),
      'offer { id version state isWaiting isOwn draft { publicCode amount { amount } } terms { group } }',
      writer)).offer;
    expect(made).toMatchObject({ state: 'DRAFT', isWaiting: true, isOwn: true, terms: null,
      draft: { publicCode: 'QIXI520', amount: { amount: '50' + '.00' } } });
    const publish = (actor: object, expectedVersion = made.version) => desk.mutate('publishCouponOffer',
      { id: made.id, expectedVersion }, 'offer { publishedVersion isWaiting }', actor as never);
    expect([codes(await publish(writer)), codes(await publish(second, 9))])
      .toEqual([['SAME_PERSON id'], ['STALE expectedVersion']]);
    expect((await publish(second)).offer).toEqual({ publishedVersion: 1, isWaiting: false });
    expect(codes(await publish(second))).toEqual(['NOTHING_NEW id']);
    const ann = await member();
    const coupon = await given(made.id, ann);
    const { code: _, idempotencyKey: __, ...draft } = desk.draft({ amount: { amount: '80', currency: 'CNY' } });
    const edited = await desk.mutate('updateCouponOffer', { id: made.id, expectedVersion: 1, ...draft },
      'offer { version isWaiting terms { amount { amount } } }', writer);
    expect(edited.offer).toEqual({ version: 2, isWaiting: true, terms: { amount: { amount: '50.00' } } });
    expect(codes(await desk.mutate('updateCouponOffer', { id: made.id, expectedVersion: 1, ...draft },
      'offer { version }', writer))).toEqual(['STALE expectedVersion']);
    expect((await publish(second, 2)).offer.publishedVersion).toBe(2);
    // What was given keeps its terms.
    expect((await desk.hold(ann, [coupon])).hold.saved.amount).toBe('50.00');
    await expect(room.sql.run`update coupon_offer_version set version = version`).rejects.toThrow('append-only');
  });

  it('say nothing that cannot be, and no group of two steps', async () => {
    const create = async (terms: object, more: object = {}) => codes(
      await desk.mutate('createCouponOffer', desk.draft(terms, more), 'offer { id }', writer));
    expect(await create({ kind: 'LABOUR_PERCENT' })).toEqual(['INVALID terms.offBps', 'INVALID terms.amount']);
    expect(await create({ threshold: { amount: '1', currency: 'HKD' } })).toEqual(['INVALID terms.threshold']);
    expect(await create({}, { code: 'Q1' })).toEqual(['CODE_TAKEN code']);
    expect(await create({}, { code: 'a b', nameZh: ' ' })).toEqual(['INVALID code', 'INVALID nameZh']);
    const made = (await desk.mutate('createCouponOffer',
      desk.draft({ kind: 'LINE_PERCENT', amount: null, offBps: 500 }), 'offer { id version }', writer)).offer;
    await desk.offer();
    const mixed = await desk.mutate('publishCouponOffer', { id: made.id, expectedVersion: 1 }, 'offer { id }', second);
    expect(codes(mixed)).toEqual(['GROUP_MIXED id']);
  });
});

describe('giving', () => {
  it('by hand: in its region, as many as one may have, until it is ended', async () => {
    const offer = await desk.offer({ regions: ['CN'], issuedLimit: 2, usesPerMember: 1 });
    const [ann, bea, cat, hkg] = [await member(), await member(), await member(), await member('HK')];
    expect(codes(await desk.issue(offer, newId()))).toEqual(['NOT_FOUND memberId']);
    expect(codes(await desk.issue(offer, hkg))).toEqual(['NOT_ELIGIBLE memberId']);
    const { coupon } = await desk.issue(offer, ann);
    expect(coupon.code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
    expect(codes(await desk.issue(offer, ann))).toEqual(['LIMIT offerId']);
    await given(offer, bea);
    expect(codes(await desk.issue(offer, cat))).toEqual(['SOLD_OUT offerId']);
    await desk.mutate('endCouponOffer', { id: offer, expectedVersion: 1, reason: 'over' }, 'offer { state }', writer);
    expect(codes(await desk.issue(offer, cat))).toEqual(['OFFER_ENDED offerId']);
    expect((await desk.hold(ann, [coupon.id])).hold.state).toBe('HELD');
  });

  it('for a public code: wrong ones are counted, and then not even the right one is tried', async () => {
    await desk.offer({ publicCode: 'SPRING26', regions: ['CN'] });
    const [ann, bea] = [await member(), await member()];
    const claim = (id: string, code: string, actor = mini) => desk.mutate('claimCoupon',
      { memberId: mem(id), code, idempotencyKey: newId() }, 'coupon { cause }', actor);
    expect((await claim(ann, ' spring26')).coupon).toEqual({ cause: 'CODE' });
    expect(codes(await claim(ann, 'SPRING26'))).toEqual(['LIMIT code']);
    expect(codes(await claim(bea, 'SPRING26', tmall))).toEqual(['NOT_FOUND memberId']);
    const wrong = await Promise.all(Array.from({ length: 12 }, () => claim(bea, 'GUESSED1')));
    expect(wrong.map((answer) => codes(answer)[0]).sort()).toEqual([
      ...Array(5).fill('CODE_WRONG code'), ...Array(7).fill('TOO_MANY_ATTEMPTS code')]);
    expect(codes(await claim(bea, 'SPRING26'))).toEqual(['TOO_MANY_ATTEMPTS code']);
    room.clock.advance(61 * 60_000);
    expect((await claim(bea, 'SPRING26')).coupon).toEqual({ cause: 'CODE' });
  });

  it('by itself, once, and only for what came after it was published', async () => {
    const early = await member();
    const before = room.clock.now();
    room.clock.advance(1_000);
    const offer = await desk.offer({ trigger: 'ENROLMENT', daysAfterIssue: 30 });
    const gold = await desk.offer({ trigger: 'TIER', tiers: ['CN:gold'] });
    room.clock.advance(1_000);
    const ann = await member();
    await enrol(room, early, 'CN', before);
    await enrol(room, ann);
    for (const [to, version] of [['gold', 1n], ['base', 2n], ['gold', 3n]] as const) {
      expect(await room.deliver('tier.changed.v1', ann, { memberId: ann, from: 'silver', to, provisional: true,
        at: room.clock.now(), programme: 'CN', version })).toBeNull();
    }
    const has = async (id: string) => (await room.sql.all<{ offer_id: string }>`
      select offer_id from coupon where member_id = ${id}`)
      .map((row) => encodeId(PREFIX.couponOffer, row.offer_id)).sort();
    expect(await has(early)).toEqual([]);
    expect(await has(ann)).toEqual([offer, gold].sort());
    await desk.mutate('endCouponOffer', { id: offer, expectedVersion: 1, reason: 'over' }, 'offer { state }', writer);
  });

  it('to a segment: each member once, whatever is done again', async () => {
    const offer = await desk.offer();
    await room.sql.run`insert into known_member select id, 'CN', now()
      from unnest(${SEGMENT.slice(0, 120)}::uuid[]) as id`;
    const run = (segment: string) => desk.mutate('issueCouponsToSegment', { offerId: offer,
      segmentId: encodeId(PREFIX.segment, segment), idempotencyKey: newId() },
    'offer { runs { issued skipped stopped finishedAt } }', writer);
    expect((await run(MINI)).offer.runs).toEqual([{ issued: 0, skipped: 0, stopped: null, finishedAt: null }]);
    expect(codes(await run(MINI))).toEqual(['ALREADY_RUNNING offerId']);
    const context = handlerContext(room.runtime.services.home);
    // Two workers at once, as after one that was taken for dead.
    await Promise.all([giveToSegments(context, room.runtime.services), giveToSegments(context, room.runtime.services)]);
    expect(segments.asked).toBeGreaterThanOrEqual(2);
    const [done] = await room.sql.all`select issued, skipped, stopped from coupon_run`;
    expect(done).toEqual({ issued: 120, skipped: 30, stopped: null });
    expect(await room.sql.one`select count(*)::int as n, count(distinct member_id)::int as m from coupon
      where offer_id = ${uuidOf(PREFIX.couponOffer, offer)}`).toEqual({ n: 120, m: 120 });
    expect((await run(SHOP)).offer.runs).toHaveLength(2);
    await giveToSegments(context, room.runtime.services);
    expect(await room.sql.one`select stopped from coupon_run order by id desc limit 1`)
      .toEqual({ stopped: 'unknown_segment' });
  });
});

describe('a sale', () => {
  const EVALUATE = `query ($input: EvaluateOffersInput!) { evaluateOffers(input: $input) {
    userErrors { code path } evaluation { due { amount } saved { amount }
      coupons { named verdict saved { amount } shares { amount } coupon { id } } lines { base { amount } } } } }`;
  const evaluate = async (id: string, more: object = {}, actor = mini) => {
    const answer = await room.query(EVALUATE, { input: { memberId: mem(id), currency: 'CNY', lines: [
      { sku: 'RING', unitPrice: '8999.00' }, { itemId: encodeId(PREFIX.item, BRACELET), unitPrice: '12345.67' }],
    ...more } }, actor);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data!.evaluateOffers;
  };

  it('is evaluated to the fen, with a reason for each coupon that does not apply', async () => {
    const ann = await member();
    const bea = await member();
    const money = (amount: string) => ({ amount, currency: 'CNY' });
    const full = await given(await desk.offer({
      amount: money('500'), threshold: money('10000'), marginClasses: ['A', 'C'] }), ann);
    const day = await given(await desk.offer({
      kind: 'ORDER_PERCENT', amount: null, offBps: 500, marginClasses: ['A'] }), ann);
    const labour = await given(await desk.offer({
      kind: 'LABOUR_PERCENT', amount: null, offBps: 2000, group: 'labour', marginClasses: ['C'] }), ann);
    const beas = (await desk.issue(await desk.offer(), bea)).coupon;
    const { evaluation } = await evaluate(ann);
    expect(evaluation).toMatchObject({ due: { amount: '20759.55' }, saved: { amount: '585.12' },
      lines: [{ base: { amount: '8787.35' } }, { base: { amount: '11972.20' } }] });
    const byId = Object.fromEntries(evaluation.coupons.map((one: any) => [one.named, one]));
    expect(byId[full]).toMatchObject({ verdict: 'APPLIED', shares: [{ amount: '211.65' }, { amount: '288.35' }] });
    expect(byId[day]).toMatchObject({ verdict: 'GROUP', saved: { amount: '0.00' } });
    expect(byId[labour]).toMatchObject({ verdict: 'APPLIED', coupon: { id: labour } });
    const named = (await evaluate(ann, { couponIds: [day], couponCodes: [beas.code, 'nothing'] })).evaluation.coupons;
    expect(named.map((one: any) => [one.verdict, one.coupon?.id ?? null]))
      .toEqual([['APPLIED', day], ['NOT_YOURS', null], ['NOT_YOURS', null]]);
    expect(codes(await evaluate(ann, { lines: [{ sku: 'NONE', unitPrice: '1' }] })))
      .toEqual(['ITEM_UNKNOWN lines.0.sku']);
    expect(codes(await evaluate(ann, { lines: [{ sku: 'RING', quantity: 0, unitPrice: '1.234' }] })))
      .toEqual(['INVALID lines.0.unitPrice']);
    expect(codes(await evaluate(ann, {}, tmall))).toEqual(['NOT_FOUND memberId']);
  });

  it('holds all of its coupons or none; used once, free again when it is not made', async () => {
    const offer = await desk.offer({ daysAfterIssue: 30 });
    const ann = await member();
    const coupon = await given(offer, ann);
    const { hold } = await desk.hold(ann, [coupon]);
    expect(hold).toMatchObject({ state: 'HELD', saved: { amount: '50.00' }, coupons: [{ id: coupon, state: 'HELD' }] });
    expect(codes(await desk.hold(ann, [coupon]))).toEqual(['ALREADY_USED couponIds.0']);
    expect(codes(await desk.settle('useCoupons', hold.id, tmall))).toEqual(['NOT_FOUND holdId']);
    const cost = async () => room.sql.one`select state, minor from cost_reservation
      where subject_id = ${decodeId(PREFIX.coupon, coupon)}`;
    expect(await cost()).toEqual({ state: 'reserved', minor: 5_000n });
    expect((await desk.settle('releaseCoupons', hold.id)).hold.state).toBe('RELEASED');
    expect(await cost()).toEqual({ state: 'released', minor: 5_000n });
    expect(codes(await desk.settle('useCoupons', hold.id))).toEqual(['HOLD_ENDED holdId']);
    expect(await count(offer)).toMatchObject({ uses: 0, spent_minor: 0n });
    const again = (await desk.hold(ann, [coupon])).hold;
    for (const _ of [1, 2]) expect((await desk.settle('useCoupons', again.id)).hold.state).toBe('USED');
    expect(await desk.coupons(ann)).toEqual(['USED']);
    expect(await cost()).toEqual({ state: 'committed', minor: 5_000n });
    expect(await count(offer)).toMatchObject({ uses: 1, spent_minor: 5_000n });
    expect(codes(await desk.hold(ann, [coupon, encodeId(PREFIX.coupon, newId())])))
      .toEqual(['ALREADY_USED couponIds.0', 'NOT_YOURS couponIds.1']);
    expect(codes(await desk.hold(ann, []))).toEqual(['INVALID couponIds']);
    // A sale is its channel's: a member would hold shared limits and nobody could settle it.
    await expect(desk.hold(ann, [coupon], {}, person(ann, 'rewards:read', 'rewards:redeem'))).rejects
      .toThrow('FORBIDDEN');
  });

  it('lets its hold end by itself, also before the job has run', async () => {
    const offer = await desk.offer({ usesLimit: 1 });
    const [ann, bea] = [await member(), await member()];
    const [hers, other] = [await given(offer, ann), await given(offer, bea)];
    const { hold } = await desk.hold(ann, [hers]);
    expect(codes(await desk.hold(bea, [other]))).toEqual(['LIMIT couponIds.0']);
    room.clock.advance(30 * 60_000);
    expect(await desk.coupons(ann)).toEqual(['ISSUED']);
    const late = (await desk.hold(bea, [other])).hold;
    expect(codes(await desk.settle('useCoupons', hold.id))).toEqual(['HOLD_ENDED holdId']);
    room.clock.advance(30 * 60_000);
    expect((await room.run(expireCouponHolds, { limit: 100 })).ok).toBe(true);
    expect(codes(await desk.settle('useCoupons', late.id))).toEqual(['HOLD_ENDED holdId']);
    expect(await count(offer)).toMatchObject({ uses: 0, spent_minor: 0n });
  });

  it('passes no limit and no budget, 200 at once', async () => {
    const once = await desk.offer({ usesLimit: 1, perMember: 200, issuedLimit: 200, usesPerMember: 150 });
    const budget = await desk.offer({ perMember: 200, budget: { amount: '1249.99', currency: 'CNY' } });
    const ann = await member();
    const fill = (offer: string) => room.sql.run`insert into coupon (id, offer_id, offer_version, member_id, code,
        state, cause, cause_key, issued_at, valid_from)
      select gen_random_uuid(), ${uuidOf(PREFIX.couponOffer, offer)}, 1, ${ann},
        upper(left(md5(${offer} || n), 12)), 'issued', 'hand', n::text, now() - interval '1 year',
        '2020-01-01' from generate_series(1, 100) n`;
    for (const offer of [once, budget]) await fill(offer);
    const ids = async (offer: string) => (await room.sql.all<{ id: string }>`select id from coupon
      where offer_id = ${uuidOf(PREFIX.couponOffer, offer)}`).map(({ id }) => encodeId(PREFIX.coupon, id));
    const all = [...await ids(once), ...await ids(budget)];
    const answers = await Promise.all(all.map((id) => desk.hold(ann, [id])));
    const held = answers.filter((answer) => answer.hold !== null);
    expect(held).toHaveLength(1 + 24);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['LIMIT couponIds.0']));
    expect([await count(once), await count(budget)]).toMatchObject([
      { uses: 1, spent_minor: 5_000n }, { uses: 24, spent_minor: 120_000n }]);
  });
});

describe('an order', () => {
  const order = (
    memberId: string | null, couponIds: string[], reducedMinor: bigint, more: Partial<OrderFacts> = {},
  ): OrderFacts => ({
    orderId: newId(), externalNo: newId(), channelId: MINI, sellingOutletId: SHOP, memberId, region: 'CN',
    currency: 'CNY', paidAt: room.clock.now(), deliveredAt: null, fulfilment: 'web', pointsHoldId: null,
    couponIds: couponIds.map((id) => uuidOf(PREFIX.coupon, id)),
    lines: [{ lineId: newId(), lineNo: 1, itemId: RING, quantity: 1, marginClass: 'A',
      baseMinor: 899_900n - reducedMinor, costMinor: null, pointsSpent: 0n, amountMinor: 899_900n,
      reducedMinor, labourMinor: null }],
    ...more });
  const tell = async (name: string, facts: OrderFacts | EventPayloads['order.returned.v1']) =>
    expect(await room.deliver(name, facts.orderId, facts)).toBeNull();
  const use = async (orderId: string) => room.sql.maybe`select state, mismatch, saved_minor, told_minor
    from coupon_hold where order_id = ${orderId}`;
  const back = (facts: OrderFacts, whole: boolean) => tell('order.returned.v1', {
    orderId: facts.orderId, returnId: newId(), memberId: facts.memberId,
    returnedAt: room.clock.now(), whole, lines: [] });

  it('uses what was held for it, or what is free; cancelled, its coupons are free again', async () => {
    const offer = await desk.offer({ perMember: 2 });
    const ann = await member();
    const [one, two] = [await given(offer, ann), await given(offer, ann)];
    const { hold } = await desk.hold(ann, [one]);
    const held = order(ann, [one], 5_000n, { externalNo: hold.orderNo });
    await tell('order.recorded.v1', held);
    expect(await use(held.orderId)).toEqual({ state: 'used', mismatch: null, saved_minor: 5_000n, told_minor: 5_000n });
    expect(codes(await desk.settle('releaseCoupons', hold.id))).toEqual(['ORDER_KNOWN holdId']);
    const bare = order(ann, [two], 5_000n);
    await tell('order.recorded.v1', bare);
    await tell('order.recorded.v1', bare);
    expect(await desk.coupons(ann)).toEqual(['USED', 'USED']);
    expect(await count(offer)).toMatchObject({ uses: 2, spent_minor: 10_000n });
    await back(bare, false);
    expect(await desk.coupons(ann)).toEqual(['USED', 'USED']);
    await back(bare, true);
    expect(await desk.coupons(ann)).toEqual(['ISSUED', 'USED']);
    expect(await count(offer)).toMatchObject({ uses: 1, spent_minor: 5_000n });
  });

  it('that does not fit is kept and shown', async () => {
    const offer = await desk.offer({ perMember: 9 });
    const [ann, bea] = [await member(), await member()];
    const mismatch = async (facts: OrderFacts) => {
      await tell('order.recorded.v1', facts);
      return ((await use(facts.orderId)) as { mismatch: string }).mismatch;
    };
    const mine = () => given(offer, ann);
    const [one, two, three, four] = [await mine(), await mine(), await mine(), await mine()];
    expect(await mismatch(order(ann, [one], 9_900n))).toBe('amount');
    expect(await mismatch(order(ann, [one], 5_000n))).toBe('coupon');
    expect(await mismatch(order(bea, [two], 5_000n))).toBe('member');
    await desk.hold(ann, [three]);
    expect(await mismatch(order(ann, [three], 5_000n))).toBe('order');
    expect(await mismatch(order(ann, [encodeId(PREFIX.coupon, newId())], 5_000n))).toBe('coupon');
    // The buyer is found later, and is another one.
    const unknown = order(null, [four], 5_000n);
    await tell('order.recorded.v1', unknown);
    expect(await use(unknown.orderId)).toMatchObject({ mismatch: null });
    await tell('order.linked.v1', { ...unknown, memberId: bea });
    expect(await use(unknown.orderId)).toMatchObject({ mismatch: 'member' });
    const shown = await room.query(`{ mismatchedCouponHolds(first: 3) { edges { node { mismatch order { id } orderNo
      saved { amount } told { amount } } } } }`, {}, writer);
    expect(shown.data!.mismatchedCouponHolds.edges).toHaveLength(3);
  });
});

describe('two members who are one', () => {
  it('have a single coupon once, used or not; parted, each has its own again', async () => {
    const offer = await desk.offer();
    const [ann, bea] = [await member(), await member()];
    const [hers, other] = [await given(offer, ann), await given(offer, bea)];
    await desk.settle('useCoupons', (await desk.hold(bea, [other])).hold.id);
    const mergeId = newId();
    expect(await room.deliver('member.merged.v1', ann, {
      memberId: ann, otherMemberId: bea, mergedAt: room.clock.now(), mergeId })).toBeNull();
    expect(await desk.coupons(ann)).toEqual(['USED', 'VOID']);
    expect(codes(await desk.hold(ann, [hers]))).toEqual(['LIMIT couponIds.0']);
    expect(codes(await desk.issue(offer, bea))).toEqual(['LIMIT offerId']);
    await room.deliver('member.unmerged.v1', ann, {
      mergeId, memberId: ann, otherMemberId: bea, unmergedAt: room.clock.now() });
    expect([await desk.coupons(ann), await desk.coupons(bea)]).toEqual([['ISSUED'], ['USED']]);
    expect((await desk.hold(ann, [hers])).hold.state).toBe('HELD');
  });
});
