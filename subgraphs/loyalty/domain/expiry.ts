import type { AccountBook } from './account-book.ts';

/** What is left of ended lots goes; answers how many points. */
export function expireLots(book: AccountBook, now: Date): bigint {
  return book.expire(now);
}
