import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { operator, person, tenant } from '../../../../tests/kit/subgraph.ts';
import { cny, draft, openMall, uuid, type Mall } from '../../tests/mall.ts';

let mall: Mall;
beforeAll(async () => { mall = await openMall(); }, 60_000);
afterAll(() => mall.stop());

const codes = ({ userErrors }: any) => userErrors.map(({ code }: any) => code);
const priced = (worth: string) => ({ programme: 'CN', points: 1_000, worth: cny(worth), unitCost: cny('3.00') });

it('wants a word for what is worth less than the base ladder', async () => {
  const asked = draft({ prices: [priced('9.90')] });
  expect((await mall.send('createReward', asked)).userErrors).toEqual([
    { code: 'VALUE_BELOW_BASE', path: ['prices', '0', 'points'], worthOf100: '0.99', programme: 'CN' }]);
  const made = await mall.send('createReward', { ...asked, confirmValueBelowBase: true });
  expect(made).toMatchObject({ reward: { state: 'DRAFT', version: 1 }, userErrors: [] });
  expect(codes(await mall.send('createReward', { ...asked, confirmValueBelowBase: true, idempotencyKey: newId() })))
    .toEqual(['CODE_TAKEN']);
  mall.loyalty.mode = 'down';
  await expect(mall.send('createReward', draft())).rejects.toThrow('SUBGRAPH_UNAVAILABLE');
  mall.loyalty.mode = 'up';
});

it('is edited as it was read, until it is retired', async () => {
  const { idempotencyKey: _, ...given } = draft({ prices: [priced('10.00')] });
  const { reward: { id } } = await mall.send('createReward', { ...given, idempotencyKey: newId() });
  const update = (expectedVersion: number, over: object = {}) =>
    mall.send('updateReward', { id, expectedVersion, ...given, ...over });
  expect(await update(1, { nameEn: 'Deep cleaning' })).toMatchObject({ reward: { nameEn: 'Deep cleaning',
    version: 2 } });
  expect(await update(1)).toMatchObject({ reward: { version: 2 }, userErrors: [{ code: 'STALE', currentVersion: 2 }] });
  expect(codes(await update(2, { limitPerMember: 0 }))).toEqual(['INVALID']);
  expect(codes(await update(2, { prices: [{ ...priced('10.00'), unitCost: { amount: '3.00', currency: 'HKD' } }] })))
    .toEqual(['INVALID']);
  expect(codes(await update(2, { prices: [priced('9.99')] }))).toEqual(['VALUE_BELOW_BASE']);
  expect(await mall.send('showReward', { id, expectedVersion: 2 })).toMatchObject({ reward: { state: 'SHOWN' } });
  expect(codes(await mall.send('retireReward', { id, expectedVersion: 2 }))).toEqual(['STALE']);
  expect(await mall.send('retireReward', { id, expectedVersion: 3 })).toMatchObject({ reward: { state: 'RETIRED' } });
  expect(codes(await update(4))).toEqual(['RETIRED']);
  expect(codes(await mall.send('showReward', { id, expectedVersion: 4 }))).toEqual(['RETIRED']);
  expect(codes(await mall.send('showReward', { id: encodeId('rwd', newId()),
    expectedVersion: 4 }))).toEqual(['NOT_FOUND']);
});

it('has a stock at each outlet that is never below what is taken', async () => {
  const rewardId = await mall.reward({}, 2);
  await mall.redeem(rewardId, await mall.member({ points: 1_000 }));
  expect(codes(await mall.shelf(rewardId, { stock: 0, expectedVersion: 1 }))).toEqual(['STOCK_TAKEN']);
  expect(codes(await mall.shelf(rewardId, { stock: 5 }))).toEqual(['STALE']);
  expect(codes(await mall.shelf(rewardId, { stock: -1, expectedVersion: 1 }))).toEqual(['INVALID']);
  expect(codes(await mall.shelf(rewardId, { outletId: encodeId('out', newId()), stock: 5 }))).toEqual(['NOT_FOUND']);
  expect(codes(await mall.shelf(rewardId, { stock: 1, expectedVersion: 1 }))).toEqual([]);
  expect(await mall.stock(rewardId)).toEqual({ stock: 1, taken: 1 });
});

it('tells members what they may have, and others nothing of what it costs', async () => {
  const [memberId, outletId] = [await mall.member({ points: 500, tier: 'base' }), await mall.outlet()];
  const one = await mall.reward({ limitPerMember: 2, prices: [{ ...priced('10.00'), fromTier: 'gold' }] }, 0);
  const two = await mall.reward({ limitPerMember: 2, prices: [priced('10.00')] });
  await mall.shelf(two, { outletId, stock: 3, place: 2 });
  await mall.send('createReward', draft({ code: 'secret-plan' }));
  const ASK = `query ($id: ID!, $memberId: ID!, $outletId: ID!) {
    reward(id: $id) { prices { points unitCost { amount } } shelves { left outlet { id } }
      standing(memberId: $memberId, outletId: $outletId) { points allowed whyNot pointsAvailable } } }`;
  const ask = (id: string, actor = person(uuid(memberId), 'rewards:read')) =>
    mall.query(ASK, { id, memberId, outletId }, actor).then(({ data }) => data.reward);
  expect((await ask(one)).standing).toEqual({
    points: 1_000, allowed: 2, whyNot: ['TIER', 'STOCK', 'POINTS'], pointsAvailable: 500 });
  mall.loyalty.available.set(memberId, 1_000);
  expect(await ask(two)).toEqual({
    prices: [{ points: 1_000, unitCost: null }], shelves: [{ left: null, outlet: null }, { left: 3,
      outlet: { id: outletId } }],
    standing: { points: 1_000, allowed: 2, whyNot: [], pointsAvailable: 1_000 } });
  expect((await ask(two, tenant(newId(), 'rewards:read'))).standing).toBeNull();
  mall.loyalty.mode = 'down';
  expect((await ask(two)).standing).toMatchObject({ whyNot: [], pointsAvailable: null });
  mall.loyalty.mode = 'up';
  const shown = await mall.query(`query ($outletId: ID!) { rewardShowcase(outletId: $outletId) { id }
    rewards(filter: { search: "secret" }) { totalCount } }`, { outletId }, person(uuid(memberId), 'rewards:read'));
  expect(shown.data.rewardShowcase.at(-1)).toEqual({ id: two });
  expect(shown.data.rewards).toEqual({ totalCount: 0 });
  const payer = newId();
  const paid = await mall.reward({ funderId: encodeId('frn', payer), prices: [priced('10.00')] });
  const funderTo = async (actor: any = operator('rewards:read')) => (await mall.query(
    'query ($id: ID!) { reward(id: $id) { funder { id } } }', { id: paid }, actor)).data.reward.funder;
  expect([await funderTo(), await funderTo(tenant(payer, 'rewards:read'))])
    .toEqual([{ id: encodeId('frn', payer) }, { id: encodeId('frn', payer) }]);
  expect([await funderTo(tenant(newId(), 'rewards:read')), await funderTo(person(uuid(memberId), 'rewards:read'))])
    .toEqual([null, null]);
  const list = await mall.query('{ redemptions { totalCount } }', {}, person(uuid(memberId), 'rewards:read'));
  expect(list.errors).toBeDefined();
});
