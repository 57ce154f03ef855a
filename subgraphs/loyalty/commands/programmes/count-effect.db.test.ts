import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId, NOBODY } from '../../../kernel/ids.ts';
import { DEFAULT_RULES, type ProgrammeNumbers } from '../../domain/policy.ts';
import { draftOf, tiersWith } from '../../domain/policy.fixture.ts';
import { loyalty } from '../../index.ts';
import { jobs } from '../../jobs/jobs.ts';
import { at, bringBack, enrol, sale, sell } from '../../tests/sales.ts';
import { countEffect } from './count-effect.ts';
import { decideProgrammePolicy } from './decide-policy.ts';
import { publishPolicy } from './publish-policy.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => g.stop());

const author = operator('loyalty:policy', 'loyalty:read');
const second = { ...author, id: 'op-2', name: 'Second' };
const { rates } = DEFAULT_RULES;
const five = { ...DEFAULT_RULES, rates: { ...rates, C: { ...rates['C']!, points: [5, 1000] } } } as ProgrammeNumbers;
const FROM = new Date('2026-10-01T00:00:00Z');

const SUM = `{ members membersUp membersDown pointsBefore pointsAfter bonusBefore bonusAfter growthBefore growthAfter
  cost { amount currency } tier { code nameZh } region { code } marginClass { code } }`;
const PERIOD = `{ from until total ${SUM} byTier ${SUM} byRegion ${SUM} byClass ${SUM} }`;
const EFFECT = `query($code: String!) { programme(code: $code) { policies { version state draftEffect {
  state membersDone membersTotal countedAt month ${PERIOD} year ${PERIOD}
  tierMoves { from { code } to { code nameZh } atStart byGrowth } } } } }`;
const DIFFERENCES = `query($from: Int!, $to: Int!) {
  programmePolicyComparison(programme: "CN", from: $from, to: $to) { kind of zh en } }`;

