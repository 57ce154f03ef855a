import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { channel, person, tenant } from '../../../../tests/kit/subgraph.ts';
import { cny, NOW, openMall, sold, uuid, type Mall } from '../../tests/mall.ts';

let mall: Mall;
beforeAll(async () => { mall = await openMall(); }, 60_000);
afterAll(() => mall.stop());
beforeEach(() => {
  mall.clock.set(NOW);
  mall.loyalty.mode = 'up';
});

const codes = ({ userErrors }: any) => userErrors.map(({ code }: any) => code);

describe('redeeming', () => {
  it('costs whoever pays within its cap: promised, freed when it ends, kept when it is fetched', async () => {
    const payer = newId();
    await sold(mall, 'CN', payer, 26_000n);
    const [rewardId, memberId] = [await mall.reward({ funderId: encodeId('frn', payer) }),
      await mall.member({ points: 9_000 })];
    const costs = async () => mall.sql.maybe`select reserved, amount from cost_day
      where payer = ${payer} and kind = 'reward'`;
    expect(codes(await mall.redeem(rewardId, memberId, { quantity: 2, points: 2_000 }))).toEqual(['COST_CAP']);
    const { redemption: { id } } = await mall.redeem(rewardId, memberId);
    expect(await costs()).toEqual({ reserved: 400n, amount: 0n });
    expect(codes(await mall.redeem(rewardId, memberId))).toEqual(['COST_CAP']);
    await mall.send('cancelRedemption', { id, idempotencyKey: newId() });
    expect(await costs()).toEqual({ reserved: 0n, amount: 0n });
    await mall.verify((await mall.redeem(rewardId, memberId)).code);
    expect(await costs()).toEqual({ reserved: 0n, amount: 400n });
  });

  it('holds pieces and points, until fifteen days later', async () => {
    const [rewardId, memberId] = [await mall.reward({}, 3), await mall.member({ points: 2_500 })];
    const { redemption, code, userErrors } = await mall.redeem(rewardId, memberId, { quantity: 2, points: 2_000 });
    expect(userErrors).toEqual([]);
    expect(redemption).toMatchObject({ state: 'OPEN', points: 2_000, quantity: 2,
      untilAt: '2026-03-16T12:00:00.000Z', code: null });
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(await mall.stock(rewardId)).toEqual({ stock: 3, taken: 2 });
    expect(mall.loyalty.available.get(memberId)).toBe(500);
    expect(codes(await mall.redeem(rewardId, memberId))).toEqual(['INSUFFICIENT_POINTS']);
    expect(await mall.stock(rewardId)).toEqual({ stock: 3, taken: 2 });
    const [told] = (await mall.events('redemption.changed.v1')).slice(-3);
    expect(told).toMatchObject({ state: 'open', points: 2_000n, costMinor: 800n, region: 'CN', funderId: null });
  });

  it('takes whole pieces, and the price that was seen', async () => {
    const [rewardId, memberId] = [await mall.reward(), await mall.member({ points: 9_000 })];
    expect(codes(await mall.redeem(rewardId, memberId, { quantity: 0 }))).toEqual(['INVALID_QUANTITY']);
    expect(codes(await mall.redeem(rewardId, memberId, { quantity: 101 }))).toEqual(['INVALID_QUANTITY']);
    expect((await mall.redeem(rewardId, memberId, { points: 900 })).userErrors).toEqual([
      { code: 'PRICE_CHANGED', path: ['points'], points: 1_000, cash: { amount: '0.00' } }]);
    expect((await mall.redeem(rewardId, memberId, { cash: cny('1.00') })).userErrors).toMatchObject([
      { code: 'PRICE_CHANGED', path: ['cash'] }]);
    expect(mall.loyalty.available.get(memberId)).toBe(9_000);
  });

  it('is for whom the tier, the programme, the time and the limit allow', async () => {
    const price = { programme: 'CN', points: 1_000, worth: cny('10.00'), unitCost: cny('4.00') };
    const gold = await mall.reward({ prices: [{ ...price, fromTier: 'gold' }] });
    expect(codes(await mall.redeem(gold, await mall.member({ points: 1_000,
      tier: 'silver' })))).toEqual(['TIER_TOO_LOW']);
    expect(codes(await mall.redeem(gold, await mall.member({ points: 1_000, tier: 'gold' })))).toEqual([]);
    expect(codes(await mall.redeem(gold, await mall.member({ points: 1_000, region: 'HK' })))).toEqual(['NOT_OFFERED']);
    const once = await mall.reward({ limitPerMember: 1, limitPeriod: 'MONTH', untilAt: '2026-05-01T00:00:00Z' });
    const memberId = await mall.member({ points: 5_000 });
    expect(codes(await mall.redeem(once, memberId))).toEqual([]);
    expect(codes(await mall.redeem(once, memberId))).toEqual(['LIMIT_REACHED']);
    mall.clock.set('2026-03-31T16:00:00Z');
    expect(codes(await mall.redeem(once, memberId))).toEqual([]);
    mall.clock.set('2026-05-01T00:00:00Z');
    expect(codes(await mall.redeem(once, memberId))).toEqual(['NOT_OFFERED']);
  });

  it('draws from the shelf of the outlet, else from the house’s, and not where it is not shown', async () => {
    const [rewardId, memberId] = [await mall.reward({}, 1), await mall.member({ points: 9_000 })];
    const [other, hidden] = [await mall.outlet(), await mall.outlet()];
    await mall.shelf(rewardId, { outletId: other, stock: 1 });
    await mall.shelf(rewardId, { outletId: hidden, stock: 5, shown: false });
    expect(codes(await mall.redeem(rewardId, memberId, { outletId: other }))).toEqual([]);
    expect(codes(await mall.redeem(rewardId, memberId, { outletId: other }))).toEqual(['SOLD_OUT']);
    expect(codes(await mall.redeem(rewardId, memberId, { outletId: hidden }))).toEqual(['NOT_OFFERED']);
    expect(codes(await mall.redeem(rewardId, memberId))).toEqual([]);
    expect(codes(await mall.redeem(rewardId, memberId))).toEqual(['SOLD_OUT']);
  });

  it('is done by members for themselves alone, and by who sees them', async () => {
    const tenantId = newId();
    const [rewardId, memberId] = [await mall.reward(), await mall.member({ points: 9_000, tenantId })];
    const self = person(uuid(memberId), 'rewards:redeem', 'rewards:read');
    const { redemption, code } = await mall.redeem(rewardId, memberId, {}, self);
    expect(redemption).toMatchObject({ state: 'OPEN', code });
    const own = await mall.query(`query ($id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }]) {
      ... on Member { redemptions { edges { node { id code reward { nameEn } } } } } } }`, { id: memberId }, self);
    expect(own.data._entities[0].redemptions.edges).toEqual([
      { node: { id: redemption.id, code, reward: { nameEn: 'Cleaning' } } }]);
    expect(codes(await mall.redeem(rewardId, await mall.member(), {}, self))).toEqual(['NOT_FOUND']);
    expect(codes(await mall.redeem(rewardId, memberId, {}, tenant(tenantId, 'rewards:redeem',
      'rewards:read')))).toEqual([]);
    expect(codes(await mall.redeem(rewardId, memberId, {}, tenant(newId(), 'rewards:redeem',
      'rewards:read')))).toEqual(['NOT_FOUND']);
    expect(codes(await mall.redeem(rewardId, memberId, {}, channel(newId(), 'rewards:redeem',
      'rewards:read')))).toEqual(['NOT_FOUND']);
  });

  it('never gives more than there is, nor a member more than its limit, to 500 at once', async () => {
    const rewardId = await mall.reward({}, 30);
    const members = await Promise.all(Array.from({ length: 40 }, () => mall.member({ points: 20_000 })));
    const all = await Promise.all(Array.from({ length: 500 }, (_, n) => mall.redeem(rewardId, members[n % 40]!)));
    expect(all.filter(({ redemption }) => redemption)).toHaveLength(30);
    expect([...new Set(all.flatMap(codes))]).toEqual(['SOLD_OUT']);
    expect(await mall.stock(rewardId)).toEqual({ stock: 30, taken: 30 });
    expect(members.reduce((sum, member) => sum + mall.loyalty.available.get(member)!, 0))
      .toBe(40 * 20_000 - 30 * 1_000);
    const once = await mall.reward({ limitPerMember: 1 });
    const [one, same] = [members[0]!, await mall.member()];
    mall.loyalty.available.set(same, 100_000);
    await mall.deliver('member.merged.v1', uuid(one), {
      memberId: uuid(one), otherMemberId: uuid(same), mergedAt: new Date(NOW), mergeId: newId() });
    mall.loyalty.available.set(one, 100_000);
    const tries = await Promise.all(Array.from({ length: 50 }, (_, n) => mall.redeem(once, n % 2 ? one : same)));
    expect(tries.filter(({ redemption }) => redemption)).toHaveLength(1);
  }, 180_000);

  it('answers the same key with the same redemption', async () => {
    const [rewardId, memberId, idempotencyKey] = [await mall.reward(), await mall.member({ points: 9_000 }), newId()];
    const first = await mall.redeem(rewardId, memberId, { idempotencyKey });
    expect(await mall.redeem(rewardId, memberId, { idempotencyKey })).toEqual(first);
    expect(mall.loyalty.available.get(memberId)).toBe(8_000);
  });
});

