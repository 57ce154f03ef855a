import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { accountOf, at, bringBack, enrol, sale, sell } from '../../tests/sales.ts';
import { adjustPoints } from '../points/adjust-points.ts';
import { decideAdjustment } from '../points/decide-adjustment.ts';
import { writeOffDebt } from '../points/write-off-debt.ts';
import { writeOffDebts } from '../points/write-off-debts.ts';
import { reviewTiers } from '../review-tiers.ts';
import { decideTier } from './decide-tier.ts';
import { tellTiersAnew } from './tell-tiers-anew.ts';
import { proposeTier, type ProposeTierInput } from './propose-tier.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => g.stop());

const asker = operator('loyalty:adjust', 'loyalty:read', 'loyalty:approve');
const second = { ...operator('loyalty:approve', 'loyalty:read'), id: 'op-2', name: 'Second' };
const propose = (memberId: string | null, over: Partial<ProposeTierInput> = {}) => g.run(proposeTier,
  { memberId, tier: 'gold', until: '2026-12-31', reason: '客诉补偿', ...over }, { actor: asker });
const decide = (manualTierId: string | null, over: object = {}, actor = second) =>
  g.run(decideTier, { manualTierId, approve: true, note: null, expectedVersion: 1, ...over }, { actor });
const idOf = (outcome: Awaited<ReturnType<typeof propose>>) => (outcome.ok ? outcome.value.manualTierId : '');
const codeOf = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => outcome.refusals?.[0]?.code;

