/**
 * Charity (domain.md section 5): head office gives a share of each paid order (0.5 % by default), floor;
 * returns take it back in proportion, by the rate of the purchase, so that what stays is that share of
 * what is left. Example: 899,900 at 50 bp → 4,499.
 */
export function charityOf(baseMinor: bigint, charityBps: number): bigint {
  return (baseMinor * BigInt(charityBps)) / 10_000n;
}

/** What one more return takes back, given what was given and already taken back. */
export function charityReversal(
  givenMinor: bigint, reversedMinor: bigint, remainingBaseMinor: bigint, charityBps: number,
): bigint {
  const reversal = givenMinor - reversedMinor - charityOf(remainingBaseMinor, charityBps);
  return reversal > 0n ? reversal : 0n;
}
