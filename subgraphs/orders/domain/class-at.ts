import type { MarginClass } from '../../contracts/words.ts';

/**
 * A line keeps the margin class in force when it was paid: the last period with effectiveAt ≤ paidAt.
 * A payment before the first period (imported history) takes the first one.
 * Example: B from 2025-01-01, C from 2026-03-01; paid 2026-02-28 → B, paid 2026-03-01 → C.
 */
export interface ClassPeriod {
  readonly marginClass: MarginClass;
  readonly effectiveAt: Date;
}

export function classAt(periods: readonly ClassPeriod[], paidAt: Date): MarginClass | null {
  const sorted = [...periods].sort((a, b) => a.effectiveAt.getTime() - b.effectiveAt.getTime());
  const inForce = sorted.filter((period) => period.effectiveAt <= paidAt).at(-1) ?? sorted[0];
  return inForce?.marginClass ?? null;
}
