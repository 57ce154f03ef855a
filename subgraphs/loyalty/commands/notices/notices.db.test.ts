import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { loyalty } from '../../index.ts';
import { accountOf, at, enrol, sale, sell } from '../../tests/sales.ts';
import { reviewTiers } from '../review-tiers.ts';
import { noticeExpiring } from './notice-expiring.ts';
import { noticeGraces } from './notice-graces.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => g.stop());

it('points that expire are told 60 and 15 days before, once each, with what is left then', async () => {
  const memberId = await enrol(g);
  await sell(g, sale(memberId, [{ marginClass: 'A', base: 50_000n }, { marginClass: 'C', base: 50_000n }]));
  const told = async (now: string) => {
    g.clock.set(at(now));
    for (let times = 0; times < 2; times += 1) await g.run(noticeExpiring, { limit: 500 });
    return (await g.events('points.expiring.v1')).map(({ points, daysBefore }) => [points, daysBefore]);
  };
  expect(await told('2029-07-02T15:00:00Z')).toEqual([]);
  expect(await told('2029-07-03T00:00:00Z')).toEqual([[800n, 60]]);
  expect(await told('2029-08-16T15:00:00Z')).toHaveLength(1);
  expect(await told('2029-08-17T00:00:00Z')).toEqual([[800n, 60], [800n, 15]]);
  expect(await told('2029-08-31T16:00:00Z')).toHaveLength(2);
  expect(await g.events('points.expiring.v1')).toMatchObject([{ memberId, programme: 'CN',
    expiresAt: at('2029-08-31T16:00:00Z') }, {}]);
});

it('the grace of a tier is told 60, 30 and 7 days before, with the growth that is missing then', async () => {
  g.clock.set(at('2026-09-15T04:00:00Z'));
  const memberId = await enrol(g);
  const paid = (day: string, base: bigint) => sell(g, sale(memberId, [{ marginClass: 'A', base }],
    { paidAt: at(`${day}T04:00:00Z`), deliveredAt: at(`${day}T04:00:00Z`) }));
  await paid('2026-03-15', 500_000n);
  const told = async (now: string) => {
    g.clock.set(at(now));
    await g.run(reviewTiers, { limit: 500 });
    for (let times = 0; times < 2; times += 1) await g.run(noticeGraces, { limit: 500 });
    return (await g.events('tier.grace-noticed.v1')).map(({ missing, daysBefore }) => [missing, daysBefore]);
  };
  expect(await told('2028-04-15T00:00:00Z')).toEqual([]);
  expect(await told('2028-05-01T00:00:00Z')).toEqual([[3_600n, 60]]);
  await paid('2028-05-01', 100_000n);
  expect(await told('2028-05-31T00:00:00Z')).toEqual([[3_600n, 60], [2_400n, 30]]);
  const { data } = await g.query<any>(`query($id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }])
    { ... on Member { loyalty { tier { tier { code } graceUntil retentionNeed retentionMissing } } } } }`,
  { id: encodeId(PREFIX.member, memberId) }, operator('loyalty:read'));
  expect(data._entities[0].loyalty.tier).toEqual(
    { tier: { code: 'gold' }, graceUntil: '2028-06-29', retentionNeed: 3_600, retentionMissing: 2_400 });
  expect(await told('2028-06-23T00:00:00Z')).toHaveLength(3);
  // What is missing comes in the grace: nothing more is told.
  await paid('2028-06-23', 200_000n);
  expect(await told('2028-06-24T00:00:00Z')).toHaveLength(3);
  expect((await accountOf(g, memberId)).tier_grace_until).toBeNull();
});
