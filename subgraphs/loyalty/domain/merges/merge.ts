import type { AccountBook } from '../account-book.ts';
import { exchangePoints } from './exchange.ts';
import type { Hold } from '../holds.ts';
import type { Part } from '../lots.ts';
import type { Exchange } from '../worth.ts';

/** What each side owed, and which lots repaid of it, in the survivor's points: what undoing the merge needs. */
export interface Joined {
  readonly survivorDebt: bigint;
  readonly otherDebt: bigint;
  readonly repaid: readonly Part[];
}

export const UNITS = [
  ['available', 'available', 'merged'], ['pending', 'pending', 'merged'], ['held', 'held', 'merged'],
  ['growth', 'growth', 'growth_merged'], ['growth_pending', 'pendingGrowth', 'growth_merged'],
  ['growth_interaction', 'interactionGrowth', 'growth_merged'],
] as const;

/** What the other's points are worth in the survivor's programme, with all its holds. */
export interface Abroad {
  readonly exchange: Exchange;
  readonly holds: readonly Hold[];
}

/**
 * Two memberships become one: balances, lots and debts add up, and what is available repays what is owed.
 * Example: 200 available and 700 debt become 0 and 500 (domain.md section 2). The tier is told anew over all
 * that both did, as of one person. Points of another programme keep their worth (domain.md 9.2): 1,084 of HK
 * at 0.9221 leave there and 999 of CN arrive.
 */
export function mergeInto(
  survivor: AccountBook, other: AccountBook, at: Date, abroad: Abroad | null = null,
): Joined {
  // What has ended repays nothing.
  other.expire(at);
  survivor.expire(at);
  const reason = `merge:${other.account.memberId}`;
  const away = other.open('merge', at, { reason });
  const here = survivor.open('merge', at, { reason });
  const before = { ...other.account };
  const arrives = { ...before, ...abroad && exchangePoints(other, abroad.holds, abroad.exchange) };
  for (const [ledger, balance, between] of UNITS) {
    other.move(away, ledger, between, before[balance]);
    survivor.move(here, between, ledger, arrives[balance]);
  }
  other.move(away, 'merged', 'debt', before.debt);
  survivor.move(here, 'debt', 'merged', arrives.debt);
  for (const lot of other.lots.values()) {
    lot.memberId = survivor.account.memberId;
    survivor.lots.set(lot.id, lot);
    survivor.changedLots.add(lot.id);
  }
  const { available, debt } = survivor.account;
  const { parts } = survivor.spend(here, 'debt', available < debt ? available : debt);
  other.account.mergedInto = survivor.account.memberId;
  survivor.account.returnedGrowth += other.account.returnedGrowth;
  survivor.untold = true;
  return { survivorDebt: debt - arrives.debt, otherDebt: arrives.debt, repaid: parts };
}
