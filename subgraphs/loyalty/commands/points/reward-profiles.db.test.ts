import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { accountOf, at, memberWith } from '../../tests/sales.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => g.stop());

const complete = (memberId: string) => g.deliver('member.profile-completed.v1', memberId,
  { memberId, region: 'CN', completedAt: at('2026-09-14T00:00:00Z') });
const merge = (memberId: string, otherMemberId: string) => g.deliver('member.merged.v1', memberId,
  { memberId, otherMemberId, mergedAt: at('2026-09-14T12:00:00Z'), mergeId: newId() });

it('a whole profile earns 100 points, however often it is told', async () => {
  const memberId = await memberWith(g, 50n);
  for (let told = 0; told < 2; told += 1) expect(await complete(memberId)).toBeNull();
  expect(await accountOf(g, memberId)).toMatchObject({ available: 150n });
  expect(await g.sql.all`select kind, points, reason from points_transaction
    where member_id = ${memberId} and kind = 'profile_reward'`)
    .toEqual([{ kind: 'profile_reward', points: 100n, reason: 'policy 1' }]);
});

it('earns no more under another id of the same person, whichever of them was told', async () => {
  const [older, younger, third] = [await memberWith(g, 50n), await memberWith(g, 50n), await memberWith(g, 50n)];
  await complete(younger);
  await merge(older, younger);
  await merge(third, older);
  for (const id of [older, younger, third]) expect(await complete(id)).toBeNull();
  expect(await accountOf(g, third)).toMatchObject({ available: 250n });
});

it('of a member whose account is not open yet waits', async () => {
  expect(await complete(newId())).toMatch(/NOT_YET|not open/i);
});

it('leaves the books balanced', async () => {
  expect(await ledgerInvariants(g.sql)).toMatchObject({
    balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0,
  });
});
