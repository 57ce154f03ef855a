import type { PlanRules } from './policy.ts';

/** Levels of a plan by value, in minor units: 200, 300 and 400 whole units a month. */
export function levelsOf(rules: PlanRules, minorPerUnit: bigint): bigint[] {
  return Array.from({ length: rules.levelCount }, (_, place) =>
    BigInt(rules.levelLeastUnits + place * rules.levelStepUnits) * minorPerUnit);
}

/** A bean is whole grams, between least and most. */
export function isBean(milligrams: bigint, { beanLeastGrams, beanMostGrams }: PlanRules): boolean {
  return milligrams % 1_000n === 0n
    && milligrams >= BigInt(beanLeastGrams) * 1_000n && milligrams <= BigInt(beanMostGrams) * 1_000n;
}
