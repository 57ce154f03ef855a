import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EventPayloads } from '../../../contracts/events.ts';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { accountOf, at, bringBack, enrol, memberWith, sale, sell } from '../../tests/sales.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { draftOf } from '../../domain/policy.fixture.ts';
import { activatePoints } from '../points/activate-points.ts';
import { adjustPoints } from '../points/adjust-points.ts';
import { publishPolicy } from '../programmes/publish-policy.ts';

type Told = EventPayloads['points-granted.v1'];
let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => g.stop());

const told = (memberId: string, over: Partial<Told> = {}): Told => ({
  grantId: newId(), memberId, points: 200n, cause: 'referral', funderId: null, label: '老带新奖励',
  grantedAt: at('2026-09-14T00:00:00Z'), activeAt: null, expiresOn: '2026-12-31', version: 1n, ...over,
});
const tell = (grant: Told) => g.deliver('points-granted.v1', grant.grantId, grant);
const takeBack = ({ grantId, memberId }: Told) => g.deliver('points-grant-withdrawn.v1', grantId, {
  grantId, memberId, reason: 'FRIEND_RETURNED', withdrawnAt: at('2026-09-14T06:00:00Z'), version: 2n,
} satisfies EventPayloads['points-grant-withdrawn.v1']);
const linesOf = (memberId: string) => g.sql.all`select kind, points, reason from points_transaction
  where member_id = ${memberId} and kind like 'grant%' order by line_no`;
const merge = (memberId: string, otherMemberId: string, mergeId = newId()) => g.deliver('member.merged.v1', memberId,
  { memberId, otherMemberId, mergedAt: at('2026-09-14T12:00:00Z'), mergeId });

it('is posted once however often it is told, and told on as points.posted', async () => {
  const funderId = newId();
  const memberId = await enrol(g);
  const grant = told(memberId, { funderId });
  for (let times = 0; times < 2; times += 1) expect(await tell(grant)).toBeNull();
  expect(await linesOf(memberId)).toEqual([{ kind: 'grant', points: 200n, reason: '老带新奖励' }]);
  expect(await g.sql.one`select amount, funder, cause, expires_at from lot where member_id = ${memberId}`)
    .toEqual({ amount: 200n, funder: funderId, cause: 'referral', expires_at: at('2026-12-31T16:00:00Z') });
  expect((await g.events('points.posted.v1')).filter((posted) => posted.memberId === memberId))
    .toMatchObject([{ kind: 'grant', available: 200n, issued: [{ funderId, points: 200n }] }]);
});

it('pending becomes spendable at its time, by the job or by who asks first', async () => {
  const [byJob, byAsker] = [await enrol(g), await enrol(g)];
  const later = { activeAt: at('2026-09-15T05:00:00Z') };
  for (const memberId of [byJob, byAsker]) await tell(told(memberId, later));
  expect(await accountOf(g, byJob)).toMatchObject({ available: 0n, pending: 200n });
  expect((await g.jobs()).some(({ task }) => task.endsWith('activate-points'))).toBe(true);
  g.clock.set(at('2026-09-15T05:00:00Z'));
  await g.run(adjustPoints, { memberId: byAsker, points: -150n, reason: 'spent' });
  expect(await accountOf(g, byAsker)).toMatchObject({ available: 50n, pending: 0n });
  await g.run(activatePoints, { limit: 500 });
  expect(await accountOf(g, byJob)).toMatchObject({ available: 200n, pending: 0n });
});

it('is taken back once: what is missing is owed; taken back before it is told it never comes', async () => {
  const memberId = await enrol(g);
  const grant = told(memberId);
  await tell(grant);
  await g.run(adjustPoints, { memberId, points: -150n, reason: 'spent' });
  for (let times = 0; times < 2; times += 1) expect(await takeBack(grant)).toBeNull();
  expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, debt: 150n });
  const early = told(await enrol(g));
  expect(await takeBack(early)).toBeNull();
  expect(await tell(early)).toBeNull();
  expect(await accountOf(g, early.memberId)).toMatchObject({ available: 0n, debt: 0n });
});

it('of many told at once for one member all are posted', async () => {
  const memberId = await enrol(g);
  const grants = Array.from({ length: 40 }, () => told(memberId, { points: 5n }));
  await Promise.all([...grants, ...grants].map(tell));
  expect(await accountOf(g, memberId)).toMatchObject({ available: 200n });
});

