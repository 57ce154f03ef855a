import type { Sql } from '../../../kernel/database/sql.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Account } from '../../domain/account-book.ts';
import type { Policy } from '../../domain/policy.ts';
import { tryGrowth } from '../../domain/simulations/try-sale.ts';
import { readBooks } from '../../persistence/accounts.ts';
import { takeDue } from '../../persistence/due/take-due.ts';
import { retellBooks } from '../../persistence/histories.ts';
import { loadPolicies } from '../../persistence/policies.ts';

export interface TierQuestion {
  readonly memberId: string;
  /** Beside all there is, from a purchase at that moment. */
  readonly growth: number;
  readonly at: Date;
}

export interface TierTried {
  /** At that moment, without the growth that is asked about. */
  readonly before: Account;
  readonly after: Account;
  readonly policies: readonly Policy[];
}

/**
 * The tier at a moment from now on, told from the whole history as the review tells it; with so much growth more,
 * which may still come back.
 */
export async function simulateTier(
  sql: Sql, { memberId, growth, at }: TierQuestion,
): Promise<TierTried | null> {
  const policies = await loadPolicies(sql);
  const standing = async (more: number): Promise<Account | null> => {
    const books = await readBooks(sql, [memberId]);
    const book = books.get(memberId);
    if (!book) return null;
    const { activated, retold } = await takeDue(sql, books, policies, at);
    const orders = new Set([...activated, ...retold]);
    if (more > 0) orders.add(tryGrowth(book, more, policies, at, newId));
    book.untold = true;
    await retellBooks(sql, [book], [...orders], policies, at);
    return { ...book.account };
  };
  const before = await standing(0);
  const after = before && growth > 0 ? await standing(growth) : before;
  return before && after && { before, after, policies };
}
