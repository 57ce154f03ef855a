import type { MarginClass, Region, Tier } from '../../../contracts/words.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Problem } from '../../../kernel/policy.ts';

/** A bonus 活动加成 on the base points of what is paid on its days; what is left empty asks nothing. */
export interface BonusRule {
  /** For ever within its programme: orders name it. */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The franchise that bears it; null for head office. */
  readonly funderId: string | null;
  readonly percent: number;
  /** Days of each month. */
  readonly monthDays: readonly number[];
  /** First and last day, 'YYYY-MM-DD', by the calendar of the home region. */
  readonly from: string | null;
  readonly until: string | null;
  readonly regions: readonly Region[];
  readonly tiers: readonly Tier[];
  readonly channelIds: readonly string[];
  readonly outletIds: readonly string[];
  readonly marginClasses: readonly MarginClass[];
  /** Months its points live; null: as long as earned ones. */
  readonly expiryMonths: number | null;
}

export interface BonusOccasion {
  readonly paidAt: Date;
  /** Home region of the member. */
  readonly region: Region;
  readonly channelId: string;
  readonly outletId: string;
}

const asks = <Value>(values: readonly Value[], value: Value): boolean =>
  values.length === 0 || values.includes(value);

/**
 * Rules that may give a bonus on a payment, whatever the tier, which may be decided again; days are those of the
 * member's home region (domain.md 3.9). Example: VIP day, the 8th of each month: paid on 7 March 15:30 UTC it is the
 * 8th in Tokyo already, and the 7th in Shanghai.
 */
export function bonusRulesFor(
  rules: readonly BonusRule[], { paidAt, region, channelId, outletId }: BonusOccasion, zone: string,
): BonusRule[] {
  if (rules.length === 0) return [];
  const local = localDay(paidAt, zone);
  const day = dayText(local);
  return rules.filter((rule) => asks(rule.monthDays, local.day) && (!rule.from || rule.from <= day)
    && (!rule.until || day <= rule.until) && asks(rule.regions, region)
    && asks(rule.channelIds, channelId) && asks(rule.outletIds, outletId));
}

/** Percent on the base points of a line; none for a tier or a class that the rule does not name. */
export const percentFor = (rule: BonusRule, tier: Tier, marginClass: MarginClass): number =>
  (asks(rule.tiers, tier) && asks(rule.marginClasses, marginClass) ? rule.percent : 0);

const CODE = /^[a-z][a-z0-9-]{0,29}$/;
const MOST_RULES = 50;

/** What a rule may name. An id that was none is '' here. */
export interface BonusWords {
  readonly regions: readonly Region[];
  readonly tiers: readonly Tier[];
  readonly marginClasses: readonly MarginClass[];
}

/** Example: a rule from 9 to 8 March, of the 32nd, or of a tier that the version does not have is none. */
export function bonusProblems(rules: readonly BonusRule[], words: BonusWords): Problem[] {
  const many = rules.length <= MOST_RULES ? []
    : [{ path: ['bonuses'], message: `At most ${MOST_RULES} bonuses.` }];
  return [...many, ...rules.flatMap((rule, place) => {
    const problems: Problem[] = [];
    const ask = (field: string, holds: boolean, message: string) => {
      if (!holds) problems.push({ path: ['bonuses', String(place), field], message });
    };
    const isWhole = (value: number, low: number, high: number) =>
      Number.isInteger(value) && value >= low && value <= high;
    ask('code', CODE.test(rule.code), `A bonus is written like ${CODE.source}.`);
    ask('code', rules.findIndex(({ code }) => code === rule.code) === place, `${rule.code} is named more than once.`);
    for (const field of ['nameZh', 'nameEn'] as const) {
      ask(field, isWhole([...rule[field]].length, 1, 40), 'A bonus is called by 1 to 40 characters.');
    }
    ask('funderId', rule.funderId !== '', 'There is no such franchise.');
    ask('percent', isWhole(rule.percent, 1, 1000), 'percent is a whole number from 1 to 1000.');
    ask('monthDays', rule.monthDays.length <= 31 && rule.monthDays.every((day) => isWhole(day, 1, 31)),
      'A day of the month is 1 to 31.');
    ask('until', !rule.from || !rule.until || rule.from <= rule.until, 'It ends before it begins.');
    ask('expiryMonths', rule.expiryMonths === null || isWhole(rule.expiryMonths, 1, 240),
      'expiryMonths is a whole number from 1 to 240.');
    for (const field of ['regions', 'tiers', 'marginClasses'] as const) {
      const other = rule[field].find((code) => !words[field].includes(code));
      ask(field, other === undefined && rule[field].length <= MOST_RULES,
        other === undefined ? `At most ${MOST_RULES}.` : `There is no ${other}.`);
    }
    for (const field of ['channelIds', 'outletIds'] as const) {
      ask(field, rule[field].length <= 100 && !rule[field].includes(''), 'At most 100, each by its id.');
    }
    return problems;
  })];
}