it('follows its person through a merge and back, also what was told meanwhile', async () => {
  const [older, younger] = [await memberWith(g, 50n), await enrol(g)];
  const mergeId = newId();
  const before = told(younger, { points: 30n, activeAt: at('2027-01-01T00:00:00Z') });
  await tell(before);
  await merge(older, younger, mergeId);
  await tell(told(younger, { points: 7n }));
  await tell(told(older, { points: 2n }));
  expect(await accountOf(g, older)).toMatchObject({ available: 59n, pending: 30n });
  expect(await g.deliver('member.unmerged.v1', older,
    { mergeId, memberId: older, otherMemberId: younger, unmergedAt: at('2026-09-15T00:00:00Z') })).toBeNull();
  expect(await accountOf(g, older)).toMatchObject({ available: 52n, pending: 0n });
  expect(await accountOf(g, younger)).toMatchObject({ available: 7n, pending: 30n });
  // Told with the id that it had meanwhile: it is taken from whoever has it.
  await takeBack({ ...before, memberId: older });
  expect(await accountOf(g, younger)).toMatchObject({ available: 7n, pending: 0n });
  expect(await accountOf(g, older)).toMatchObject({ available: 52n, pending: 0n });
});

it('taken back after it was spent together, it is owed by who was granted it, once the merge is undone', async () => {
  const [older, younger] = [await memberWith(g, 50n), await enrol(g)];
  const [mergeId, grant] = [newId(), told(younger)];
  await tell(grant);
  await merge(older, younger, mergeId);
  await g.run(adjustPoints, { memberId: older, points: -250n, reason: 'spent' });
  await takeBack(grant);
  expect(await accountOf(g, older)).toMatchObject({ available: 0n, debt: 200n });
  expect(await g.deliver('member.unmerged.v1', older,
    { mergeId, memberId: older, otherMemberId: younger, unmergedAt: at('2026-09-15T00:00:00Z') })).toBeNull();
  expect(await accountOf(g, older)).toMatchObject({ available: 0n, debt: 0n });
  expect(await accountOf(g, younger)).toMatchObject({ available: 0n, debt: 200n });
});

it('of a member whose account is not open yet waits', async () => {
  const grant = told(newId());
  expect(await tell(grant)).toMatch(/NOT_YET|not open/i);
  expect(await takeBack(grant)).toMatch(/NOT_YET|not open/i);
});

it('a bonus of the rules stands with its order, pending with it, and goes with what comes back', async () => {
  const vipDay = {
    code: 'vip-day', nameZh: '会员日', nameEn: 'VIP day', funderId: newId(), percent: 100, monthDays: [8], from: null,
    until: null, regions: ['CN'], tiers: [], channelIds: [], outletIds: [], marginClasses: ['A'], expiryMonths: 12,
  };
  const published = await g.run(publishPolicy, {
    programme: 'CN', effectiveFrom: at('2026-10-01T00:00:00Z'), expectedVersion: 1, note: null,
    rules: draftOf({ ...DEFAULT_RULES, bonuses: [vipDay] }),
  });
  expect(published).toMatchObject({ ok: true });
  g.clock.set(at('2026-10-08T05:00:00Z'));
  const memberId = await enrol(g);
  const facts = sale(memberId, [{ marginClass: 'A', base: 878_820n }, { marginClass: 'C', base: 1_205_647n }],
    { paidAt: at('2026-10-08T04:00:00Z'), deliveredAt: at('2026-10-08T04:00:00Z') });
  expect(await sell(g, facts)).toBeNull();
  expect(await accountOf(g, memberId)).toMatchObject({ pending: 15_367n + 10_545n });
  expect(await bringBack(g, facts, [439_410n, 1_205_647n])).toBeNull();
  expect(await accountOf(g, memberId)).toMatchObject({ pending: 5_272n + 4_822n + 5_272n });
  expect(await g.sql.all`select funder, cause, amount, remaining from lot where member_id = ${memberId}
    and cause = 'campaign'`).toEqual([
    { funder: vipDay.funderId, cause: 'campaign', amount: 10_545n, remaining: 5_272n }]);
});

it('is none below one, above a thousand million or beyond what an account holds; nor are points by hand', async () => {
  const memberId = await enrol(g);
  for (const points of [0n, -5n, 1_000_000_001n, 2n ** 63n - 1n]) {
    expect(await tell(told(memberId, { points }))).toMatch(/INVALID_POINTS|above zero/);
  }
  await g.sql.run`update account set pending = ${2n ** 62n - 10n} where member_id = ${memberId}`;
  expect(await tell(told(memberId, { points: 11n }))).toMatch(/INVALID_POINTS|holds/);
  expect(await g.run(adjustPoints, { memberId, points: 11n, reason: 'r' }))
    .toMatchObject({ refusals: [{ code: 'INVALID_POINTS' }] });
  await g.sql.run`update account set pending = 0 where member_id = ${memberId}`;
  expect(await tell(told(memberId, { points: 10n }))).toBeNull();
});

it('leaves the books balanced', async () => {
  expect(await ledgerInvariants(g.sql)).toMatchObject({
    balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0, availableWithDebt: 0, validityDifferences: 0,
  });
});
