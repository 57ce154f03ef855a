import { describe, expect, it } from '@jest/globals';
import { readRule, ruleOf, writeRule } from '../../parts/rules/rule-values.ts';
import { onlyClasses, withClasses } from './class-rules.ts';
import { flatten, placeOf, RATES, tiersOf, unflatten, type ProgrammeRules } from './programme-rules.ts';
import { readTiers, writeTiers } from './tier-lines.ts';

const FEN = 100;
const rate = (code: string, pointsNumerator: number, pointsDenominator: number) => ({
  marginClass: { code },
  pointsNumerator,
  pointsDenominator,
  growthNumerator: 12,
  growthDenominator: 10_000,
});
const tier = (code: string, nameZh: string, nameEn: string, threshold: number, bonusPercent: number) => ({
  tier: { code, nameZh, nameEn, rank: 0 },
  threshold,
  bonusPercent,
});
const RULES: ProgrammeRules = {
  pointsPerUnit: 100,
  adjustmentLimit: 10_000,
  adjustmentDays: 30,
  adjustmentDailyLimit: 100_000,
  profileReward: 100,
  writeOffMonths: 24,
  expiryNoticeDays: 60,
  expiryReminderDays: 15,
  graceNoticeDays: 60,
  graceReminderDays: 30,
  graceLastDays: 7,
  burnPercent: 5,
  bonuses: [],
  downgrade: 'ONE_STEP',
  graceDays: 90,
  graceLotDays: 30,
  lotMonths: 36,
  retentionPercent: 60,
  tierMonths: 24,
  interactions: { like: 5, comment: 5, share: 10, dailyCap: 50, capPercent: 20 },
  rates: [rate('A', 12, 1_000), rate('B', 1, 300)],
  tiers: [tier('base', '普通', 'Base', 0, 0), tier('silver', '银卡', 'Silver', 1_200, 10)],
};
const FLAT = flatten(RULES, FEN);
const TIERS = tiersOf(RULES);
const sent = (changed: object = {}, tiers = TIERS) => unflatten({ rules: { ...FLAT, ...changed }, tiers }, RULES, FEN);

describe('rules of a programme as one list', () => {
  it('writes rates per unit of its currency, as the domain does', () => {
    const shown = (name: string) => writeRule(FLAT[name]!, ruleOf(name).unit);
    expect(['pointsRate_A', 'growthRate_A', 'retentionPercent', 'interactionLike'].map(shown)).toEqual(
      ['1.2', '0.12', '60', '5'],
    );
    expect(flatten(RULES, 1)['pointsRate_A']).toBe(12_000);
  });

  it('comes back as it was, also a rate that no decimal writes', () => {
    const { rates, tiers, bonuses: _, ...rest } = RULES;
    expect(sent()).toEqual({
      ...rest,
      rates: rates.map((one) => ({ ...one, marginClass: one.marginClass.code })),
      tiers: tiers.map(({ tier: { code, nameZh, nameEn }, ...one }) => ({ tier: code, nameZh, nameEn, ...one })),
    });
  });

  it('takes the decimal that was typed', () => {
    const typed = (text: string) => sent({ pointsRate_A: readRule(text, 'rate')! }).rates[0];
    expect(typed('2.4')).toMatchObject({ pointsNumerator: 24, pointsDenominator: 1_000 });
    expect(typed('0')).toMatchObject({ pointsNumerator: 0, pointsDenominator: 100 });
    expect(typed('1.25')).toMatchObject({ pointsNumerator: 125, pointsDenominator: 10_000 });
  });

  it('begins with nothing for a class that is new', () => {
    const begun = withClasses(FLAT, RATES, ['A', 'E']);
    expect(Object.entries(begun).slice(0, 6)).toEqual([
      ...Object.entries(FLAT).slice(0, 4), ['pointsRate_E', 0], ['growthRate_E', 0],
    ]);
    expect(sent(begun).rates.at(-1)).toEqual({
      marginClass: 'E', pointsNumerator: 0, pointsDenominator: 100, growthNumerator: 0, growthDenominator: 100,
    });
  });

  it('asks nothing of a class that is not offered any more', () => {
    const names = Object.keys(onlyClasses(FLAT, RATES, ['B'])).filter((name) => ruleOf(name).of !== null);
    expect(names).toEqual(['pointsRate_B', 'growthRate_B']);
  });

  it('has another list of tiers when another was typed', () => {
    const rows = writeTiers(TIERS).toSpliced(1, 1,
      { code: ' black ', nameZh: '黑金', nameEn: 'Black gold', threshold: '50000', bonusPercent: '30' });
    expect(sent({}, readTiers(rows)).tiers.map((one) => [one.tier, one.nameZh, one.threshold, one.bonusPercent]))
      .toEqual([['base', '普通', 0, 0], ['black', '黑金', 50_000, 30]]);
  });

  it('has what happens at the end of grace among them, as a choice', () => {
    expect(ruleOf('downgradeChoice').unit).toBe('choice');
    expect(sent({ downgradeChoice: 1 }).downgrade).toBe('BALANCE');
  });

  it('finds the field of a refusal, whether the path has a code or a place', () => {
    const place = (path: string) => placeOf(['rules', ...path.split('.')], { rules: FLAT, tiers: TIERS }).join('.');
    const paths = ['rates.A.points.denominator', 'rates.B', 'rates.1.growthNumerator', 'tiers.silver.threshold',
      'tiers.1.tier', 'tiers', 'pointsPerUnit', 'interactions.capPercent', 'downgrade'];
    expect(paths.map(place)).toEqual(['rules.pointsRate_A', 'rules.pointsRate_B', 'rules.growthRate_B',
      'tiers.1.threshold', 'tiers.1.code', 'tiers', 'rules.pointsPerUnit', 'rules.interactionCapPercent',
      'rules.downgradeChoice']);
  });
});
