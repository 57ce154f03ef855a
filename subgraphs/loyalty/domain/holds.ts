import type { AccountBook } from './account-book.ts';
import { expireLots } from './expiry.ts';
import type { HoldOwner } from './hold-owner.ts';
import type { SpentPart } from './returns.ts';
import type { Worth } from './worth.ts';

export interface Hold {
  readonly id: string;
  memberId: string;
  /** As they were held. */
  readonly points: bigint;
  state: 'held' | 'captured' | 'voided';
  readonly purpose: string;
  readonly heldAt: Date;
  readonly expiresAt: Date;
  settledAt: Date | null;
  orderId: string | null;
  readonly owner: HoldOwner;
  readonly worth: Worth;
  /** What they have become in the points of another programme, by a merge; the parts are in these. */
  counted: bigint | null;
  readonly parts: SpentPart[];
}

export type HoldRefusal =
  | { readonly code: 'POINTS_DEBT'; readonly debt: bigint }
  | { readonly code: 'INSUFFICIENT_POINTS'; readonly available: bigint };

/** Why these points cannot be held, or null (domain.md 3.6 rule 3). */
export function refusalOfHold(book: AccountBook, points: bigint): HoldRefusal | null {
  const { debt, available } = book.account;
  if (debt > 0n) return { code: 'POINTS_DEBT', debt };
  return available < points ? { code: 'INSUFFICIENT_POINTS', available } : null;
}

/** First phase: takes points out of the lots in spending order, so that nobody spends them twice. */
export function placeHold(
  book: AccountBook, hold: Omit<Hold, 'parts' | 'state' | 'settledAt' | 'orderId' | 'memberId' | 'counted'>,
): Hold {
  const posting = book.open('hold', hold.heldAt, { holdId: hold.id, reason: hold.purpose });
  const { parts } = book.spend(posting, 'held', hold.points);
  return {
    ...hold, memberId: book.account.memberId, state: 'held', settledAt: null, orderId: null,
    counted: null,
    parts: parts.map((part) => ({ ...part, restored: 0n })),
  };
}

/** A hold's points as its member's account counts them now. */
export const countedPoints = ({ points, counted }: Hold): bigint => counted ?? points;

/**
 * Held to the moment: what was given back at its end or later has lapsed, whoever gave it back; before that it was
 * voided. Example: until 12:00, swept at 12:05 → a capture at 12:01 and one at 12:10 are both told the time is up.
 */
export function hasLapsed(
  { state, expiresAt, settledAt }: Pick<Hold, 'state' | 'expiresAt' | 'settledAt'>, now: Date,
): boolean {
  if (state === 'held') return expiresAt <= now;
  return state === 'voided' && settledAt !== null && settledAt >= expiresAt;
}

/** Second phase, sold: the points are gone. */
export function captureHold(
  book: AccountBook, hold: Hold, at: Date, orderId: string | null = null,
): void {
  const posting = book.open('capture', at, { holdId: hold.id, orderId });
  book.move(posting, 'held', 'redeemed', countedPoints(hold));
  Object.assign(hold, { state: 'captured', settledAt: at, orderId });
}

/**
 * Still held, or captured for no order yet: such a capture becomes the order's. Whose hold may pay which order
 * was decided when the order was recorded.
 */
export function paysOrder({ state, orderId }: Hold): boolean {
  return state === 'held' || (state === 'captured' && orderId === null);
}

/** Second phase, not sold: every lot gets back what it gave; debt that arose meanwhile is repaid first. */
export function voidHold(book: AccountBook, hold: Hold, at: Date, reason: string): void {
  const posting = book.open('void', at, { holdId: hold.id, reason });
  for (const part of hold.parts) {
    const left = book.credit(posting, 'held', part.amount);
    const lot = book.lots.get(part.lotId)!;
    part.restored = part.amount;
    book.changeLot(lot, lot.remaining + left);
  }
  Object.assign(hold, { state: 'voided', settledAt: at });
}

/** The same, and what came back to a lot that expired meanwhile goes with it. */
export function giveBack(book: AccountBook, hold: Hold, at: Date, reason: string): void {
  voidHold(book, hold, at, reason);
  expireLots(book, at);
}

/** Given back because its time is over: it ended at that moment, whenever that is noticed. */
export function lapse(book: AccountBook, hold: Hold, at: Date): void {
  giveBack(book, hold, at, 'TIME_UP');
  hold.settledAt = hold.expiresAt;
}

/** A part of a hold whose time is over, in the order in which they come back. */
export interface LapsedPart {
  readonly amount: bigint;
  /** Its lot has ended meanwhile: what comes back to it is gone. */
  readonly lotEnded: boolean;
}

type Spendable = Pick<AccountBook['account'], 'available' | 'held' | 'debt'>;

/**
 * Balances as they stand once what lapsed has come back: debt is repaid first.
 * Example: 200 available, 800 held and lapsed → 1,000 and 0; with 300 owed → 700, 0, and nothing owed.
 */
export function afterLapse(balances: Spendable, parts: readonly LapsedPart[]): Spendable {
  return parts.reduce(({ available, held, debt }, { amount, lotEnded }) => {
    const repaid = amount < debt ? amount : debt;
    return {
      available: available + (lotEnded ? 0n : amount - repaid), held: held - amount, debt: debt - repaid,
    };
  }, balances);
}

/**
 * An order says that points were spent, but their hold is not there any more: they are taken from what is
 * available, and what is missing becomes debt, because the goods are sold.
 */
export function spendWithoutHold(
  book: AccountBook, points: bigint, at: Date, orderId: string,
  made: Pick<Hold, 'id' | 'owner' | 'worth'>,
): Hold {
  const { id } = made;
  const posting = book.open('capture', at, { holdId: id, orderId, reason: 'HOLD_GONE' });
  const { parts, rest } = book.spend(posting, 'redeemed', points);
  book.move(posting, 'debt', 'redeemed', rest);
  return {
    ...made, memberId: book.account.memberId, points, state: 'captured', purpose: 'points-cash',
    heldAt: at, expiresAt: at, settledAt: at, orderId,
    counted: null, parts: parts.map((part) => ({ ...part, restored: 0n })),
  };
}
