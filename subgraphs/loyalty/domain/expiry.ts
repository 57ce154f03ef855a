import type { AccountBook } from './account-book.ts';

/** Expiry is a posting, not a filter (domain.md 3.4): what is left of ended lots goes. */
export function expireLots(book: AccountBook, now: Date): bigint {
  const ended = [...book.lots.values()].filter((lot) =>
    lot.state === 'active' && lot.remaining > 0n && lot.expiresAt <= now);
  let expired = 0n;
  for (const lot of ended) {
    const posting = book.open('expiry', lot.expiresAt, { reason: `lot:${lot.id}` });
    book.move(posting, 'available', 'expired', lot.remaining);
    expired += lot.remaining;
    book.changeLot(lot, 0n);
  }
  return expired;
}
