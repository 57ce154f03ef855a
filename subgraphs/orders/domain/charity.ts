/**
 * Charity (domain.md section 5): head office gives 0.5 % of each paid order, floor; returns take it
 * back in proportion, so that what stays is 0.5 % of what is left. Example: 899,900 → 4,499.
 */
export const CHARITY_BPS = 50n;

export function charityOf(baseMinor: bigint): bigint {
  return (baseMinor * CHARITY_BPS) / 10_000n;
}

/** What one more return takes back, given what was given and already taken back. */
export function charityReversal(
  givenMinor: bigint, reversedMinor: bigint, remainingBaseMinor: bigint,
): bigint {
  const reversal = givenMinor - reversedMinor - charityOf(remainingBaseMinor);
  return reversal > 0n ? reversal : 0n;
}
