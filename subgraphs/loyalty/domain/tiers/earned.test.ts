import { expect, it } from '@jest/globals';
import type { AccountBook, Posting } from '../account-book.ts';
import { emptyBook, policyFor } from '../policy.fixture.ts';
import { countEarned, isInside } from './earned.ts';
import { settleTier } from './settle-tier.ts';

const cn = policyFor('CN');
const at = (time: string) => new Date(time);

/** Growth as a sale, or with less than nothing a return, posts it; `born` is when it was bought. */
function grow(book: AccountBook, time: string, growth: bigint, born = time): Posting {
  const posting = book.open(growth < 0n ? 'return' : 'accrual', at(time));
  book.move(posting, 'growth_issued', 'growth_pending', growth);
  settleTier(book, [cn], at(time), posting, at(born));
  return posting;
}

/** The windows of all of it have ended. */
function confirm(book: AccountBook, time: string): void {
  const posting = book.open('activation', at(time));
  book.move(posting, 'growth_pending', 'growth', book.account.pendingGrowth);
  settleTier(book, [cn], at(time), posting);
}

it('the validity begins after the order that lifted, and at the first instant of a renewed one', () => {
  const lifted = { validFrom: at('2026-03-05T02:00:00Z'), since: at('2026-03-05T02:00:00Z') };
  expect(['2026-03-05T02:00:00Z', '2026-03-05T02:01:00Z'].map((time) => isInside(lifted, at(time))))
    .toEqual([false, true]);
  const renewed = { ...lifted, validFrom: at('2028-03-31T16:00:00Z') };
  expect(['2028-03-31T15:59:59Z', '2028-03-31T16:00:00Z'].map((time) => isInside(renewed, at(time))))
    .toEqual([false, true]);
  expect(isInside({ validFrom: null, since: null }, at('2026-03-05T02:00:00Z'))).toBe(false);
});

it('growth counts as it is posted, and what comes back goes with its order', () => {
  const book = emptyBook();
  grow(book, '2026-02-10T00:00:00Z', 300n);
  expect(book.account.earned).toBe(0n);
  grow(book, '2026-03-05T02:00:00Z', 5_700n);
  expect([book.account.tier.tier, book.account.earned]).toEqual(['gold', 0n]);
  grow(book, '2026-06-01T00:00:00Z', 1_200n);
  grow(book, '2026-07-01T00:00:00Z', -300n, '2026-06-01T00:00:00Z');
  expect(book.account.earned).toBe(900n);
  confirm(book, '2026-07-10T00:00:00Z');
  // Told late, and far from any other tier: it counts, and nothing is told anew.
  grow(book, '2026-07-20T00:00:00Z', 50n);
  grow(book, '2026-07-15T00:00:00Z', 50n);
  grow(book, '2026-07-21T00:00:00Z', -50n, '2026-02-10T00:00:00Z');
  expect([book.account.earned, book.untold]).toEqual([1_000n, false]);
});

it('a validity that begins has earned nothing; one that comes back is asked of the history', () => {
  const book = emptyBook();
  grow(book, '2026-01-10T00:00:00Z', 1_200n);
  grow(book, '2026-02-10T00:00:00Z', 800n);
  expect([book.account.tier.tier, book.account.earned]).toEqual(['silver', 800n]);
  grow(book, '2026-03-05T02:00:00Z', 4_000n);
  expect([book.account.tier.tier, book.account.earned]).toEqual(['gold', 0n]);
  grow(book, '2026-03-06T02:00:00Z', -4_000n, '2026-03-05T02:00:00Z');
  // Silver had no confirmed period to come back to: the one that began with gold goes on.
  expect([book.account.tier.tier, book.account.earned, book.untold]).toEqual(['silver', 0n, false]);
  confirm(book, '2026-03-20T00:00:00Z');
  grow(book, '2026-04-05T00:00:00Z', 4_000n);
  grow(book, '2026-04-06T00:00:00Z', -4_000n, '2026-04-05T00:00:00Z');
  expect([book.account.tier.tier, book.untold]).toEqual(['silver', true]);
});

it('what was never told stays unknown until it is', () => {
  const book = emptyBook({ earned: null });
  const posting = book.open('accrual', at('2026-02-10T00:00:00Z'));
  book.move(posting, 'growth_issued', 'growth_pending', 300n);
  countEarned(book.account, posting, posting.at);
  expect(book.account.earned).toBeNull();
});
