export interface Rate {
  readonly effectiveAt: Date;
  /** 1 unit of the one is this many units of the other; a decimal with at most 6 places. */
  readonly rate: string;
}

/** The rate in force at payment: the last with effectiveAt ≤ paidAt (domain.md section 0); null without one. */
export function rateAt(rates: readonly Rate[], paidAt: Date): string | null {
  let inForce: Rate | null = null;
  for (const rate of rates) {
    if (rate.effectiveAt <= paidAt && (!inForce || rate.effectiveAt > inForce.effectiveAt)) {
      inForce = rate;
    }
  }
  return inForce?.rate ?? null;
}