describe('a tier given by hand', () => {
  it('counts at once below the highest, is told and shown with who and why; the job takes nothing early', async () => {
    const memberId = await enrol(g);
    expect(await propose(memberId)).toMatchObject({ ok: true });
    expect((await accountOf(g, memberId)).tier).toBe('gold');
    expect((await g.events('tier.changed.v1')).filter((told) => told.memberId === memberId))
      .toMatchObject([{ from: 'base', to: 'gold', provisional: false }]);
    const read = (actor = asker) => g.query<any>(`query($id: ID!) { _entities(representations:
      [{ __typename: "Member", id: $id }]) { ... on Member { loyalty { tier { tier { code } validUntil retentionNeed
        manual { reason askedBy validUntil state } }
        tierHistory { edges { node { to { code } manual { reason askedBy } } } } } } } }`,
    { id: encodeId(PREFIX.member, memberId) }, actor);
    const { tier, tierHistory } = (await read()).data!._entities[0].loyalty;
    expect(tier).toEqual({ tier: { code: 'gold' }, validUntil: '2026-12-31', retentionNeed: null,
      manual: { reason: '客诉补偿', askedBy: 'Olivia', validUntil: '2026-12-31', state: 'POSTED' } });
    expect(tierHistory.edges)
      .toEqual([{ node: { to: { code: 'gold' }, manual: { reason: '客诉补偿', askedBy: 'Olivia' } } }]);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }], { paidAt: at('2026-09-15T03:00:00Z') }));
    expect(await g.sql.one`select tier, bonus_percent from order_points where member_id = ${memberId}`)
      .toEqual({ tier: 'base', bonus_percent: 0 });
    g.clock.set(at('2026-09-16T04:00:00Z'));
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }], { paidAt: at('2026-09-16T03:00:00Z') }));
    await g.run(reviewTiers, { limit: 500 });
    expect((await accountOf(g, memberId)).tier).toBe('gold');
    expect(await g.sql.one`select bonus_percent from order_points where member_id = ${memberId}
      and paid_at > '2026-09-16'`).toEqual({ bonus_percent: 20 });
    g.clock.set(at('2026-12-31T16:00:00Z'));
    await g.run(reviewTiers, { limit: 500 });
    expect((await accountOf(g, memberId)).tier).toBe('silver');
    g.clock.set(at('2026-09-15T04:00:00Z'));
  });

  it('of before is told once more, to itself; not of who is erased, merged or at the lowest', async () => {
    const [gold, erased, merged, survivor, lowest] = [await enrol(g), await enrol(g), await enrol(g), await enrol(g),
      await enrol(g)];
    for (const memberId of [gold, erased, merged]) await propose(memberId);
    await g.deliver('member.erased.v1', erased, { erasureId: newId(), memberId: erased, personIds: [erased],
      erasedAt: at('2026-09-15T04:00:00Z') });
    await g.deliver('member.merged.v1', survivor, { memberId: survivor, otherMemberId: merged, mergeId: newId(),
      mergedAt: at('2026-09-15T04:00:00Z') });
    const all = [gold, erased, merged, lowest];
    const told = async () => (await g.events('tier.changed.v1')).filter(({ memberId }) => all.includes(memberId));
    expect(await g.run(tellTiersAnew, { limit: 500 })).toMatchObject({ value: { told: 0 } });
    const before = await told();
    await g.sql.run`update account set tier_told_form = 0 where member_id = any(${all}::uuid[])`;
    for (const many of [1, 1, 0]) {
      expect(await g.run(tellTiersAnew, { limit: 1 })).toMatchObject({ value: { told: many } });
    }
    const [first] = before.filter(({ memberId }) => memberId === gold);
    expect((await told()).slice(before.length)).toEqual([{ ...first, from: 'gold', version: first!.version + 1n }]);
  });

  it('the highest waits for a second person, once, not who asked', async () => {
    const memberId = await enrol(g);
    const id = idOf(await propose(memberId, { tier: 'diamond' }));
    expect((await accountOf(g, memberId)).tier).toBe('base');
    expect([codeOf(await decide(id, {}, asker)), codeOf(await decide(id, { expectedVersion: 2 })),
      codeOf(await decide(id, { note: 'x'.repeat(501) })), codeOf(await decide(newId())), codeOf(await decide(null)),
      codeOf(await decide(id, {}, channel(newId(), 'loyalty:approve')))])
      .toEqual(['SAME_PERSON', 'STALE', 'INVALID_NOTE', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    const race = await Promise.all([decide(id), decide(id)]);
    expect(race.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await accountOf(g, memberId)).tier).toBe('diamond');
    const rejected = idOf(await propose(memberId, { tier: 'diamond', until: '2027-12-31' }));
    expect(await decide(rejected, { approve: false, note: 'no' })).toMatchObject({ ok: true });
    expect(await g.sql.one`select count(*)::int as given from manual_tier where member_id = ${memberId}
      and given_at is not null`).toEqual({ given: 1 });
    const page = await g.query<any>(`{ manualTiers(filter: { state: REJECTED }) { items { tier { code } isOwn
      decisionNote member { id } } } }`, {}, second);
    expect(page.data.manualTiers.items)
      .toMatchObject([{ tier: { code: 'diamond' }, isOwn: false, decisionNote: 'no' }]);
  });

  it('refuses with a code and changes nothing', async () => {
    const memberId = await enrol(g);
    const ended = idOf(await propose(memberId, { tier: 'diamond', until: '2026-09-15' }));
    g.clock.set(at('2026-09-15T16:00:00Z'));
    expect(codeOf(await decide(ended))).toBe('ENDED');
    g.clock.set(at('2026-09-15T04:00:00Z'));
    const codes = [await propose(null), await propose(newId()), await propose(memberId, { tier: 'platinum' }),
      await propose(memberId, { until: '2026-09-14' }), await propose(memberId, { until: '2099-01-01' }),
      await propose(memberId, { reason: ' ' })].map(codeOf);
    expect(codes)
      .toEqual(['NOT_FOUND', 'NOT_FOUND', 'UNKNOWN_TIER', 'INVALID_UNTIL', 'INVALID_UNTIL', 'INVALID_REASON']);
    expect((await accountOf(g, memberId)).tier).toBe('base');
  });

  it('goes to the survivor of a merge and back', async () => {
    const [older, younger] = [await enrol(g), await enrol(g)];
    await propose(younger);
    const mergeId = newId();
    await g.deliver('member.merged.v1', older,
      { memberId: older, otherMemberId: younger, mergedAt: at('2026-09-15T03:00:00Z'), mergeId });
    expect((await accountOf(g, older)).tier).toBe('gold');
    await g.deliver('member.unmerged.v1', older,
      { mergeId, memberId: older, otherMemberId: younger, unmergedAt: at('2026-09-15T04:00:00Z') });
    expect([(await accountOf(g, older)).tier, (await accountOf(g, younger)).tier]).toEqual(['base', 'gold']);
  });
});

