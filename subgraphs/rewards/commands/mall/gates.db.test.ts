import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { operator, person } from '../../../../tests/kit/subgraph.ts';
import { CLEANING } from '../../domain/benefits/terms.fixture.ts';
import { cny, draft, NOW, openMall, sold, uuid, type Mall } from '../../tests/mall.ts';
import { publishBenefit } from '../benefits/publish-benefit.ts';

let mall: Mall;
beforeAll(async () => { mall = await openMall(); }, 60_000);
afterAll(() => mall.stop());
beforeEach(() => mall.clock.set(NOW));

const codes = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);
const SECOND = { ...operator('rewards:read', 'rewards:write'), id: 'op-2', name: 'Sun' };
const WRITER = { ...operator('rewards:read', 'rewards:write'), id: 'op-1', name: 'Wen' };
const segmentOf = (...members: string[]) => {
  const id = encodeId('seg', newId());
  mall.loyalty.segments.set(id, members);
  return id;
};
const changes = (segmentId: string, memberId: string, inside: boolean, changeId = newId()) =>
  mall.deliver(inside ? 'segment.entered.v1' : 'segment.left.v1', uuid(memberId), {
    segmentId: uuid(segmentId), memberId: uuid(memberId), at: mall.clock.now(), snapshotId: null, changeId });
/** Whether the offer stands among those that wait for another person, or among the others. */
const waiting = async (id: string, isWaiting: boolean): Promise<boolean> => (await mall.query(
  'query($isWaiting: Boolean) { couponOffers(isWaiting: $isWaiting, page: { number: 1, size: 100 }) { items { id } } }',
  { isWaiting }, SECOND)).data.couponOffers.items.some((one: { id: string }) => one.id === id);
const offer = async (terms: object = {}) => {
  const made = (await mall.send('createCouponOffer', { code: `O${newId().slice(-12)}`, nameZh: '满减', nameEn: 'Off',
    idempotencyKey: newId(), terms: { kind: 'ORDER_AMOUNT', amount: cny('50.00'), group: 'order', ...terms } },
  WRITER)).offer;
  expect([await waiting(made.id, true), await waiting(made.id, false)]).toEqual([true, false]);
  await mall.send('publishCouponOffer', { id: made.id, expectedVersion: made.version }, SECOND);
  expect([await waiting(made.id, true), await waiting(made.id, false)]).toEqual([false, true]);
  return made.id as string;
};
const standing = async (rewardId: string, memberId: string) => (await mall.query(
  `query ($id: ID!, $m: ID!, $o: ID!) { reward(id: $id) { standing(memberId: $m, outletId: $o) { whyNot } } }`,
  { id: rewardId, m: memberId, o: mall.outletId }, person(uuid(memberId), 'rewards:read'))).data.reward.standing.whyNot;