describe('while loyalty is away', () => {
  it('is reserving, and opens or ends when loyalty answers', async () => {
    const [rewardId, rich, poor] = [await mall.reward({}, 5), await mall.member({ points: 1_000 }),
      await mall.member()];
    mall.loyalty.mode = 'mute';
    const one = await mall.redeem(rewardId, rich);
    mall.loyalty.mode = 'down';
    const two = await mall.redeem(rewardId, poor);
    expect([one, two].map(({ redemption }) => redemption.state)).toEqual(['RESERVING', 'RESERVING']);
    expect(codes(await mall.verify(one.code))).toEqual(['NOT_READY']);
    mall.loyalty.mode = 'up';
    mall.clock.set('2026-03-01T12:02:00Z');
    await mall.job('settle-redemptions');
    expect(await mall.state(one.redemption.id)).toEqual({ state: 'open', points: 'held' });
    expect(await mall.state(two.redemption.id)).toEqual({ state: 'refused', points: 'voided' });
    expect(await mall.stock(rewardId)).toEqual({ stock: 5, taken: 1 });
    expect(mall.loyalty.available.get(rich)).toBe(0);
  });

  it('gives back what was held for one that was cancelled before the answer', async () => {
    const [rewardId, memberId] = [await mall.reward({}, 5), await mall.member({ points: 1_000 })];
    mall.loyalty.mode = 'mute';
    const { redemption } = await mall.redeem(rewardId, memberId);
    await mall.send('cancelRedemption', { id: redemption.id, idempotencyKey: newId() });
    mall.loyalty.mode = 'up';
    await mall.job('settle-redemptions');
    await mall.job('settle-redemptions');
    expect(await mall.state(redemption.id)).toEqual({ state: 'cancelled', points: 'voided' });
    expect(mall.loyalty.available.get(memberId)).toBe(1_000);
    expect(await mall.stock(rewardId)).toEqual({ stock: 5, taken: 0 });
  });

  it('hands nothing out until the points are taken, and the same try goes on', async () => {
    const [rewardId, memberId] = [await mall.reward(), await mall.member({ points: 1_000 })];
    const { redemption, code } = await mall.redeem(rewardId, memberId);
    const idempotencyKey = newId();
    mall.loyalty.mode = 'down';
    expect(codes(await mall.verify(code, { idempotencyKey }))).toEqual(['TRY_AGAIN']);
    expect(await mall.state(redemption.id)).toEqual({ state: 'verifying', points: 'held' });
    expect(codes(await mall.send('cancelRedemption', { id: redemption.id,
      idempotencyKey: newId() }))).toEqual(['NOT_CANCELLABLE']);
    mall.loyalty.mode = 'mute';
    expect(codes(await mall.verify(code, { idempotencyKey }))).toEqual(['TRY_AGAIN']);
    mall.loyalty.mode = 'up';
    expect(await mall.verify(code, { idempotencyKey })).toMatchObject({ redemption: { state: 'DONE' },
      userErrors: [] });
    expect(codes(await mall.verify(code))).toEqual(['ALREADY_USED']);
  });

  it('keeps for the member what was paid for while no counter waited any more', async () => {
    const [rewardId, memberId] = [await mall.reward(), await mall.member({ points: 1_000 })];
    const { redemption, code } = await mall.redeem(rewardId, memberId);
    mall.loyalty.mode = 'mute';
    await mall.verify(code);
    mall.loyalty.mode = 'up';
    mall.clock.set('2026-03-01T12:05:00Z');
    await mall.job('settle-redemptions');
    expect(await mall.state(redemption.id)).toEqual({ state: 'paid', points: 'captured' });
    mall.clock.set('2026-06-01T00:00:00Z');
    const both = await Promise.all([mall.verify(code), mall.verify(code)]);
    expect(both.filter(({ redemption: done }) => done)).toHaveLength(1);
  });

  it('ends what loyalty has given back already', async () => {
    const [rewardId, memberId] = [await mall.reward({}, 1), await mall.member({ points: 1_000 })];
    const { redemption, code } = await mall.redeem(rewardId, memberId);
    for (const hold of mall.loyalty.holds.values()) if (hold.memberId === memberId) mall.loyalty.lapse(hold.id);
    expect(codes(await mall.verify(code))).toEqual(['REDEMPTION_EXPIRED']);
    expect(await mall.state(redemption.id)).toEqual({ state: 'expired', points: 'voided' });
    expect(await mall.stock(rewardId)).toEqual({ stock: 1, taken: 0 });
  });
});

