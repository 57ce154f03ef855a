import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Word } from '../../../words/word.ts';
import { DEFAULT_RULES, type TierRule } from '../../domain/policy.ts';
import { draftOf, tiersOf } from '../../domain/policy.fixture.ts';
import { loyalty } from '../../index.ts';
import { programmePolicyEffect } from '../../queries/policy-effect.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { accountOf, at, bringBack, enrol, sale, sell } from '../../tests/sales.ts';
import { decideProgrammePolicy } from './decide-policy.ts';
import { publishPolicy } from './publish-policy.ts';
import { reviewTiers } from '../review-tiers.ts';

let g: TestSubgraph;
const BEGINS = '2026-10-01T00:00:00Z';
const NOW = '2026-09-15T04:00:00Z';
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());
afterEach(async () => {
  g.clock.set(NOW);
  expect(await ledgerInvariants(g.sql)).toMatchObject({
    balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0, holdDifferences: 0 });
});

const author = operator('loyalty:policy', 'loyalty:read');
const second = { ...author, id: 'op-2', name: 'Second' };
const publish = (programme: string, tiers: readonly TierRule[], more: object = {}, actor?: typeof author) =>
  g.run(publishPolicy, { programme, effectiveFrom: at(BEGINS), expectedVersion: 1, note: null,
    rules: { ...draftOf(DEFAULT_RULES), tiers }, ...more }, { actor });
const decide = (programme: string, version: number, verdict: 'approve' | 'withdraw', actor = second) =>
  g.run(decideProgrammePolicy, { programme, version, verdict, note: 'why' }, { actor });
const tierWords = async (programme: string) => (await g.events<Word<'tier'>>('word.changed.v1'))
  .filter(({ traits }) => traits.programme === programme).map(({ code, traits, version, withdrawn, retired }) =>
    `${code} ${traits.threshold} v${version}${withdrawn ? ' withdrawn' : retired ? ' retired' : ''}`);

/** A member of HK with this growth, from one sale of class A, whose window is over. */
async function grown(growth: bigint, paidAt = '2026-08-01T04:00:00Z') {
  const memberId = await enrol(g, { region: 'HK' });
  const facts = sale(memberId, [{ marginClass: 'A', base: (growth * 1000n + 11n) / 12n }],
    { region: 'HK', currency: 'HKD', paidAt: at(paidAt), deliveredAt: at(paidAt) });
  expect(await sell(g, facts)).toBeNull();
  return { memberId, facts };
}
const tierOf = async (memberId: string) => (await accountOf(g, memberId)).tier;
const validity = (memberId: string) => g.sql.one<object>`select tier_since, tier_valid_from, tier_valid_until
  from account where member_id = ${memberId}`;

async function standing(memberId: string) {
  const { data } = await g.query(`query($r: [_Any!]!) { _entities(representations: $r) { ... on Member { loyalty {
    tier { tier { code nameZh rank } nextTier { code } missing retentionNeed } } } } }`,
  { r: [{ __typename: 'Member', id: encodeId(PREFIX.member, memberId) }] }, author);
  return data._entities[0].loyalty.tier;
}

async function review(): Promise<number> {
  let all = 0;
  for (;;) {
    const outcome = await g.run(reviewTiers, { limit: 2 });
    if (!outcome.ok || outcome.value.reviewed === 0) return all;
    all += outcome.value.reviewed;
  }
}