describe('a segment', () => {
  it('keeps a reward for its members, as of its last snapshot and its news since', async () => {
    const [ann, bea, cat] = [await mall.member({ points: 9_000 }), await mall.member({ points: 9_000 }),
      await mall.member({ points: 9_000 })];
    const segmentId = segmentOf(ann, bea, cat);
    expect(codes(await mall.send('createReward', draft({ segmentId: encodeId('seg', newId()) }))))
      .toEqual(['UNKNOWN_SEGMENT segmentId']);
    // Nothing is kept of segments that nothing is kept for.
    await changes(segmentId, ann, true);
    expect(await mall.sql.all`select 1 from segment_member`).toEqual([]);
    const rewardId = await mall.reward({ segmentId });
    expect(await standing(rewardId, bea)).toEqual(['SEGMENT']);
    // Before insights was asked, it told that one of them left; that counts, whatever the page says.
    await changes(segmentId, cat, false);
    await mall.job('learn-segments');
    expect([await standing(rewardId, bea), await standing(rewardId, cat)]).toEqual([[], ['SEGMENT']]);
    expect(codes(await mall.redeem(rewardId, cat))).toEqual(['NOT_IN_SEGMENT memberId']);
    expect(codes(await mall.redeem(rewardId, bea))).toEqual([]);
    const [first, second] = [newId(), newId()];
    await changes(segmentId, bea, true, second);
    await changes(segmentId, bea, false, first);
    expect(await standing(rewardId, bea)).toEqual([]);
    await changes(segmentId, bea, false);
    expect(codes(await mall.redeem(rewardId, bea))).toEqual(['NOT_IN_SEGMENT memberId']);
    const told = async (actor: any) => (await mall.query('query ($id: ID!) { reward(id: $id) { segment { id } } }',
      { id: rewardId }, actor)).data.reward.segment;
    expect([await told(WRITER), await told(person(uuid(bea), 'rewards:read'))]).toEqual([{ id: segmentId }, null]);
    mall.loyalty.mode = 'down';
    await expect(mall.send('createReward', draft({ segmentId }))).rejects.toThrow('SUBGRAPH_UNAVAILABLE');
    mall.loyalty.mode = 'up';
  });

  it('keeps the coupons of an offer, and a benefit', async () => {
    const [ann, bea] = [await mall.member(), await mall.member({ tier: 'silver' })];
    const segmentId = segmentOf(ann);
    expect(codes(await mall.send('createCouponOffer', { code: 'NONE', nameZh: '无', nameEn: 'None', idempotencyKey: 'n',
      terms: { kind: 'ORDER_AMOUNT', amount: cny('1.00'), group: 'order', segmentId: encodeId('seg', newId()) } })))
      .toEqual(['UNKNOWN_SEGMENT terms.segmentId']);
    const offerId = await offer({ segmentId });
    await mall.job('learn-segments');
    const issue = async (memberId: string) => codes((await mall.query(`mutation ($input: IssueCouponInput!) {
      issueCoupon(input: $input) { userErrors { code path } } }`, { input: {
      offerId, memberId, reason: 'care', idempotencyKey: newId() } }, WRITER)).data.issueCoupon);
    expect([await issue(ann), await issue(bea)]).toEqual([[], ['NOT_ELIGIBLE memberId']]);
    const outcome = await mall.run(publishBenefit, { code: 'tea', effectiveFrom: mall.clock.now(), expectedVersion: 0,
      note: null, confirmTooMany: true, rules: { ...CLEANING, segmentId: uuid(segmentId) } });
    expect(outcome.ok).toBe(true);
    const why = async () => (await mall.query(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member {
      entitlements { isOpen whyNot { code unlockZh } } } } }`, { of: [{ __typename: 'Member', id: bea }] }, WRITER))
      .data._entities[0].entitlements[0];
    expect(await why()).toEqual({ isOpen: false, whyNot: [{ code: 'SEGMENT', unlockZh: '免费清洗仅限受邀会员' }] });
    await changes(segmentId, bea, true);
    expect(await why()).toEqual({ isOpen: true, whyNot: [] });
  });
});

it('waits while it is being learned who is in a segment: nobody is passed over', async () => {
  const [ann, newcomer] = [await mall.member({ points: 9_000 }), newId()];
  const segmentId = segmentOf(ann, encodeId('mem', newcomer));
  const offerId = await offer({ segmentId, perMember: 3 });
  const welcome = await offer({ segmentId, trigger: 'ENROLMENT', group: 'welcome' });
  const rewardId = await mall.reward({ segmentId });
  const asked = async (name: string, input: object, more = '') => (await mall.query(`mutation ($input: ${
    name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${more} userErrors { code path } } }`,
  { input: { offerId, idempotencyKey: newId(), ...input } }, WRITER)).data[name];
  const grantId = newId();
  const tries = async () => [
    codes(await asked('issueCoupon', { memberId: ann, reason: 'care' })), codes(await mall.redeem(rewardId, ann)),
    await mall.deliver('coupon-granted.v1', grantId, { grantId, memberId: uuid(ann), offerId: uuid(offerId),
      grantedAt: mall.clock.now(), version: 1n }),
    await mall.deliver('member.enrolled.v1', newcomer, { memberId: newcomer, region: 'CN', source: 'store',
      channelId: null, outletId: null, enrolledAt: mall.clock.now() })];
  await asked('issueCouponsToSegment', { segmentId });
  const run = async () => {
    await mall.job('give-to-segments');
    return mall.sql.one`select issued, skipped from coupon_run where offer_id = ${uuid(offerId)}`;
  };
  const waits = expect.stringContaining('not yet');
  expect(await tries()).toEqual([['TRY_AGAIN memberId'], ['TRY_AGAIN memberId'], waits, waits]);
  expect(await run()).toEqual({ issued: 0, skipped: 0 });
  await mall.job('learn-segments');
  expect(await tries()).toEqual([[], [], null, null]);
  expect(await run()).toEqual({ issued: 2, skipped: 0 });
  expect(await mall.sql.all`select cause from coupon where member_id = ${newcomer}
    and offer_id = ${uuid(welcome)}`).toEqual([{ cause: 'enrolment' }]);
});

describe('the cost cap', () => {
  it('is foretold to whoever looks at a reward', async () => {
    const payer = newId();
    await sold(mall, 'CN', payer, 13_332n);
    const [rewardId, memberId] = [await mall.reward({ funderId: encodeId('frn', payer) }),
      await mall.member({ points: 1_000 })];
    // 3 % of 133.32 are 3.99, a piece costs 4.00.
    expect(await standing(rewardId, memberId)).toEqual(['COST_CAP']);
    await mall.sql.run`update cost_day set amount = 13334 where payer = ${payer}`;
    expect(await standing(rewardId, memberId)).toEqual([]);
  });
});

describe('a coupon for points', () => {
  const priced = [{ programme: 'CN', points: 1_000, worth: cny('50.00'), unitCost: cny('0.00') }];
  const coupons = async (memberId: string) => (await mall.sql.all<{ state: string; cause: string }>`
    select state, cause from coupon where member_id = ${uuid(memberId)}`)
    .map(({ state, cause }) => `${cause} ${state}`);
  const bought = async (terms: object = {}) => {
    const rewardId = await mall.reward({ kind: 'COUPON', offerId: await offer(terms), prices: priced });
    return { rewardId, memberId: await mall.member({ points: 2_000 }) };
  };
  const use = (memberId: string) => mall.sql.run`update coupon set state = 'used' where member_id = ${uuid(memberId)}`;

  it('is given at once, and goes back with its points while it is unused', async () => {
    const { rewardId, memberId } = await bought({ perMember: 2 });
    const { redemption, code, userErrors } = await mall.redeem(rewardId, memberId);
    expect([userErrors, code, redemption.state, redemption.untilAt])
      .toEqual([[], null, 'OPEN', '2026-03-15T12:00:00.000Z']);
    expect(await coupons(memberId)).toEqual(['reward issued']);
    expect(mall.loyalty.available.get(memberId)).toBe(1_000);
    const cancel = (id: string) => mall.send('cancelRedemption', { id, idempotencyKey: newId() });
    expect(codes(await cancel(redemption.id))).toEqual([]);
    await mall.job('settle-redemptions');
    expect([await coupons(memberId), mall.loyalty.available.get(memberId)]).toEqual([['reward void'], 2_000]);
    const again = (await mall.redeem(rewardId, memberId)).redemption;
    await use(memberId);
    expect(codes(await cancel(again.id))).toEqual(['COUPON_USED id']);
    // Used: its points are taken, and what was held goes nowhere back.
    await mall.job('settle-redemptions');
    mall.clock.set('2026-03-01T12:02:00Z');
    await mall.job('settle-redemptions');
    expect(await mall.state(again.id)).toEqual({ state: 'done', points: 'captured' });
    expect(codes(await mall.redeem(rewardId, memberId, { quantity: 2, points: 2_000 })))
      .toEqual(['INVALID_QUANTITY quantity']);
  });

  it('is bought for good when its days to give it back are over', async () => {
    const { rewardId, memberId } = await bought();
    const { redemption: { id } } = await mall.redeem(rewardId, memberId);
    expect(codes(await mall.redeem(rewardId, memberId))).toEqual(['LIMIT_REACHED memberId']);
    mall.clock.set('2026-03-15T12:00:00Z');
    const shown = async () => (await mall.query('query ($id: ID!) { redemption(id: $id) { state coupon { state } } }',
      { id }, person(uuid(memberId), 'rewards:read'))).data.redemption;
    expect(await shown()).toEqual({ state: 'OPEN', coupon: { state: 'ISSUED' } });
    await mall.job('settle-redemptions');
    mall.clock.set('2026-03-15T12:02:00Z');
    await mall.job('settle-redemptions');
    expect(await shown()).toEqual({ state: 'DONE', coupon: { state: 'ISSUED' } });
    expect(mall.loyalty.available.get(memberId)).toBe(1_000);
  });

  it('takes no points where none is left, and none twice while loyalty is away', async () => {
    const { rewardId, memberId } = await bought({ issuedLimit: 1 });
    const late = await mall.member({ points: 1_000 });
    mall.loyalty.mode = 'mute';
    const [one, two] = [await mall.redeem(rewardId, memberId), await mall.redeem(rewardId, late)];
    expect([one.redemption.state, two.redemption.state]).toEqual(['RESERVING', 'RESERVING']);
    mall.loyalty.mode = 'up';
    mall.clock.set('2026-03-01T12:02:00Z');
    for (const _ of [1, 2]) await mall.job('settle-redemptions');
    expect([await coupons(memberId), await coupons(late)]).toEqual([['reward issued'], []]);
    expect(await mall.state(two.redemption.id)).toEqual({ state: 'refused', points: 'voided' });
    expect([mall.loyalty.available.get(memberId), mall.loyalty.available.get(late)]).toEqual([1_000, 1_000]);
    expect(codes(await mall.redeem(rewardId, late))).toEqual(['SOLD_OUT rewardId']);
  });

  it('is of the offer that it was asked with: neither kind nor offer changes before it is given', async () => {
    const [offerId, other] = [await offer(), await offer()];
    const rewardId = await mall.reward({ kind: 'COUPON', offerId, prices: priced });
    const memberId = await mall.member({ points: 1_000 });
    mall.loyalty.mode = 'mute';
    const { redemption } = await mall.redeem(rewardId, memberId);
    expect(redemption.state).toBe('RESERVING');
    mall.loyalty.mode = 'up';
    const edit = async (over: object) => {
      const { version } = await mall.sql.one<{ version: number }>`select version from reward
        where id = ${uuid(rewardId)}`;
      const { idempotencyKey: _, ...whole } = draft({ kind: 'COUPON', offerId, prices: priced, ...over });
      return codes(await mall.send('updateReward', { ...whole, id: rewardId, expectedVersion: version }));
    };
    const service = { kind: 'SERVICE', offerId: null };
    expect([await edit({ nameEn: 'Coupon' }), await edit({ offerId: other }), await edit(service)])
      .toEqual([[], ['BEING_REDEEMED offerId'], ['BEING_REDEEMED kind']]);
    mall.clock.set('2026-03-01T12:02:00Z');
    await mall.job('settle-redemptions');
    expect([await coupons(memberId), await edit(service)]).toEqual([['reward issued'], []]);
    // What was bought stays a coupon: there is no code to fetch it with.
    const { data: { node } } = await mall.query('query ($id: ID!) { node: redemption(id: $id) { state code } }',
      { id: redemption.id }, person(uuid(memberId), 'rewards:read', 'rewards:redeem'));
    expect(node).toEqual({ state: 'OPEN', code: null });
  });
});
