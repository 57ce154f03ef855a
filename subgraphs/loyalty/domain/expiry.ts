import type { AccountBook } from './account-book.ts';

/** What is left of ended lots goes. */
export function expireLots(book: AccountBook, now: Date): bigint {
  const ended = [...book.lots.values()].filter((lot) =>
    lot.state === 'active' && lot.remaining > 0n && lot.expiresAt <= now);
  return ended.reduce((expired, lot) => expired + book.expireLot(lot), 0n);
}
