import type { MarginClass, Tier } from '../../contracts/words.ts';
import type { Problem } from '../../kernel/policy.ts';
import type { ClassRates, ProgrammeNumbers, TierRule } from './policy.ts';
import type { BonusRule } from './rewards/bonus-rules.ts';

/** A version as it is asked for: rates and tiers as they were named, which may be twice or not at all. */
export interface PolicyDraft extends Omit<ProgrammeNumbers, 'rates' | 'tiers' | 'bonuses'> {
  readonly rates: readonly (ClassRates & { readonly marginClass: MarginClass })[];
  readonly tiers: readonly TierDraft[];
  /** Null: those of the version before. */
  readonly bonuses: readonly BonusRule[] | null;
}

export interface TierDraft extends Omit<TierRule, 'nameZh' | 'nameEn'> {
  /** Null: as the programme's tier is called already. */
  readonly nameZh: string | null;
  readonly nameEn: string | null;
}

export type TierNames = Pick<TierRule, 'nameZh' | 'nameEn'>;

/**
 * The rules of a draft, with the names that the programme's tiers have already; what has none is called ''. A
 * class that is not named earns what it does in `standing`: one that is offered no more is still sold.
 */
export function rulesOfDraft(
  draft: PolicyDraft, namesOf: (tier: Tier) => TierNames | null, standing: ProgrammeNumbers['rates'],
): ProgrammeNumbers {
  return {
    ...draft, bonuses: draft.bonuses ?? [],
    rates: { ...standing, ...Object.fromEntries(draft.rates.map(({ marginClass, points, growth }) => (
      [marginClass, { points, growth }]))) },
    tiers: draft.tiers.map(({ code, threshold, bonusPercent, ...names }) => ({
      code, nameZh: (names.nameZh ?? namesOf(code)?.nameZh ?? '').trim(),
      nameEn: (names.nameEn ?? namesOf(code)?.nameEn ?? '').trim(), threshold, bonusPercent,
    })),
  };
}

/** Of goods: those that may be chosen, and all there ever were or will be. */
interface Classes {
  readonly offered: readonly MarginClass[];
  readonly known: readonly MarginClass[];
}

type Within = (path: readonly string[], value: number, low: number, high: number) => void;

/**
 * Each class that is offered named, any that is known at most once, 2 to 8 tiers that rise from zero, each number
 * in its range. A problem names a class by its code and a tier by its place. Example: gold 1,000 above silver
 * 1,200 is none.
 */
export function problemsOf(
  draft: PolicyDraft, rules: ProgrammeNumbers, classes: Classes,
): Problem[] {
  const problems: Problem[] = [];
  const within: Within = (path, value, low, high) => {
    if (Number.isInteger(value) && value >= low && value <= high) return;
    problems.push({ path, message: `${path.join('.')} is a whole number from ${low} to ${high}.` });
  };
  problems.push(...classProblems(draft, classes));
  rateProblems(draft, within, problems);
  const { length } = rules.tiers;
  if (length < FEWEST || length > MOST) {
    problems.push({ path: ['tiers'], message: `A programme has ${FEWEST} to ${MOST} tiers.` });
  } else {
    problems.push(...nameProblems(rules.tiers));
    tierProblems(rules.tiers, within);
  }
  numberProblems(rules, within);
  return problems;
}

function classProblems({ rates }: PolicyDraft, { offered, known }: Classes): Problem[] {
  const named = Map.groupBy(rates, ({ marginClass }) => marginClass);
  const path = (marginClass: string) => ['rates', marginClass];
  return [
    ...[...named].filter(([code]) => !known.includes(code))
      .map(([code]) => ({ path: path(code), message: `There is no class ${code}.` })),
    ...[...named].filter(([, rows]) => rows.length > 1)
      .map(([code]) => ({ path: path(code), message: `${code} is named more than once.` })),
    ...offered.filter((code) => !named.has(code))
      .map((code) => ({ path: path(code), message: `${code} is missing.` })),
  ];
}

function rateProblems({ rates }: PolicyDraft, within: Within, problems: Problem[]): void {
  for (const { marginClass, ...units } of rates) {
    for (const unit of ['points', 'growth'] as const) {
      const [num, den] = units[unit];
      within(['rates', marginClass, unit, 'numerator'], num, 0, 1_000_000);
      within(['rates', marginClass, unit, 'denominator'], den, 1, 1_000_000);
      if (num > den) {
        problems.push({ path: ['rates', marginClass, unit], message: 'At most one for each minor unit.' });
      }
    }
  }
}

const CODE = /^[a-z][a-z0-9-]{0,29}$/;
const [FEWEST, MOST, MAX_NAME] = [2, 8, 40];

function nameProblems(tiers: readonly TierRule[]): Problem[] {
  return tiers.flatMap(({ code, ...names }, place) => {
    const path = (field: string) => ['tiers', String(place), field];
    const problems: Problem[] = [];
    if (!CODE.test(code)) {
      problems.push({ path: path('tier'), message: `A tier is written like ${CODE.source}.` });
    }
    if (tiers.findIndex((tier) => tier.code === code) < place) {
      problems.push({ path: path('tier'), message: `${code} is named more than once.` });
    }
    for (const field of ['nameZh', 'nameEn'] as const) {
      const { length } = [...names[field]];
      if (length < 1 || length > MAX_NAME) {
        problems.push({ path: path(field), message: `A tier is called by 1 to ${MAX_NAME} characters.` });
      }
    }
    return problems;
  });
}

function tierProblems(tiers: readonly TierRule[], within: Within): void {
  tiers.forEach(({ threshold, bonusPercent }, place) => {
    const lower = place === 0 ? 0 : tiers[place - 1]!.threshold + 1;
    within(['tiers', String(place), 'threshold'], threshold, lower, place === 0 ? 0 : 1_000_000_000);
    within(['tiers', String(place), 'bonusPercent'], bonusPercent, 0, 500);
  });
}

const NOTICES = [
  'expiryNoticeDays', 'expiryReminderDays', 'graceNoticeDays', 'graceReminderDays', 'graceLastDays',
] as const;

function numberProblems(rules: ProgrammeNumbers, within: Within): void {
  within(['pointsPerUnit'], rules.pointsPerUnit, 1, 1_000_000);
  within(['lotMonths'], rules.lotMonths, 1, 240);
  within(['graceLotDays'], rules.graceLotDays, 1, 365);
  within(['tierMonths'], rules.tierMonths, 1, 240);
  within(['retentionPercent'], rules.retentionPercent, 0, 100);
  within(['graceDays'], rules.graceDays, 0, 365);
  within(['adjustmentLimit'], rules.adjustmentLimit, 0, 1_000_000_000);
  within(['adjustmentDays'], rules.adjustmentDays, 1, 365);
  within(['adjustmentDailyLimit'], rules.adjustmentDailyLimit, 0, 1_000_000_000);
  within(['profileReward'], rules.profileReward, 0, 1_000_000);
  within(['writeOffMonths'], rules.writeOffMonths, 1, 240);
  for (const name of NOTICES) within([name], rules[name], 0, 365);
  within(['burnPercent'], rules.burnPercent, 0, 100);
  for (const [name, value] of Object.entries(rules.interactions)) {
    within(['interactions', name], value, 0, name === 'capPercent' ? 100 : 1_000_000);
  }
}
