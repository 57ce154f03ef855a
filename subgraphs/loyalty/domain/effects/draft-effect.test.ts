import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { earningsOf } from '../accrual.ts';
import { DEFAULT_RULES, type Policy, type ProgrammeNumbers } from '../policy.ts';
import { policyFor, tiersOf, tiersWith } from '../policy.fixture.ts';
import { firstTier } from '../tiers/tiers.ts';
import { countMember, noCounts, type MemberToCount, type YearLine } from './draft-effect.ts';

const cn = policyFor('CN');
const C = DEFAULT_RULES.rates['C']!;
const draft = (over: Partial<ProgrammeNumbers>): Policy => (
  { ...cn, version: 2, effectiveFrom: new Date('2026-10-01T00:00:00Z'), rules: { ...DEFAULT_RULES, ...over } });
const at = (marginClass: string, homeBase: bigint, over: Partial<YearLine> = {}): YearLine => {
  const tier = over.tier ?? 'base';
  const { points, bonus, growth } = earningsOf([{ marginClass, base: homeBase }], cn, tier, null)[0]!;
  return { tier, policyVersion: 1, paidAt: new Date('2026-08-10T00:00:00Z'), marginClass, homeBase,
    points, bonus, growth,
    inMonth: true, isPending: false, ...over };
};
const member = (lines: YearLine[], over: Partial<MemberToCount> = {}): MemberToCount => ({
  region: 'CN', tier: firstTier(cn), lines,
  growth: { confirmed: lines.reduce((sum, line) => sum + line.growth, 0n), pending: 0n, interaction: 0n }, ...over,
});
const counted = (members: readonly MemberToCount[], over: Partial<ProgrammeNumbers>) => {
  const counts = noCounts();
  for (const one of members) countMember(counts, one, draft(over), [cn]);
  return counts;
};
const five = { rates: { ...DEFAULT_RULES.rates, C: { ...C, points: [5, 1000] as const } } };

describe('what a drafted version would have changed', () => {
  it('class C at 5 instead of 4: 4,822 → 6,028 and at gold 964 → 1,205, for whom', () => {
    const buyer = member([at('C', 1_205_647n, { tier: 'gold' }), at('A', 878_820n, { inMonth: false, tier: 'gold' })],
      { tier: { ...firstTier(cn), tier: 'gold', since: new Date('2026-01-01T00:00:00Z') } });
    const other = member([at('A', 90_000n)]);
    const { sums, moves } = counted([buyer, other], five);
    const of = (period: string, group: string, code = '') =>
      sums.find((sum) => sum.period === period && sum.group === group && sum.code === code);
    expect(of('month', 'all')).toMatchObject({ members: 2, up: 1, down: 0,
      before: { points: 4_822n + 1_080n, bonus: 964n }, after: { points: 6_028n + 1_080n, bonus: 1_205n } });
    expect(of('year', 'all')!.before).toMatchObject({ points: 4_822n + 10_545n + 1_080n, bonus: 964n + 2_109n });
    expect(of('month', 'tier', 'gold')).toMatchObject({ members: 1, up: 1 });
    expect(of('month', 'region', 'CN')).toMatchObject({ members: 2, up: 1 });
    expect(of('month', 'class', 'A')).toMatchObject({ members: 1, up: 0, down: 0 });
    expect(of('month', 'class', 'D')).toBeUndefined();
    expect(moves).toEqual([]);
  });

  it('gold raised to 8,000 takes nothing back, but 7,100 would not reach it', () => {
    const gold = member([], { growth: { confirmed: 7_100n, pending: 0n, interaction: 0n },
      tier: { ...firstTier(cn), tier: 'gold', since: new Date('2026-01-01T00:00:00Z') } });
    expect(counted([gold], { tiers: tiersWith({ gold: { threshold: 8_000 } }) }).moves)
      .toEqual([{ from: 'gold', to: 'silver', atStart: 0, byGrowth: 1 }]);
  });

  it('a lowered one lifts; more growth lifts too; another list carries over', () => {
    const silver = member([at('D', 8_000_000n)], {
      growth: { confirmed: 5_100n, pending: 0n, interaction: 0n },
      tier: { ...firstTier(cn), tier: 'silver', since: new Date('2026-01-01T00:00:00Z') } });
    expect(counted([silver], { tiers: tiersWith({ gold: { threshold: 5_000 } }) }).moves)
      .toEqual([{ from: 'silver', to: 'gold', atStart: 1, byGrowth: 1 }]);
    const rates = { ...DEFAULT_RULES.rates, D: { points: [0, 1] as const, growth: [24, 10_000] as const } };
    expect(counted([silver], { rates }).moves).toEqual([{ from: 'silver', to: 'gold', atStart: 1, byGrowth: 1 }]);
    const poor = { ...silver, lines: [], growth: { confirmed: 4_000n, pending: 0n, interaction: 0n } };
    expect(counted([poor], { tiers: tiersOf({ base: 0, gold: 5_000, black: 50_000 }) }).moves)
      .toEqual([{ from: 'silver', to: 'base', atStart: 1, byGrowth: 1 }]);
  });

  it('the same rules change nothing, whoever bought what', () => {
    const line = fc.record({
      marginClass: fc.constantFrom('A', 'B', 'C', 'D', 'X'), base: fc.bigInt(0n, 5_000_000n),
      tier: fc.constantFrom('base', 'silver', 'gold', 'diamond'), inMonth: fc.boolean(), isPending: fc.boolean(),
    });
    fc.assert(fc.property(fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 5 }), (all) => {
      const { sums } = counted(all.map((lines) => member(lines.map(({ marginClass, base, ...over }) =>
        at(marginClass, base, over)))), {});
      for (const { up, down, before, after } of sums) expect([up, down, after]).toEqual([0, 0, before]);
    }));
  });
});