describe('another list of tiers (9.1)', () => {
  const OTHER = tiersOf({ base: 0, gold: 5_000, black: 50_000 });
  const members: Record<string, string> = {};

  it('carries each member over at its date, in bounded batches, and looks at nobody else', async () => {
    const grow = { calm: 100n, low: 4_000n, high: 5_200n, gold: 6_500n, top: 61_000n };
    for (const [name, growth] of Object.entries(grow)) {
      members[name] = (await grown(growth)).memberId;
    }
    const before = { gold: await validity(members['gold']!), top: await validity(members['top']!) };
    expect(await publish('HK', OTHER)).toMatchObject({ ok: true, value: { version: 2 } });
    g.clock.set('2026-09-30T23:59:59Z');
    expect(await review()).toBe(0);
    g.clock.set(BEGINS);
    // Until the night has carried it over, a tier is explained by the version that has it.
    expect(await standing(members['low']!)).toEqual({ tier: { code: 'silver', nameZh: '银卡', rank: 1 },
      nextTier: { code: 'gold' }, missing: 2_000, retentionNeed: 720 });
    // Silver twice, and diamond; base with 100 and gold with 6,500 stay what they are.
    expect(await review()).toBe(3);
    expect(await Promise.all(['calm', 'low', 'high', 'gold', 'top'].map((name) => tierOf(members[name]!))))
      .toEqual(['base', 'base', 'gold', 'gold', 'black']);
    expect({ gold: await validity(members['gold']!), top: await validity(members['top']!) }).toEqual(before);
    expect(await validity(members['low']!)).toMatchObject({ tier_valid_until: null, tier_valid_from: null });
    expect(await validity(members['high']!)).toMatchObject({ tier_since: at(BEGINS) });
    const news = (await g.events('tier.changed.v1')).slice(-3);
    expect(news.map(({ programme, from, to, at: when }) => [programme, from, to, when])).toEqual(
      expect.arrayContaining([['HK', 'silver', 'base', at(BEGINS)], ['HK', 'silver', 'gold', at(BEGINS)],
        ['HK', 'diamond', 'black', at(BEGINS)]]));
    expect(await review()).toBe(0);
    expect(await standing(members['low']!)).toEqual({ tier: { code: 'base', nameZh: 'base', rank: 0 },
      nextTier: { code: 'gold' }, missing: 1_000, retentionNeed: null });
  });

  it('shows beforehand what last month would have earned among the new tiers', async () => {
    const { memberId } = await grown(4_000n);
    // Paid as silver, which gives 10 % and is base among them: nothing.
    expect(await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }], { region: 'HK', currency: 'HKD',
      paidAt: at('2026-08-20T04:00:00Z'), deliveredAt: at('2026-08-20T04:00:00Z') }))).toBeNull();
    const { sums } = await programmePolicyEffect(g.sql, 'HK', { ...DEFAULT_RULES, tiers: OTHER }, g.clock.now());
    expect(sums.find(({ measure }) => measure === 'bonus')).toMatchObject({ before: 120n, after: 0n });
    const same = await programmePolicyEffect(g.sql, 'HK', DEFAULT_RULES, g.clock.now());
    expect(same.sums.find(({ measure }) => measure === 'bonus')).toMatchObject({ before: 120n, after: 120n });
  });

  it('a sale of before that is told after it ends where one told in time does', async () => {
    g.clock.set('2026-10-05T00:00:00Z');
    const [late, early] = [await grown(5_200n, '2026-09-20T04:00:00Z'), await grown(4_000n, '2026-09-20T04:00:00Z')];
    expect([await tierOf(late.memberId), await tierOf(early.memberId)]).toEqual(['gold', 'base']);
    expect(await validity(late.memberId)).toMatchObject({ tier_since: at(BEGINS) });
    // Earned at the tier of its payment: 10 % of silver on what comes next of before, nothing of base.
    const again = sale(late.memberId, [{ marginClass: 'A', base: 100_000n }],
      { region: 'HK', currency: 'HKD', paidAt: at('2026-09-25T04:00:00Z'), deliveredAt: at('2026-09-25T04:00:00Z') });
    expect(await sell(g, again)).toBeNull();
    expect(await g.sql.one`select tier, bonus_percent from order_points where order_id = ${again.orderId}`)
      .toEqual({ tier: 'silver', bonus_percent: 10 });
  });

  it('a return after it is judged by the version in force, not by the tiers of before', async () => {
    g.clock.set('2026-09-30T04:00:00Z');
    const { memberId, facts } = await grown(6_100n, '2026-09-28T04:00:00Z');
    expect(await accountOf(g, memberId)).toMatchObject({ tier: 'gold', tier_provisional: true });
    g.clock.set('2026-10-03T04:00:00Z');
    expect(await g.deliver('order.returned.v1', facts.orderId, {
      orderId: facts.orderId, returnId: facts.orderId, memberId, returnedAt: at('2026-10-02T04:00:00Z'), whole: false,
      lines: [{ lineId: facts.lines[0]!.lineId, returnedQuantity: 1, remainingBaseMinor: 425_000n,
        returnedBaseMinor: 83_334n }],
    })).toBeNull();
    expect(await tierOf(memberId)).toBe('gold');
    expect(await bringBack(g, facts, [400_000n])).toBeNull();
    expect(await tierOf(memberId)).toBe('base');
  });

  it('opens accounts in the first tier that counts, and moves who had done nothing', async () => {
    const renamed = tiersOf({ member: 0, ruby: 2_000 });
    const idle = await enrol(g, { region: 'SG' });
    expect(await publish('SG', renamed)).toMatchObject({ ok: true });
    g.clock.set(BEGINS);
    const opened = await enrol(g, { region: 'SG', enrolledAt: at('2026-09-30T00:00:00Z') });
    expect([await tierOf(idle), await tierOf(opened)]).toEqual(['base', 'member']);
    await review();
    expect(await tierOf(idle)).toBe('member');
    expect((await g.events('tier.changed.v1')).at(-1))
      .toMatchObject({ memberId: idle, programme: 'SG', from: 'base', to: 'member' });
  });

  it('looks at who is saved as of before it, but after everybody was called', async () => {
    g.clock.set('2026-10-05T00:00:00Z');
    await review();
    // As a transaction that began before midnight, or a process whose clock is slow.
    g.clock.set('2026-09-30T23:59:59Z');
    const [{ memberId: top }, { memberId: low }] = [await grown(61_000n), await grown(4_000n)];
    const idle = await enrol(g, { region: 'SG' });
    expect(await Promise.all([top, low, idle].map(tierOf))).toEqual(['diamond', 'silver', 'base']);
    expect(await review()).toBe(0);
    g.clock.set(BEGINS);
    expect(await review()).toBe(3);
    expect(await Promise.all([top, low, idle].map(tierOf))).toEqual(['black', 'base', 'member']);
    expect(await review()).toBe(0);
    // Nor does it take back what it finds carried over.
    g.clock.set('2026-09-30T23:59:59Z');
    expect(await sell(g, sale(top, [{ marginClass: 'A', base: 100_000n }], { region: 'HK', currency: 'HKD',
      paidAt: at('2026-09-30T23:59:00Z') }))).toBeNull();
    expect(await tierOf(top)).toBe('black');
  });

  it('a merge across programmes counts the tiers of the survivor', async () => {
    g.clock.set('2026-10-05T00:00:00Z');
    const [survivor, { memberId: other }] = [await enrol(g, { region: 'CN' }), await grown(6_500n)];
    expect(await g.deliver('fx-table.published.v1', 'CN', { tableId: other, homeRegion: 'CN',
      effectiveAt: at('2026-09-01T00:00:00Z'), rates: [{ from: 'HKD', to: 'CNY', rate: '0.9221' }] })).toBeNull();
    expect(await g.deliver('member.merged.v1', survivor,
      { memberId: survivor, otherMemberId: other, mergedAt: g.clock.now() })).toBeNull();
    expect(await tierOf(survivor)).toBe('gold');
    expect((await g.events('tier.changed.v1')).at(-1))
      .toMatchObject({ memberId: survivor, programme: 'CN', to: 'gold' });
  });
});

