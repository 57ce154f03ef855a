import type { AccountBook } from '../account-book.ts';
import type { Part } from '../lots.ts';
import { UNITS } from './merge.ts';

/** What is the other's of an account that two had together. */
export interface Share {
  /** Lots of what it brought along, and of what it has bought since. */
  readonly lotIds: ReadonlySet<string>;
  /** In its running holds. */
  readonly held: bigint;
  readonly growth: bigint;
  readonly pendingGrowth: bigint;
  readonly interactionGrowth: bigint;
  /** Growth of its goods that came back. */
  readonly returnedGrowth: bigint;
  /** What the merge itself took from lots to repay debt. */
  readonly repaid: readonly Part[];
  /** Debt that the other brought along or its orders gave rise to, and that of both. */
  readonly owed: { readonly other: bigint; readonly both: bigint };
}

/**
 * One membership becomes two again (domain.md section 2). Each takes its lots with what is left in them: points that
 * were spent, held or repaid a debt since the merge stay so, whoever's lot gave them. What the merge itself took to
 * repay is put back, and the debt it repaid stands again; debt is shared by what each side gave rise to. No point
 * appears or is lost: what both have together, less what both owe, is what the one had.
 *
 * Example: 200 available and 700 debt became 0 and 500. Undone, the one has its 200 and the other owes 700; had the
 * second earned 300 in between, it would owe 400. Example: 1,000 and 500 became 1,500, of which 1,200 were spent,
 * soonest-expiring first: the thousand of the other. Undone, the other has 0 and the survivor 300.
 */
export function partFrom(survivor: AccountBook, other: AccountBook, share: Share, at: Date): void {
  survivor.expire(at);
  const here = survivor.open('unmerge', at, { reason: `unmerge:${other.account.memberId}` });
  const away = other.open('unmerge', at, { reason: `unmerge:${survivor.account.memberId}` });
  for (const { lotId, amount } of share.repaid) {
    const lot = survivor.lots.get(lotId);
    if (!lot) continue;
    const room = lot.amount - lot.remaining;
    const back = amount < room ? amount : room;
    survivor.changeLot(lot, lot.remaining + back);
    survivor.move(here, 'debt', 'available', back);
  }
  const { both, other: own } = share.owed;
  const debt = both > 0n ? (survivor.account.debt * own) / both : 0n;
  const lots = [...survivor.lots.values()].filter(({ id }) => share.lotIds.has(id));
  const leftIn = (state: 'active' | 'pending') => lots.filter((lot) => lot.state === state)
    .reduce((sum, lot) => sum + lot.remaining, 0n);
  const takes = {
    available: leftIn('active'), pending: leftIn('pending'), held: share.held,
    growth: least(share.growth, survivor.account.growth),
    pendingGrowth: least(share.pendingGrowth, survivor.account.pendingGrowth),
    interactionGrowth: least(share.interactionGrowth, survivor.account.interactionGrowth),
  };
  for (const [ledger, balance, between] of UNITS) {
    survivor.move(here, ledger, between, takes[balance]);
    other.move(away, between, ledger, takes[balance]);
  }
  survivor.move(here, 'merged', 'debt', debt);
  other.move(away, 'debt', 'merged', debt);
  for (const lot of lots) {
    lot.memberId = other.account.memberId;
    survivor.lots.delete(lot.id);
    survivor.changedLots.delete(lot.id);
    other.lots.set(lot.id, lot);
    other.changedLots.add(lot.id);
  }
  const returned = least(share.returnedGrowth, survivor.account.returnedGrowth);
  survivor.account.returnedGrowth -= returned;
  other.account.returnedGrowth = returned;
  for (const [book, posting] of [[survivor, here], [other, away]] as const) {
    book.spend(posting, 'debt', least(book.account.available, book.account.debt));
    book.untold = true;
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
