import type { Posting } from './account-book.ts';

export interface IssuedPoints {
  readonly funderId: string | null;
  readonly at: Date;
  readonly points: bigint;
}

/**
 * Points that came into being, less those that went out of it again, by who bears them and when: what they cost at
 * issue (domain.md 3.9). Activations, holds and spending move what was issued before.
 * Example: 10,545 of a sale and 2,109 of the tier at its payment are 12,654; 2,000 that a return takes back are −2,000.
 */
export function issuedBy(postings: readonly Posting[]): IssuedPoints[] {
  const sums = new Map<string, IssuedPoints>();
  for (const { funderId = null, at, entries } of postings) {
    const key = `${funderId} ${at.getTime()}`;
    const points = (sums.get(key)?.points ?? 0n) - (entries.get('issued') ?? 0n);
    sums.set(key, { funderId, at, points });
  }
  return [...sums.values()].filter(({ points }) => points !== 0n);
}
