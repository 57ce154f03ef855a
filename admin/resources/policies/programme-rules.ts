import type { ProgrammePolicyPartsFragment } from '../../gql/graphql.ts';
import { DOWNGRADES, type Rules } from '../../parts/rules/rule-values.ts';

export type ProgrammeRules = ProgrammePolicyPartsFragment['rules'];

/** Programmes count in currencies of a hundred minor units; a rate is written per yuan, in millionths. */
const MINOR_UNITS = 100;
const MILLION = 1_000_000;

const perYuan = (numerator: number, denominator: number) =>
  Math.round((numerator * MINOR_UNITS * MILLION) / denominator);

const SCALARS = [
  'pointsPerUnit',
  'lotMonths',
  'graceLotDays',
  'tierMonths',
  'retentionPercent',
  'graceDays',
  'adjustmentLimit',
  'adjustmentDays',
  'adjustmentDailyLimit',
] as const;
const INTERACTIONS = ['like', 'comment', 'share', 'dailyCap', 'capPercent'] as const;
const interactionName = (name: string) => `interaction${name[0]!.toUpperCase()}${name.slice(1)}`;

/** All rules of a programme in one list of numbers. */
export function flatten(rules: ProgrammeRules): Rules {
  const rates = rules.rates.flatMap((rate): [string, number][] => [
    [`points${rate.marginClass}Rate`, perYuan(rate.pointsNumerator, rate.pointsDenominator)],
    [`growth${rate.marginClass}Rate`, perYuan(rate.growthNumerator, rate.growthDenominator)],
  ]);
  const tiers = rules.tiers.flatMap(({ tier, threshold, bonusPercent }): [string, number][] => [
    [`${tier.toLowerCase()}Threshold`, threshold],
    [`${tier.toLowerCase()}BonusPercent`, bonusPercent],
  ]);
  return Object.fromEntries([
    ...rates,
    ...tiers,
    ...SCALARS.map((name) => [name, rules[name]] as const),
    ...INTERACTIONS.map((name) => [interactionName(name), rules.interactions[name]] as const),
    ['downgradeChoice', DOWNGRADES.indexOf(rules.downgrade)],
  ]);
}

/** A rate that was not touched stays the fraction it is; another is the decimal that was typed. */
function fraction(millionths: number, numerator: number, denominator: number): readonly [number, number] {
  if (perYuan(numerator, denominator) === millionths) return [numerator, denominator];
  let [top, bottom] = [millionths, MINOR_UNITS * MILLION];
  while (top % 10 === 0 && bottom > MINOR_UNITS) [top, bottom] = [top / 10, bottom / 10];
  return [top, bottom];
}

export function unflatten(flat: Rules, former: ProgrammeRules): ProgrammeRules {
  const at = (name: string) => flat[name]!;
  return {
    ...former,
    ...Object.fromEntries(SCALARS.map((name) => [name, at(name)])),
    downgrade: DOWNGRADES[at('downgradeChoice')]!,
    rates: former.rates.map((rate) => {
      const { marginClass } = rate;
      const [pointsNumerator, pointsDenominator] = fraction(
        at(`points${marginClass}Rate`),
        rate.pointsNumerator,
        rate.pointsDenominator,
      );
      const [growthNumerator, growthDenominator] = fraction(
        at(`growth${marginClass}Rate`),
        rate.growthNumerator,
        rate.growthDenominator,
      );
      return { marginClass, pointsNumerator, pointsDenominator, growthNumerator, growthDenominator };
    }),
    tiers: former.tiers.map(({ tier }) => ({
      tier,
      threshold: at(`${tier.toLowerCase()}Threshold`),
      bonusPercent: at(`${tier.toLowerCase()}BonusPercent`),
    })),
    interactions: Object.fromEntries(
      INTERACTIONS.map((name) => [name, at(interactionName(name))]),
    ) as ProgrammeRules['interactions'],
  };
}

/** rates.A.points.denominator → pointsARate: where the refusal of a rule stands in the list. */
export function placeOf(path: readonly string[]): string {
  const [group, name = '', part] = path;
  if (group === 'rates') return `${part ?? 'points'}${name}Rate`;
  if (group === 'tiers') return `${name}${part === 'threshold' ? 'Threshold' : 'BonusPercent'}`;
  if (group === 'downgrade') return 'downgradeChoice';
  return group === 'interactions' ? interactionName(name) : (group ?? '');
}
