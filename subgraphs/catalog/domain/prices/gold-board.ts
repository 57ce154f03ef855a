import { decidePublication, NOTHING_AROUND, type Around, type Decision, type Figures } from './publication.ts';

/**
 * The gold board 今日金价: retail and buy-back price per gram of a region, metal and purity. Every change
 * stays; the last one with effectiveAt ≤ the moment counts, until it is too old. A change of retail or
 * buy-back beyond the limit (5 % by default) is held until a second person confirms it. Buy-back may be absent: not
 * every brand quotes it, and one that stops has not jumped.
 *
 * Example: 95,000 in force, 101,200 published: 653 bp, held by a limit of 500.
 */
export interface PerGram {
  readonly retailMinor: bigint;
  /** Null, and zero as boards print it: not quoted. */
  readonly buybackMinor: bigint | null;
}

export function figuresOf({ retailMinor, buybackMinor }: PerGram): Figures {
  return new Map([['retail', retailMinor], ...buybackMinor ? [['buyback', buybackMinor] as const] : []]);
}

/**
 * A price that is taken back brings the one before it back: that is a move of the board like any other.
 * Example, limit 500: 800 was followed by 1,012, by two persons; by one person it does not become 800 again.
 */
export function comesBackFar(inForce: PerGram, before: PerGram, limitBps: number): boolean {
  return decideGoldPrice({ ...NOTHING_AROUND, before: figuresOf(inForce) }, before, limitBps).state === 'held';
}

export function decideGoldPrice(
  around: Around, next: PerGram, limitBps: number,
): Decision {
  return decidePublication(figuresOf(next), around, { limitBps, mayLeaveOut: true });
}