describe('the words of tiers', () => {
  it('are told when a version counts, and taken back when it is withdrawn', async () => {
    const tiers = tiersOf({ base: 0, silver: 1_200, gold: 7_000 });
    expect(await publish('CN', tiers, {}, author)).toMatchObject({ ok: true });
    expect(await tierWords('CN')).toEqual([]);
    expect(await decide('CN', 2, 'approve')).toMatchObject({ ok: true });
    const told = ['CN:base 0 v2', 'CN:silver 1200 v2', 'CN:gold 7000 v2', 'CN:diamond 60000 v2 retired'];
    expect(await tierWords('CN')).toEqual(told);
    const ask = async () => (await g.query(`{ programme(code: "CN") { policies(first: 1) { rules { tiers {
      tier { code nameZh rank } threshold } } } } }`, {}, author)).data.programme.policies[0].rules.tiers.at(-1);
    expect(await ask()).toEqual({ tier: { code: 'gold', nameZh: 'gold', rank: 2 }, threshold: 7_000 });
    expect(await decide('CN', 2, 'withdraw')).toMatchObject({ ok: true });
    expect((await tierWords('CN')).slice(4)).toEqual(['CN:base 0 v3 withdrawn', 'CN:silver 1200 v3 withdrawn',
      'CN:gold 7000 v3 withdrawn', 'CN:diamond 60000 v3 withdrawn']);
    // Names may be left out of what the programme's tiers are called already; the house's own counts at once.
    const nameless = DEFAULT_RULES.tiers.slice(0, 3).map((tier) => ({ ...tier, nameZh: null, nameEn: null }));
    expect(await publish('CN', nameless as never, { expectedVersion: 2 }))
      .toMatchObject({ ok: true, value: { version: 3 } });
    expect((await tierWords('CN')).slice(8)).toEqual(['CN:diamond 60000 v4 retired']);
    expect(await ask()).toEqual({ tier: { code: 'gold', nameZh: '金卡', rank: 2 }, threshold: 6_000 });
  });

  it('a trial tells nobody', async () => {
    const told = (await tierWords('HK')).length;
    expect(await g.run(publishPolicy, { programme: 'HK', effectiveFrom: at('2026-12-01T00:00:00Z'), expectedVersion: 2,
      note: null, rules: { ...draftOf(DEFAULT_RULES) } }, { dryRun: true })).toMatchObject({ ok: true });
    expect(await tierWords('HK')).toHaveLength(told);
  });
});
