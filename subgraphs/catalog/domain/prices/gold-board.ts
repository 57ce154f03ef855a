import { decidePublication, type Around, type Decision, type Figures, type Rule } from './publication.ts';

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

/** A brand may stop quoting what it buys back for. */
export function goldRule(limitBps: number): Rule {
  return { limitBps, mayLeaveOut: true };
}

export function decideGoldPrice(
  around: Around, next: PerGram, limitBps: number,
): Decision {
  return decidePublication(figuresOf(next), around, goldRule(limitBps));
}
