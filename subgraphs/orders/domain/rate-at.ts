export interface Rate {
  readonly effectiveAt: Date;
  /** Too old from then on, also without a next one. */
  readonly validUntil: Date;
  /** 1 unit of the one is this many units of the other; a decimal with at most 12 places. */
  readonly rate: string;
}

/**
 * The rate in force at payment: the last with effectiveAt ≤ paidAt (domain.md section 0); null without one,
 * or when it is too old.
 */
export function rateAt(rates: readonly Rate[], paidAt: Date): string | null {
  let inForce: Rate | null = null;
  for (const rate of rates) {
    if (rate.effectiveAt <= paidAt && (!inForce || rate.effectiveAt > inForce.effectiveAt)) {
      inForce = rate;
    }
  }
  return inForce && inForce.validUntil > paidAt ? inForce.rate : null;
}
