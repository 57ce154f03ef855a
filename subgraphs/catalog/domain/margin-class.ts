import type { MarginClass } from '../../contracts/words.ts';

/**
 * A product's margin class 积分品类 is effective-dated: the last period that began at or before the
 * payment counts. Sold lines keep the class of their payment, so history is never rewritten: a new
 * period begins after the last one began; only a last period that has not begun yet may be replaced.
 *
 * Example: B from 1 January, A from 1 June: a sale of 31 May is B, one of 1 June is A.
 */
export interface ClassPeriod {
  readonly marginClass: MarginClass;
  readonly effectiveAt: Date;
}

/** `periods` oldest first; null before the first. */
export function classAt(periods: readonly ClassPeriod[], at: Date): MarginClass | null {
  return periods.findLast((period) => period.effectiveAt.getTime() <= at.getTime())?.marginClass
    ?? null;
}

export type PeriodDecision = 'append' | 'replace_last' | 'before_last' | 'same_class';

/** Where a new period goes. */
export function placePeriod(
  periods: readonly ClassPeriod[], next: ClassPeriod, now: Date,
): PeriodDecision {
  const last = periods.at(-1);
  if (!last) return 'append';
  const distance = next.effectiveAt.getTime() - last.effectiveAt.getTime();
  if (distance < 0) return 'before_last';
  if (next.marginClass === last.marginClass) return 'same_class';
  if (distance > 0) return 'append';
  return last.effectiveAt.getTime() > now.getTime() ? 'replace_last' : 'before_last';
}
