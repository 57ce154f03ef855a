import { describe, expect, it } from '@jest/globals';
import { flatten, placeOf, unflatten, type ProgrammeRules } from './programme-rules.ts';
import { readRule, ruleOf, writeRule } from '../../parts/rules/rule-values.ts';

const rate = (marginClass: 'A' | 'B', pointsNumerator: number, pointsDenominator: number) => ({
  marginClass,
  pointsNumerator,
  pointsDenominator,
  growthNumerator: 12,
  growthDenominator: 10_000,
});
const RULES: ProgrammeRules = {
  pointsPerUnit: 100,
  adjustmentLimit: 10_000,
  adjustmentDays: 30,
  adjustmentDailyLimit: 100_000,
  downgrade: 'ONE_STEP',
  graceDays: 90,
  graceLotDays: 30,
  lotMonths: 36,
  retentionPercent: 60,
  tierMonths: 24,
  interactions: { like: 5, comment: 5, share: 10, dailyCap: 50, capPercent: 20 },
  rates: [rate('A', 12, 1_000), rate('B', 1, 300)],
  tiers: [
    { tier: 'BASE', threshold: 0, bonusPercent: 0 },
    { tier: 'SILVER', threshold: 1_200, bonusPercent: 10 },
  ],
};

describe('rules of a programme as one list', () => {
  it('writes rates per yuan, as the domain does', () => {
    const flat = flatten(RULES);
    const shown = (name: string) => writeRule(flat[name]!, ruleOf(name).unit);
    expect(['pointsARate', 'growthARate', 'silverThreshold', 'retentionPercent', 'interactionLike'].map(shown)).toEqual(
      ['1.2', '0.12', '1200', '60', '5'],
    );
  });

  it('comes back as it was, also a rate that no decimal writes', () => {
    expect(unflatten(flatten(RULES), RULES)).toEqual(RULES);
  });

  it('takes the decimal that was typed', () => {
    const typed = (text: string) =>
      unflatten({ ...flatten(RULES), pointsARate: readRule(text, 'rate')! }, RULES).rates[0];
    expect(typed('2.4')).toMatchObject({ pointsNumerator: 24, pointsDenominator: 1_000 });
    expect(typed('0')).toMatchObject({ pointsNumerator: 0, pointsDenominator: 100 });
    expect(typed('1.25')).toMatchObject({ pointsNumerator: 125, pointsDenominator: 10_000 });
  });

  it('has what happens at the end of grace among them, as a choice', () => {
    expect(ruleOf('downgradeChoice').unit).toBe('choice');
    expect(unflatten({ ...flatten(RULES), downgradeChoice: 1 }, RULES)).toEqual({ ...RULES, downgrade: 'BALANCE' });
  });

  it('finds the field of a refusal', () => {
    const flat = Object.keys(flatten(RULES));
    const places = ['rates.A.points.denominator', 'rates.B', 'tiers.silver.threshold', 'tiers.base.bonusPercent',
      'pointsPerUnit', 'interactions.capPercent', 'graceDays', 'downgrade']
      .map((path) => placeOf(path.split('.')));
    expect(places.filter((place) => !flat.includes(place))).toEqual([]);
  });
});
