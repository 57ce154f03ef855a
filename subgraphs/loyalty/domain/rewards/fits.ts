import type { Balances } from '../account-book.ts';

/** What one account may hold: far from the last number that a bigint of the database has. */
export const MOST_HELD = 2n ** 62n;
/** Points of one movement by hand or of one grant. */
export const MOST_AT_ONCE = 1_000_000_000n;

/** Whether that many points may be given at once. Example: an account that holds 2⁶² takes no more. */
export const fits = (
  { available, pending, held }: Pick<Balances, 'available' | 'pending' | 'held'>, points: bigint,
): boolean => points > 0n && points <= MOST_AT_ONCE && available + pending + held + points <= MOST_HELD;
