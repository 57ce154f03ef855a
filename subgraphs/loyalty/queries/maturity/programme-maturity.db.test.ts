import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { loyalty } from '../../index.ts';
import { enrol } from '../../tests/sales.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());

const ask = async (actor: object = operator('loyalty:read')) => (await g.query(`{ programme(code: "CN") { maturity {
  score checks { code isDone byDay nextEn } } } }`, {}, actor as never)).data.programme.maturity;
const standing = async () => (await ask()).checks.filter(({ isDone }: { isDone: boolean }) => isDone)
  .map(({ code }: { code: string }) => code);

it('begins with the rules, and grows with what members do', async () => {
  const before = await standing();
  expect(before).toEqual(['PROFILE_REWARD', 'MARGIN_RATES', 'TIERS', 'UPPER_TIERS', 'INTERACTIONS', 'NOTICES']);
  const memberId = await enrol(g);
  await g.deliver('member.profile-completed.v1', memberId,
    { memberId, region: 'CN', completedAt: g.clock.now() });
  expect(await standing()).toEqual(['PROFILE_REWARD', 'PROFILES_COME', ...before.slice(1)]);
  expect(await ask()).toMatchObject({ score: 58 });
  // 90 days later that is long ago.
  g.clock.set(new Date(g.clock.now().getTime() + 91 * 86_400_000).toISOString());
  expect(await standing()).toEqual(before);
});

it('is of head office', async () => {
  expect(await ask(tenant('t-1', 'loyalty:read'))).toBeNull();
});
