import { monthsBefore, type Day } from '../days.ts';
import type { RecommendationRules } from './recommend.ts';

/**
 * Which months recommendations are held against: they see what was bought until the cut, and what is bought from the
 * day after it on says whether they were right.
 *
 * Example: three months, on 2026-09-15: seen until 2026-06-15, held against 2026-06-16 to 2026-09-15.
 */
export function heldOutFrom(
  seenOn: Day, { heldOutMonths }: Pick<RecommendationRules, 'heldOutMonths'>,
): { cutOn: Day; seenOn: Day } {
  return { cutOn: monthsBefore(seenOn, heldOutMonths), seenOn };
}
