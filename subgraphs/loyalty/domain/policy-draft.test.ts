import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from './policy.ts';
import { draftOf, tiersOf, tiersWith } from './policy.fixture.ts';
import { problemsOf, rulesOfDraft, type PolicyDraft } from './policy-draft.ts';

const OFFERED = ['A', 'B', 'C', 'D', 'X'];
const draft = draftOf(DEFAULT_RULES);
const known = (code: string) => DEFAULT_RULES.tiers.find((tier) => tier.code === code) ?? null;
const problems = (more: Partial<PolicyDraft>, offered = OFFERED) => {
  const asked = { ...draft, ...more };
  const classes = { offered, known: [...offered, 'OLD'] };
  return problemsOf(asked, rulesOfDraft(asked, known, {}), classes).map(({ path }) => path.join('.'));
};

describe('a version as it is asked for (9.1)', () => {
  it('accepts the defaults and names each number that is out of range', () => {
    expect(problems({})).toEqual([]);
    const rates = draft.rates.map((row) => (row.marginClass === 'A' ? { ...row, points: [5, 0] as const } : row));
    expect(problems({ rates, tiers: tiersWith({ gold: { threshold: 1000 } }), graceDays: 1.5 })).toEqual([
      'rates.A.points.denominator', 'rates.A.points', 'tiers.2.threshold', 'graceDays',
    ]);
  });

  it('takes 2 to 8 tiers, the first from 0, rising, each by one code', () => {
    const tiers = (thresholds: Record<string, number>) => problems({ tiers: tiersOf(thresholds) });
    expect(tiers({ base: 0, silver: 1_000, 'black-gold': 5_000 })).toEqual([]);
    expect(tiers({ a: 0, b: 1, c: 2, d: 3, e: 4, f: 5, g: 6, h: 7 })).toEqual([]);
    expect(tiers({ base: 0 })).toEqual(['tiers']);
    expect(tiers({ a: 0, b: 1, c: 2, d: 3, e: 4, f: 5, g: 6, h: 7, i: 8 })).toEqual(['tiers']);
    expect(tiers({ base: 1, silver: 1_000 })).toEqual(['tiers.0.threshold']);
    expect(tiers({ base: 0, silver: 1_000, gold: 1_000 })).toEqual(['tiers.2.threshold']);
    expect(tiers({ base: 0, Gold: 1_000, 'gold:2': 2_000, '2gold': 3_000 }))
      .toEqual(['tiers.1.tier', 'tiers.2.tier', 'tiers.3.tier']);
    const [base, silver] = tiersOf({ base: 0, silver: 1_000 });
    expect(problems({ tiers: [base!, silver!, { ...silver!, threshold: 2_000 }] })).toEqual(['tiers.2.tier']);
  });

  it('asks names of a tier that has none yet, 1 to 40 characters', () => {
    const named = (nameZh: string | null, nameEn: string | null, code = 'black') => {
      const asked = { ...draft, tiers: [...draft.tiers.slice(0, 1), { ...draft.tiers[1]!, code, nameZh, nameEn }] };
      return { paths: problems(asked), rules: rulesOfDraft(asked, known, {}).tiers[1] };
    };
    expect(named(null, null).paths).toEqual(['tiers.1.nameZh', 'tiers.1.nameEn']);
    expect(named('黑', ' ').paths).toEqual(['tiers.1.nameEn']);
    expect(named('黑'.repeat(41), 'x'.repeat(40)).paths).toEqual(['tiers.1.nameZh']);
    expect(named(null, null, 'gold')).toMatchObject({ paths: [], rules: { nameZh: '金卡', nameEn: 'Gold' } });
    expect(named(null, ' Golden ', 'gold').rules).toMatchObject({ nameZh: '金卡', nameEn: 'Golden' });
  });

  it('leaves a class that is offered no more what it earns, where it is not named', () => {
    const [a] = draft.rates;
    const old = { points: [1, 100], growth: [2, 100] } as const;
    expect(rulesOfDraft(draft, known, { OLD: old }).rates['OLD']).toEqual(old);
    const rates = [...draft.rates, { ...a!, marginClass: 'OLD' }];
    expect(problems({ rates })).toEqual([]);
    expect(rulesOfDraft({ ...draft, rates }, known, { OLD: old }).rates['OLD'])
      .toEqual({ points: a!.points, growth: a!.growth });
  });

  it('names each class that is offered once: not one more, not one less', () => {
    const [a, ...rest] = draft.rates;
    expect(problems({ rates: rest })).toEqual(['rates.A']);
    expect(problems({ rates: [a!, a!, ...rest] })).toEqual(['rates.A']);
    expect(problems({ rates: [...draft.rates, { ...a!, marginClass: 'PEARL' }] })).toEqual(['rates.PEARL']);
    expect(problems({ rates: [...draft.rates, { ...a!, marginClass: 'PEARL' }] }, [...OFFERED, 'PEARL'])).toEqual([]);
  });
});
