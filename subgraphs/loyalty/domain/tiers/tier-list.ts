import type { MarginClass, Tier } from '../../../contracts/words.ts';
import type { ClassRates, PolicyRules } from '../policy.ts';

/**
 * The tiers 等级 of one version of a programme's rules, from the lowest (from 0) to the highest. They are
 * data: what a rule asks of a tier is its place in the list, never its code.
 *
 * Example: base 0, silver 1,200, gold 6,000, diamond 60,000: silver has place 1, and gold comes next.
 */
type Tiers = Pick<PolicyRules, 'tiers'>;

/** From 0 for the lowest; -1 for a tier that the list does not have. */
export const rankOf = (tier: Tier, { tiers }: Tiers): number => tiers.findIndex(({ code }) => code === tier);

export const firstTierOf = ({ tiers }: Tiers): Tier => tiers[0]!.code;

export function nextTierOf(tier: Tier, rules: Tiers): Tier | null {
  return rules.tiers[rankOf(tier, rules) + 1]?.code ?? null;
}

/** One step down; the lowest stays. */
export function tierBelow(tier: Tier, rules: Tiers): Tier {
  return rules.tiers[Math.max(0, rankOf(tier, rules) - 1)]!.code;
}

/** Of a tier that the list does not have: 0. */
export function thresholdOf(tier: Tier, { tiers }: Tiers): bigint {
  return BigInt(tiers.find(({ code }) => code === tier)?.threshold ?? 0);
}

/** The highest tier whose threshold is reached. Example: 5,999 is silver, 6,000 gold. */
export function tierOf(growth: bigint, rules: Tiers): Tier {
  return rules.tiers.findLast(({ threshold }) => growth >= BigInt(threshold))?.code ?? firstTierOf(rules);
}

/** Percent on the points of each line; a tier of another list gives none. */
export function bonusPercentOf(tier: Tier, { tiers }: Tiers): number {
  return tiers.find(({ code }) => code === tier)?.bonusPercent ?? 0;
}

/** Whether both name the same tiers in the same order, whatever they ask of them. */
export function isSameList(one: Tiers, other: Tiers): boolean {
  return one.tiers.length === other.tiers.length
    && one.tiers.every(({ code }, rank) => code === other.tiers[rank]!.code);
}

/**
 * What a tier of one list is in another (domain.md 9.1): the highest whose threshold is not above its own.
 * Example: base 0, gold 5,000, black 50,000: silver (1,200) is base, gold (6,000) gold, diamond (60,000) black.
 */
export function tierIn(to: Tiers, tier: Tier, from: Tiers): Tier {
  return tierOf(thresholdOf(tier, from), to);
}

const NOTHING: ClassRates = { points: [0, 1000], growth: [0, 1000] };

/** What a class earns; one that the version does not know, entered after it, earns nothing. */
export function ratesOf(marginClass: MarginClass, { rates }: Pick<PolicyRules, 'rates'>): ClassRates {
  return rates[marginClass] ?? NOTHING;
}

