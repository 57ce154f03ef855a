export interface Rate {
  readonly effectiveAt: Date;
  /** Too old from then on, also without a next one. */
  readonly validUntil: Date;
  /** Taken back then: it converts what was paid before, also where another has its moment by now. */
  readonly withdrawnAt: Date | null;
  /** 1 unit of the one is this many units of the other; a decimal with at most 12 places. */
  readonly rate: string;
}

/**
 * The rate in force at payment: the last with effectiveAt ≤ paidAt (domain.md section 0); null without one,
 * or when it is too old. Of several of one moment the first: they come in the order they were in force in.
 */
export function rateAt(rates: readonly Rate[], paidAt: Date): string | null {
  let inForce: Rate | null = null;
  for (const rate of rates) {
    const isInTime = rate.effectiveAt <= paidAt && (!rate.withdrawnAt || rate.withdrawnAt > paidAt);
    if (isInTime && (!inForce || rate.effectiveAt > inForce.effectiveAt)) inForce = rate;
  }
  return inForce && inForce.validUntil > paidAt ? inForce.rate : null;
}
