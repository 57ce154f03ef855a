import { policyAt } from '../../../kernel/policy.ts';
import type { ServicePolicy } from '../policy.ts';
import type { CareRule } from './next-care.ts';

/**
 * How pieces are looked after at that moment, and since which version it is said so: a version that says otherwise of
 * prices, or of names alone, leaves what was worked out as it is.
 *
 * Example: version 1 says A, 2 and 3 say B. Now that 3 counts it is B since 2; were 3 withdrawn, still B since 2.
 *
 * @param policies Versions that count, by their date, the earliest first.
 */
export function careRulesAt(
  policies: readonly ServicePolicy[], at: Date,
): { readonly version: number; readonly careRules: readonly CareRule[] } {
  const current = policyAt(policies, at);
  const { careRules } = current.rules;
  const until = policies.slice(0, policies.indexOf(current) + 1);
  const since = until.slice(until.findLastIndex(({ rules }) => wordsOf(rules.careRules) !== wordsOf(careRules)) + 1);
  return { version: since[0]!.version, careRules };
}

/** What decides when which piece is looked after. */
const wordsOf = (rules: readonly CareRule[]): string => JSON.stringify(rules.map((
  { care, months, serviceKinds, categories, metals, stones, crafts }) => (
  [care, months, serviceKinds, categories, metals, stones, crafts])));
