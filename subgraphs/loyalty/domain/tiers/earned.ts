import type { Account, Posting } from '../account-book.ts';
import { netGrowth } from '../growth.ts';
import type { TierPeriod } from './tiers.ts';

/**
 * Whether growth that was born then counts for keeping a tier (domain.md 3.3): it was earned inside the validity. The
 * order that lifted its buyer is not inside, for the validity begins with it; a renewed validity begins at midnight,
 * and its first instant is inside. Example: gold by an order of 5 March 10:00: one of 10:01 counts.
 */
export function isInside({ validFrom, since }: Pick<TierPeriod, 'validFrom' | 'since'>, born: Date): boolean {
  if (!validFrom) return false;
  return validFrom.getTime() === since?.getTime() ? born > validFrom : born >= validFrom;
}

/**
 * Keeps what the validity has earned as it is posted, so that nobody's history is told to say what is missing. `born`
 * is when it was bought or done: what comes back goes with its order. Example: gold since March; 1,200 of June, of
 * which 300 came back in July: 900; 300 of February that come back in July: still 900.
 */
export function countEarned(account: Account, posting: Posting | null, born: Date): void {
  if (!posting || account.earned === null || !isInside(account.tier, born)) return;
  account.earned += netGrowth(posting);
}