async function effectOf(version: number, actor = author): Promise<any> {
  const { data, errors } = await g.query(EFFECT, { code: 'CN' }, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.programme.policies.find((policy: any) => policy.version === version)?.draftEffect;
}
const propose = (rules: ProgrammeNumbers, expectedVersion: number) => g.run(publishPolicy,
  { programme: 'CN', effectiveFrom: FROM, expectedVersion, note: null, rules: draftOf(rules) }, { actor: author });
const buy = async (memberId: string, paidAt: string, lines: { marginClass: string; base: bigint }[]) => {
  const facts = sale(memberId, lines, { paidAt: at(paidAt), deliveredAt: at(paidAt) });
  expect(await sell(g, facts)).toBeNull();
  return facts;
};

describe('a proposed version over real orders', () => {
  it('counts members by the month and the year; a stop in between loses nothing', async () => {
    const [gold, silver, gone] = [await enrol(g), await enrol(g), await enrol(g)];
    await buy(gold, '2026-02-01T04:00:00Z', [{ marginClass: 'A', base: 500_000n }]);
    await buy(gold, '2026-08-10T04:00:00Z', [{ marginClass: 'C', base: 1_205_647n }]);
    const half = await buy(silver, '2026-08-11T04:00:00Z', [{ marginClass: 'C', base: 200_000n }]);
    await bringBack(g, half, [100_000n]);
    const back = await buy(gone, '2026-08-12T04:00:00Z', [{ marginClass: 'C', base: 300_000n }]);
    await bringBack(g, back, [0n]);
    // Before the year, and after the month: in neither.
    await buy(silver, '2025-08-31T04:00:00Z', [{ marginClass: 'C', base: 10_000n }]);
    await buy(silver, '2026-09-01T04:00:00Z', [{ marginClass: 'C', base: 10_000n }]);
    const lowered = { ...five, tiers: tiersWith({ gold: { threshold: 1_300 } }) };
    expect(await propose(lowered, 1)).toMatchObject({ ok: true });
    expect(await effectOf(2)).toMatchObject({ state: 'COUNTING', membersDone: 0, membersTotal: 3, countedAt: null });
    expect((await g.jobs()).map(({ task }) => task)).toContain('loyalty:count-policy-effects');
    await g.run(countEffect, { limit: 1 });
    expect(await effectOf(2)).toMatchObject({ state: 'COUNTING', membersDone: 1 });
    // Whoever is stopped before its commit has counted nothing.
    await g.run(countEffect, { limit: 1 }, { dryRun: true });
    for (let step = 0; step < 3; step += 1) await g.run(countEffect, { limit: 1 });
    const effect = await effectOf(2);
    expect(effect).toMatchObject({ state: 'COUNTED', membersDone: 3, membersTotal: 3 });
    expect(effect.month).toMatchObject({
      from: '2026-07-31T16:00:00.000Z', until: '2026-08-31T16:00:00.000Z',
      total: { members: 3, membersUp: 2, membersDown: 0, pointsBefore: 4_822 + 400, pointsAfter: 6_028 + 500,
        bonusBefore: 964, bonusAfter: 1_205, growthBefore: 14_467 + 1_200, growthAfter: 14_467 + 1_200,
        cost: { amount: '15.47', currency: 'CNY' } },
      byRegion: [{ region: { code: 'CN' }, members: 3 }], byClass: [{ marginClass: { code: 'C' }, members: 3 }],
    });
    expect(effect.month.byTier.map((sum: any) => [sum.tier.code, sum.members, sum.membersUp]))
      .toEqual([['silver', 2, 1], ['gold', 1, 1]]);
    expect(effect.year).toMatchObject({ from: '2025-08-31T16:00:00.000Z',
      total: { pointsBefore: 6_000 + 4_822 + 400, pointsAfter: 6_000 + 6_028 + 500 } });
    expect(effect.tierMoves).toEqual([
      { from: { code: 'silver' }, to: { code: 'gold', nameZh: '金卡' }, atStart: 1, byGrowth: 1 }]);
    expect(await g.run(countEffect, { limit: 1 })).toMatchObject({ value: { stepped: 0 } });
  });

  it('stays with the version for whoever decides, and is nobody else’s', async () => {
    expect(await effectOf(1)).toBeNull();
    expect(await effectOf(2, tenant(newId(), 'loyalty:read'))).toBeUndefined();
    expect(await g.run(decideProgrammePolicy, { programme: 'CN', version: 2, verdict: 'reject', note: null },
      { actor: second })).toMatchObject({ ok: true });
    expect(await effectOf(2)).toMatchObject({ state: 'COUNTED' });
    const job = jobs.find(({ name }) => name === 'count-policy-effects')!;
    expect(await propose(five, 2)).toMatchObject({ ok: true });
    const context = { run: (command: never, _: never, input: never) => g.run(command, input) };
    await job.run(context as never, null, null as never);
    expect(await effectOf(3)).toMatchObject({ state: 'COUNTED', membersDone: 3, tierMoves: [] });
  });

  it('is compared with any other in words; to a partner only what counts is there', async () => {
    const ask = async (from: number, to: number, actor = author) =>
      (await g.query(DIFFERENCES, { from, to }, actor)).data.programmePolicyComparison;
    expect(await ask(1, 2)).toEqual([
      { kind: 'RATE', of: 'C', zh: 'C类：每10元 4分 → 5分', en: 'Class C: 4 points for each 10 CNY → 5 points' },
      { kind: 'TIER', of: 'gold', zh: '金卡门槛：6,000 → 1,300', en: 'Gold threshold: 6,000 → 1,300' }]);
    expect((await ask(3, 1))[0].zh).toBe('C类：每10元 5分 → 4分');
    expect(await ask(2, 3)).toEqual([expect.objectContaining({ zh: '金卡门槛：1,300 → 6,000' })]);
    expect(await ask(1, 9)).toBeNull();
    const partner = tenant(newId(), 'loyalty:read');
    expect([await ask(1, 2, partner), await ask(1, 1, partner)]).toEqual([null, []]);
  });

  it('does not wait for writers, nor they for it', async () => {
    const [memberId] = (await g.sql.all<{ member_id: string }>`select member_id from account limit 1`)
      .map((row) => row.member_id);
    await g.sql.run`update policy_effect set counted_at = null, after = ${NOBODY}::uuid where version = 3`;
    await g.runtime.database.orm.em.fork().transactional(async (em) => {
      await em.getConnection().execute(`select 1 from account where member_id = '${memberId}' for update`, [], 'all',
        em.getTransactionContext());
      expect(await g.run(countEffect, { limit: 10 })).toMatchObject({ value: { stepped: 1 } });
    });
  });
});