describe('fetching', () => {
  it('is once, at the outlet that was named, for what is to be paid', async () => {
    const price = { programme: 'CN', points: 1_000, cash: cny('9.90'), worth: cny('19.90'), unitCost: cny('4.00') };
    const [rewardId, memberId, tenantId] = [await mall.reward({ prices: [price] }),
      await mall.member({ points: 1_000 }), newId()];
    const [ours, theirs] = [await mall.outlet(tenantId), await mall.outlet(newId())];
    const { code } = await mall.redeem(rewardId, memberId, { outletId: ours, cash: cny('9.90') });
    const staff = tenant(tenantId, 'rewards:redeem', 'rewards:read');
    const verify = (over: object, actor = staff) => mall.verify(code, { cashPaid: cny('9.90'), outletId: ours,
      ...over }, actor);
    expect(codes(await mall.verify(code))).toEqual(['OTHER_OUTLET']);
    expect(codes(await verify({ outletId: theirs }))).toEqual(['NOT_FOUND']);
    expect(codes(await verify({}, person(uuid(memberId), 'rewards:redeem', 'rewards:read')))).toEqual(['NOT_FOUND']);
    expect((await verify({ cashPaid: null })).userErrors).toMatchObject([{ code: 'CASH_MISMATCH',
      cashDue: { amount: '9.90' } }]);
    expect(await mall.send('checkRedemption', { code: code.toLowerCase(), outletId: ours }, staff))
      .toMatchObject({ redemption: { state: 'OPEN', cash: { amount: '9.90' }, code: null }, userErrors: [] });
    expect(await verify({})).toMatchObject({ redemption: { state: 'DONE' }, userErrors: [] });
    expect(codes(await verify({}))).toEqual(['ALREADY_USED']);
  });

  it('counts wrong codes at an outlet, also those that are only looked up', async () => {
    const outletId = await mall.outlet();
    const look = (code: string) => mall.send('checkRedemption', { code, outletId });
    for (let n = 0; n < 10; n += 1) expect(codes(await look(
      n % 2 ? 'AAAAA-AAAA0' : 'no code'))).toEqual(['PICKUP_CODE_INVALID']);
    expect((await look('AAAAA-AAAA1')).userErrors).toEqual([{ code: 'TOO_MANY_ATTEMPTS', path: ['code'],
      waitSeconds: 600 }]);
    const [rewardId, memberId] = [await mall.reward(), await mall.member({ points: 1_000 })];
    const { code } = await mall.redeem(rewardId, memberId, { outletId });
    expect(codes(await mall.verify(code, { outletId }))).toEqual(['TOO_MANY_ATTEMPTS']);
    mall.clock.set('2026-03-01T12:10:00Z');
    expect(codes(await mall.verify(code, { outletId }))).toEqual([]);
  });

  it('ends to the moment, whichever job ran, and everything is back', async () => {
    const [rewardId, memberId] = [await mall.reward({ limitPerMember: 1 }, 1), await mall.member({ points: 1_000 })];
    const { redemption, code } = await mall.redeem(rewardId, memberId);
    mall.clock.set('2026-03-13T12:00:00Z');
    await mall.job('remind-redemptions');
    await mall.job('remind-redemptions');
    const told = (await mall.events('redemption.expiring.v1')).filter((
      each: any) => each.redemptionId === uuid(redemption.id));
    expect(told).toHaveLength(1);
    mall.clock.set('2026-03-16T12:00:00Z');
    expect(codes(await mall.verify(code))).toEqual(['REDEMPTION_EXPIRED']);
    const read = await mall.query(`query ($id: ID!) { redemption(id: $id) { state settledAt } }`,
      { id: redemption.id }, person(uuid(memberId), 'rewards:read'));
    expect(read.data.redemption).toEqual({ state: 'EXPIRED', settledAt: '2026-03-16T12:00:00.000Z' });
    mall.loyalty.available.set(memberId, 1_000);
    expect(codes(await mall.redeem(rewardId, memberId))).toEqual([]);
    await mall.job('settle-redemptions');
    expect(await mall.state(redemption.id)).toEqual({ state: 'expired', points: 'voided' });
    expect(await mall.stock(rewardId)).toEqual({ stock: 1, taken: 1 });
  });

  it('is cancelled by who may, and only before it is fetched', async () => {
    const [rewardId, memberId] = [await mall.reward({ limitPerMember: 1 }, 1), await mall.member({ points: 1_000 })];
    const cancel = (id: string, actor?: Parameters<Mall['send']>[2]) => mall.send('cancelRedemption', { id,
      idempotencyKey: newId() }, actor);
    const self = person(uuid(memberId), 'rewards:redeem', 'rewards:read');
    const { redemption } = await mall.redeem(rewardId, memberId, {}, self);
    expect(codes(await cancel(redemption.id, person(newId(), 'rewards:redeem',
      'rewards:read')))).toEqual(['NOT_FOUND']);
    expect(codes(await cancel(encodeId('rdm', newId())))).toEqual(['NOT_FOUND']);
    expect(await cancel(redemption.id, self)).toMatchObject({ redemption: { state: 'CANCELLED' } });
    expect(codes(await cancel(redemption.id, self))).toEqual(['NOT_CANCELLABLE']);
    await mall.job('settle-redemptions');
    expect(mall.loyalty.available.get(memberId)).toBe(1_000);
    const again = await mall.redeem(rewardId, memberId, {}, self);
    await mall.verify(again.code);
    expect(codes(await cancel(again.redemption.id, self))).toEqual(['NOT_CANCELLABLE']);
  });
});

describe('merging', () => {
  it('counts what both had against one limit, and parts it again', async () => {
    const rewardId = await mall.reward({ limitPerMember: 1 });
    const [one, two] = [await mall.member({ points: 5_000 }), await mall.member({ points: 5_000 })];
    await mall.redeem(rewardId, two);
    const mergeId = newId();
    await mall.deliver('member.merged.v1', uuid(one), {
      memberId: uuid(one), otherMemberId: uuid(two), mergedAt: new Date(NOW), mergeId });
    expect(codes(await mall.redeem(rewardId, one))).toEqual(['LIMIT_REACHED']);
    const owners = () => mall.sql.all`select member_id from redemption where reward_id = ${uuid(rewardId)}`;
    expect(await owners()).toEqual([{ member_id: uuid(one) }]);
    await mall.deliver('member.unmerged.v1', uuid(one), {
      mergeId, memberId: uuid(one), otherMemberId: uuid(two), unmergedAt: new Date(NOW) });
    expect(await owners()).toEqual([{ member_id: uuid(two) }]);
    expect(codes(await mall.redeem(rewardId, one))).toEqual([]);
  });
});
