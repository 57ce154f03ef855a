import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { loyalty } from '../../index.ts';
import { accountOf, enrol, memberWith, sale, sell } from '../../tests/sales.ts';
import { holdPoints } from '../holds/hold-points.ts';
import { activatePoints } from '../points/activate-points.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());

const looks = (caseId: string, memberId: string, underReview: boolean, version: bigint) =>
  g.deliver('member.under-review.v1', caseId, { caseId, memberId, underReview, at: g.clock.now(), version });
const holds = async (memberId: string) => {
  const [outcome] = await g.runBatch(holdPoints,
    [{ input: { memberId, points: 10n, purpose: 'Gift', ttlMinutes: 30 } }]);
  return outcome!.ok ? 'held' : outcome!.refusals.map(({ code, path }) => `${code} ${path?.join('.')}`).join();
};

it('nothing is held of whom engagement looks at, until it is decided; what it earns is still its own', async () => {
  const [memberId, bystander, caseId] = [await memberWith(g, 100n), await memberWith(g, 100n), newId()];
  await looks(caseId, memberId, true, 1n);
  expect([await holds(memberId), await holds(bystander)]).toEqual(['UNDER_REVIEW memberId', 'held']);
  expect(await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }]))).toBeNull();
  const { available, pending } = await accountOf(g, memberId);
  expect(available + pending).toBe(1_300n);
  // The older word comes last: the newest counts.
  await looks(caseId, memberId, false, 2n);
  await looks(caseId, memberId, true, 1n);
  expect(await holds(memberId)).toBe('held');
  await looks(caseId, memberId, true, 3n);
  expect(await holds(memberId)).toBe('UNDER_REVIEW memberId');
});

it('a person is looked at under all of its ids, and each for itself again when they were two', async () => {
  const [memberId, other, mergeId] = [await memberWith(g, 100n), await enrol(g), newId()];
  await looks(newId(), other, true, 1n);
  expect(await holds(memberId)).toBe('held');
  await g.deliver('member.merged.v1', memberId,
    { memberId, otherMemberId: other, mergedAt: g.clock.now(), mergeId });
  expect([await holds(memberId), await holds(other)]).toEqual(['UNDER_REVIEW memberId', 'UNDER_REVIEW memberId']);
  await g.deliver('member.unmerged.v1', memberId,
    { mergeId, memberId, otherMemberId: other, unmergedAt: g.clock.now() });
  expect([await holds(memberId), await holds(other)]).toEqual(['held', 'UNDER_REVIEW memberId']);
});

it('what somebody under review earns stays pending until it is decided, whatever the clock says', async () => {
  const [memberId, caseId] = [await enrol(g), newId()];
  const paidAt = g.clock.now();
  const later = { paidAt, deliveredAt: paidAt };
  const of = async () => {
    const { available, pending } = await accountOf(g, memberId);
    return [available, pending];
  };
  const activate = () => g.run(activatePoints, { limit: 100 });
  await looks(caseId, memberId, true, 1n);
  expect(await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }], later))).toBeNull();
  // Told after its window had ended it waits just the same.
  expect(await sell(g, sale(memberId, [{ marginClass: 'A', base: 50_000n }]))).toBeNull();
  expect(await of()).toEqual([0n, 1_800n]);
  // So does what others give, spendable at once or told again with another time.
  const grant = { grantId: newId(), memberId, points: 200n, cause: 'referral', funderId: null, label: 'friend',
    grantedAt: paidAt, activeAt: null, expiresOn: null, version: 1n } as const;
  const later200 = { ...grant, grantId: newId(), activeAt: new Date(paidAt.getTime() + 86_400_000) };
  for (const told of [grant, later200, { ...later200, activeAt: null, version: 2n }]) {
    expect(await g.deliver('points-granted.v1', told.grantId, told)).toBeNull();
  }
  expect(await of()).toEqual([0n, 2_200n]);
  g.clock.advance(30 * 86_400_000);
  await activate();
  expect(await holds(memberId)).toBe('UNDER_REVIEW memberId');
  expect(await of()).toEqual([0n, 2_200n]);
  await looks(caseId, memberId, false, 2n);
  await activate();
  expect(await of()).toEqual([2_200n, 0n]);
  expect(await holds(memberId)).toBe('held');
});
