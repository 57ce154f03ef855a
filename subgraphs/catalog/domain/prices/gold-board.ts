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

/** What is asked of a price that is on the board, or was until it was taken back. */
export interface Entry {
  readonly effectiveAt: Date;
  readonly enteredAt: Date;
  /** Who confirmed it; null where nobody had to. */
  readonly decidedBy: string | null;
  readonly withdrawnAt: Date | null;
  /** Of a withdrawn one: whoever else agreed to it; null where one person took it back. */
  readonly withdrawalAskedById: string | null;
}

/**
 * Of the prices of one kind the one that people know the board by: entered by `seenUntil`, or confirmed. One that
 * was taken back since is it still, or what one person may not enter could be reached by taking back; not where
 * two have agreed to that, who saw what comes instead. Where no other was seen, the last that was taken back.
 *
 * Example, limit 500: 838 taken back to 800 (−4.6 %), then 762 entered: against 838 it is −9.1 %, and held.
 */
export function knownPrice<Price extends Entry>(
  prices: readonly Price[], { seenUntil, before = null }: { seenUntil: Date; before?: Date | null },
): Price | null {
  const agreedAt = latest(prices.filter(({ withdrawalAskedById }) => withdrawalAskedById), tookBack)?.withdrawnAt;
  const stood = prices.filter(({ effectiveAt, withdrawnAt }) => (!before || effectiveAt < before)
    && (!withdrawnAt || effectiveAt < withdrawnAt && !(agreedAt && withdrawnAt <= agreedAt)));
  const seen = stood.filter(({ enteredAt, decidedBy }) => enteredAt <= seenUntil || decidedBy !== null);
  return latest(seen.filter(({ withdrawnAt }) => !withdrawnAt || withdrawnAt > seenUntil), begins)
    ?? latest(seen, tookBack) ?? latest(stood.filter(({ withdrawnAt }) => withdrawnAt), tookBack);
}

const begins = ({ effectiveAt }: Entry) => effectiveAt.getTime();
const tookBack = ({ withdrawnAt }: Entry) => withdrawnAt?.getTime() ?? 0;

/** Of several of one moment the one on the board. */
function latest<Price extends Entry>(prices: readonly Price[], at: (price: Entry) => number): Price | null {
  return prices.reduce<Price | null>((found, price) => (!found || at(price) > at(found)
    || at(price) === at(found) && !price.withdrawnAt ? price : found), null);
}

/** Between which prices one is taken back. */
export interface TakenBack {
  /** The one that is taken back where it is in force; null where it is still to come. */
  readonly inForce: PerGram | null;
  /** That is in force instead; null: none. */
  readonly before: PerGram | null;
  /** That people know the board by. */
  readonly known: PerGram | null;
  /** The next one; one that a second person confirmed is no step that nobody saw. */
  readonly after: (PerGram & Pick<Entry, 'decidedBy'>) | null;
}

/**
 * A price that is taken back brings the one before it back, and leaves that one before the next: moves of the board
 * like any other. Whether they are further than one person may move it.
 * Example, limit 500: 800 was followed by 1,012, by two persons; by one person it does not become 800 again.
 */
export function comesBackFar({ inForce, before, known, after }: TakenBack, limitBps: number): boolean {
  if (!before) return false;
  const isFar = (next: PerGram, around: Partial<Around>) =>
    decideGoldPrice({ ...NOTHING_AROUND, ...around }, next, limitBps).state === 'held';
  if (inForce && isFar(before, { before: figuresOf(inForce), seen: known && figuresOf(known) })) return true;
  return after !== null && after.decidedBy === null && isFar(after, { before: figuresOf(before) });
}

export function decideGoldPrice(
  around: Around, next: PerGram, limitBps: number,
): Decision {
  return decidePublication(figuresOf(next), around, { limitBps, mayLeaveOut: true });
}
