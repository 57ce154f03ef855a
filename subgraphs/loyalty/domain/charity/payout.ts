export type PayoutState = 'proposed' | 'posted' | 'rejected' | 'reversal_proposed' | 'reversed';

export type PayoutDeed = 'post' | 'reject' | 'reverse' | 'keep';

/** What a second person's word does to a payout that waits for it; null where nothing waits. */
export function deedOf(state: PayoutState, approve: boolean): PayoutDeed | null {
  if (state === 'proposed') return approve ? 'post' : 'reject';
  if (state === 'reversal_proposed') return approve ? 'reverse' : 'keep';
  return null;
}

export const STATE_AFTER: Readonly<Record<PayoutDeed, PayoutState>> = {
  post: 'posted', reject: 'rejected', reverse: 'reversed', keep: 'posted',
};

/**
 * A payout takes what the fund has, and no more: neither when it is asked for nor when it is decided. Example: 44.99 in
 * the fund: 44.99 goes, 45.00 is refused with what is left.
 */
export const isCovered = (minor: bigint, left: bigint): boolean => minor > 0n && minor <= left;
