import type { ProgrammePolicyPartsFragment, ProgrammeRulesInput } from '../../gql/graphql.ts';
import { DOWNGRADES, nameOf, type Rules } from '../../parts/rules/rule-values.ts';
import { classesIn, codeAt } from './class-rules.ts';
import type { TierLine } from './tier-lines.ts';

export type ProgrammeRules = ProgrammePolicyPartsFragment['rules'];

/** A rate is written per unit of the programme's currency, in millionths; the graph has it per minor unit. */
const MILLION = 1_000_000;
const POINTS = 'pointsRate';
const GROWTH = 'growthRate';
/** What stands once for each margin class. */
export const RATES: readonly string[] = [POINTS, GROWTH];

const perUnit = (minorUnits: number, numerator: number, denominator: number) =>
  Math.round((numerator * minorUnits * MILLION) / denominator);

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
  'profileReward',
  'writeOffMonths',
  'expiryNoticeDays',
  'expiryReminderDays',
  'graceNoticeDays',
  'graceReminderDays',
  'graceLastDays',
  'burnPercent',
] as const;
const INTERACTIONS = ['like', 'comment', 'share', 'dailyCap', 'capPercent'] as const;
const interactionName = (name: string) => `interaction${name[0]!.toUpperCase()}${name.slice(1)}`;

/** All rules of a programme but its tiers in one list of numbers. */
export function flatten(rules: ProgrammeRules, minorUnits: number): Rules {
  const rates = rules.rates.flatMap((rate): [string, number][] => [
    [nameOf(POINTS, rate.marginClass.code), perUnit(minorUnits, rate.pointsNumerator, rate.pointsDenominator)],
    [nameOf(GROWTH, rate.marginClass.code), perUnit(minorUnits, rate.growthNumerator, rate.growthDenominator)],
  ]);
  return Object.fromEntries([
    ...rates,
    ...SCALARS.map((name) => [name, rules[name]] as const),
    ...INTERACTIONS.map((name) => [interactionName(name), rules.interactions[name]] as const),
    ['downgradeChoice', DOWNGRADES.indexOf(rules.downgrade)],
  ]);
}

export function tiersOf({ tiers }: ProgrammeRules): TierLine[] {
  return tiers.map(({ tier: { code, nameZh, nameEn }, threshold, bonusPercent }) =>
    ({ code, nameZh, nameEn, threshold, bonusPercent }));
}

interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** A rate that was not touched stays the fraction it is; another is the decimal that was typed. */
function fraction(millionths: number, minorUnits: number, former: Fraction | undefined): Fraction {
  if (former && perUnit(minorUnits, former.numerator, former.denominator) === millionths) return former;
  let [numerator, denominator] = [millionths, minorUnits * MILLION];
  while (numerator % 10 === 0 && denominator > minorUnits) {
    [numerator, denominator] = [numerator / 10, denominator / 10];
  }
  return { numerator, denominator };
}

export interface Typed {
  readonly rules: Rules;
  readonly tiers: readonly TierLine[];
}

export function unflatten(
  { rules: flat, tiers }: Typed, former: ProgrammeRules, minorUnits: number,
): ProgrammeRulesInput {
  const at = (name: string) => flat[name]!;
  return {
    ...(Object.fromEntries(SCALARS.map((name) => [name, at(name)])) as Pick<ProgrammeRules, (typeof SCALARS)[number]>),
    downgrade: DOWNGRADES[at('downgradeChoice')]!,
    rates: classesIn(flat, POINTS).map((marginClass) => {
      const was = former.rates.find(({ marginClass: { code } }) => code === marginClass);
      const points = fraction(at(nameOf(POINTS, marginClass)), minorUnits,
        was && { numerator: was.pointsNumerator, denominator: was.pointsDenominator });
      const growth = fraction(at(nameOf(GROWTH, marginClass)), minorUnits,
        was && { numerator: was.growthNumerator, denominator: was.growthDenominator });
      return {
        marginClass,
        pointsNumerator: points.numerator,
        pointsDenominator: points.denominator,
        growthNumerator: growth.numerator,
        growthDenominator: growth.denominator,
      };
    }),
    tiers: tiers.map(({ code, ...tier }) => ({ tier: code, ...tier })),
    interactions: Object.fromEntries(
      INTERACTIONS.map((name) => [name, at(interactionName(name))]),
    ) as ProgrammeRules['interactions'],
  };
}

/**
 * rules.rates.A.points.denominator → pointsRate of A, rules.tiers.silver.threshold → tiers.1.threshold: where the
 * refusal of a rule stands in the form.
 */
export function placeOf(path: readonly string[], { rules, tiers }: Typed): readonly string[] {
  const [top, group, name, part] = path;
  if (top !== 'rules' || group === undefined) return path;
  if (group === 'rates') {
    const kind = part?.startsWith('growth') ? GROWTH : POINTS;
    return ['rules', nameOf(kind, codeAt(name, classesIn(rules, POINTS)))];
  }
  if (group === 'tiers') return tierPlace(path.slice(2), tiers);
  if (group === 'downgrade') return ['rules', 'downgradeChoice'];
  return ['rules', group === 'interactions' ? interactionName(name ?? '') : group];
}

function tierPlace([tier, field = 'bonusPercent']: readonly string[], tiers: readonly TierLine[]): readonly string[] {
  const codes = tiers.map(({ code }) => code);
  const place = codes.indexOf(codeAt(tier, codes));
  return place < 0 ? ['tiers'] : ['tiers', String(place), field === 'tier' ? 'code' : field];
}
