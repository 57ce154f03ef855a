import type { AccountBook } from './account-book.ts';

const UNITS = [
  ['available', 'available', 'merged'], ['pending', 'pending', 'merged'], ['held', 'held', 'merged'],
  ['growth', 'growth', 'growth_merged'], ['growth_pending', 'pendingGrowth', 'growth_merged'],
  ['growth_interaction', 'interactionGrowth', 'growth_merged'],
] as const;

/**
 * Two memberships become one: balances, lots and debts add up, and what is available repays what is owed.
 * Example: 200 available and 700 debt become 0 and 500 (domain.md section 2). The tier is told anew over all
 * that both did, as of one person.
 */
export function mergeInto(survivor: AccountBook, other: AccountBook, at: Date): void {
  // What has ended repays nothing.
  other.expire(at);
  survivor.expire(at);
  const reason = `merge:${other.account.memberId}`;
  const away = other.open('merge', at, { reason });
  const here = survivor.open('merge', at, { reason });
  for (const [ledger, balance, between] of UNITS) {
    const amount = other.account[balance];
    other.move(away, ledger, between, amount);
    survivor.move(here, between, ledger, amount);
  }
  const owed = other.account.debt;
  other.move(away, 'merged', 'debt', owed);
  survivor.move(here, 'debt', 'merged', owed);
  for (const lot of other.lots.values()) {
    lot.memberId = survivor.account.memberId;
    survivor.lots.set(lot.id, lot);
    survivor.changedLots.add(lot.id);
  }
  const { available, debt } = survivor.account;
  survivor.spend(here, 'debt', available < debt ? available : debt);
  other.account.mergedInto = survivor.account.memberId;
  survivor.account.returnedGrowth += other.account.returnedGrowth;
  survivor.untold = true;
}