/** A member that owes what a sale gave: it was spent, then the goods came back. */
async function indebted(points: bigint): Promise<string> {
  const memberId = await enrol(g);
  const facts = sale(memberId, [{ marginClass: 'A', base: (points * 1000n + 11n) / 12n }]);
  await sell(g, facts);
  for (let { available } = await accountOf(g, memberId); available > 0n; { available } = await accountOf(g, memberId)) {
    const part = available < 10_000n ? available : 10_000n;
    await g.run(adjustPoints, { memberId, points: -part, reason: 'spent' },
      { actor: { ...asker, id: `op-${newId()}` } });
  }
  await bringBack(g, facts, [0n]);
  return memberId;
}

describe('writing owed points off', () => {
  const run = (memberId: string, points: bigint, reason = '核销') =>
    g.run(writeOffDebt, { memberId, points, reason }, { actor: { ...asker, id: `op-${newId()}` } });

  it('by an operator, as much as is owed; above 10,000 two people', async () => {
    const memberId = await indebted(900n);
    const { debt } = await accountOf(g, memberId);
    expect([codeOf(await run(memberId, 0n)), codeOf(await run(memberId, 1n, ' ')), codeOf(await run(newId(), 1n)),
      codeOf(await run(memberId, debt + 1n))])
      .toEqual(['INVALID_POINTS', 'INVALID_REASON', 'NOT_FOUND', 'EXCEEDS_DEBT']);
    expect(await run(memberId, debt)).toMatchObject({ ok: true });
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, debt: 0n });
    const large = await indebted(12_000n);
    const asked = await run(large, 10_001n);
    const adjustmentId = asked.ok ? asked.value.adjustmentId : null;
    expect((await accountOf(g, large)).debt).toBeGreaterThan(10_000n);
    const before = (await accountOf(g, large)).debt;
    await run(large, before - 10_000n);
    const again = () => g.run(decideAdjustment, { adjustmentId, approve: true, note: null, expectedVersion: 1 },
      { actor: second });
    expect(codeOf(await again())).toBe('EXCEEDS_DEBT');
    expect((await accountOf(g, large)).debt).toBe(10_000n);
  });

  it('by itself after 24 months without activity, and never before', async () => {
    const [idle, active] = [await indebted(500n), await indebted(500n)];
    g.clock.set(at('2028-09-10T00:00:00Z'));
    await sell(g, sale(active, [{ marginClass: 'D', base: 100n }], { paidAt: at('2028-09-01T00:00:00Z') }));
    await g.run(writeOffDebts, { limit: 500 });
    expect((await accountOf(g, idle)).debt).toBeGreaterThan(0n);
    g.clock.set(at('2028-09-16T00:00:00Z'));
    expect((await g.run(writeOffDebts, { limit: 500 })).ok).toBe(true);
    expect([(await accountOf(g, idle)).debt, (await accountOf(g, active)).debt > 0n]).toEqual([0n, true]);
    expect(await g.sql.one`select points, to_breakage, reason from points_transaction
      where member_id = ${idle} and kind = 'write_off'`).toMatchObject({ reason: 'NO_ACTIVITY' });
    expect(await g.run(writeOffDebts, { limit: 500 })).toMatchObject({ value: { members: 0 } });
  });

  it('shows the books of the programme: trial balance, liability and burn', async () => {
    const ask = (programme: string, on: string | null, actor = asker) => g.query<any>(`query($programme: String!,
      $on: Date) { pointsReport(programme: $programme, on: $on) { day difference accounts { account amount }
        liability { points held worth { amount currency } } burn { opening redeemed bps percent isLow } } }`,
    { programme, on }, actor);
    const { data: { pointsReport: { accounts, ...report } } } = await ask('CN', '2028-09-30');
    expect(report).toMatchObject({ day: '2028-09-30', difference: 0, burn: { redeemed: 0, percent: 5 } });
    const { points } = await g.sql.one<{ points: bigint }>`select sum(available + pending)::bigint as points
      from account`;
    expect(report.liability).toMatchObject({ points: Number(points), worth: { currency: 'CNY' } });
    expect(accounts.find(({ account }: { account: string }) => account === 'BREAKAGE').amount).toBeLessThan(0);
    expect((await ask('XX', null)).data.pointsReport).toBeNull();
    expect((await ask('CN', null, channel(newId(), 'loyalty:read'))).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
  });

  it('leaves the books balanced', async () => {
    expect(await ledgerInvariants(g.sql)).toMatchObject({
      balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0, availableWithDebt: 0,
      validityDifferences: 0 });
  });
});
