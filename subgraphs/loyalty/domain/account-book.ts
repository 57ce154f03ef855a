import type { ProgrammeCode, Region } from '../../contracts/words.ts';
import { inSpendingOrder, partsOf, type Lot, type Part } from './lots.ts';
import type { TierState } from './tiers/tiers.ts';

/** Where points and growth can be; the last row of each belongs to the programme, not to the member. */
export const POINT_ACCOUNTS = [
  'available', 'pending', 'held', 'debt', 'issued', 'redeemed', 'expired', 'breakage', 'merged',
] as const;
export const GROWTH_ACCOUNTS = [
  'growth', 'growth_pending', 'growth_interaction', 'growth_issued', 'growth_merged',
] as const;
export type LedgerAccount = (typeof POINT_ACCOUNTS)[number] | (typeof GROWTH_ACCOUNTS)[number];

export const POSTING_KINDS = [
  'accrual', 'tier_bonus', 'accrual_refused', 'activation', 'hold', 'capture', 'void', 'return',
  'restore', 'expiry', 'adjustment', 'interaction', 'merge', 'unmerge', 'profile_reward',
  'grant', 'grant_withdrawal', 'campaign_bonus', 'write_off',
] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

export interface Balances {
  available: bigint;
  pending: bigint;
  held: bigint;
  debt: bigint;
  growth: bigint;
  pendingGrowth: bigint;
  interactionGrowth: bigint;
  /** Growth of goods that came back, ever: with what is left, the most that any moment can have had. */
  returnedGrowth: bigint;
}

export interface Account extends Balances {
  readonly id: string;
  readonly memberId: string;
  readonly programme: ProgrammeCode;
  /** Of its programme: what its points count in, and whose days it lives by. */
  readonly currency: string;
  readonly zone: string;
  /** Of its home region, which may have other days than its programme. */
  readonly homeZone: string;
  readonly region: Region;
  readonly openedAt: Date;
  mergedInto: string | null;
  tier: TierState;
  /** Business time of the latest decision about the tier: what comes earlier is told out of its order. */
  tierAt: Date | null;
  /** Since when the tier has been what it is, and as sure as it is. */
  tierSettledAt: Date | null;
  /** When the review must look though no term of the tier ends: the end of a window that a delivery moved. */
  lookAt: Date | null;
  /** Growth inside the validity (tiers/earned.ts); null where it was not told since it is kept. */
  earned: bigint | null;
  /** Counts what was announced of the tier. */
  tierVersion: bigint;
  /** Lines of its statement: the last one's number. */
  lines: number;
}

export interface Cause {
  readonly orderId?: string | null;
  readonly returnId?: string | null;
  readonly holdId?: string | null;
  readonly reason?: string | null;
  /** The franchise that bears what is issued; head office where nobody is named. */
  readonly funderId?: string | null;
}

export interface Posting extends Cause {
  readonly id: string;
  readonly memberId: string;
  readonly kind: PostingKind;
  /** Business time. */
  readonly at: Date;
  readonly entries: Map<LedgerAccount, bigint>;
}

export interface TierChange {
  readonly from: TierState;
  readonly to: TierState;
  readonly at: Date;
  readonly postingId: string | null;
  /** Growth that counted at that moment. */
  readonly qualifying: bigint;
  /** The tier given by hand that began or ended. */
  readonly handId?: string | null;
}

/** Where points that were taken back came from; together they are what was asked for. */
export interface TakenBack {
  /** Given lots whose return window runs. */
  pending: bigint;
  /** Given lots that were spendable. */
  active: bigint;
  /** What of the given lots had expired unspent: gone already, nobody owes it. */
  expired: bigint;
  /** Other lots, soonest-expiring first. */
  others: bigint;
  /** What was spent and no lot had. */
  debt: bigint;
}

/**
 * One member's account while a transaction decides: balances, lots and what was posted. Every movement goes
 * from one ledger account to another, so a posting's entries always add up to zero.
 */
export class AccountBook {
  readonly account: Account;
  readonly lots = new Map<string, Lot>();
  readonly newLots = new Set<string>();
  readonly changedLots = new Set<string>();
  readonly postings: Posting[] = [];
  tierChanges: TierChange[] = [];
  /** Moves of the tier that were written down and turned out otherwise. */
  supersededChanges: readonly string[] = [];
  /** As it was found. */
  readonly found: Readonly<Account>;
  /** Something was told out of its order: the tier is decided again from the whole history. */
  untold = false;
  /** Set when something other than a posting changed the row, such as a review. */
  touched = false;
  readonly #newId: () => string;

  constructor(account: Account, newId: () => string, lots: readonly Lot[] = []) {
    this.account = account;
    this.found = { ...account };
    this.#newId = newId;
    for (const lot of lots) this.lots.set(lot.id, lot);
  }

  open(kind: PostingKind, at: Date, cause: Cause = {}): Posting {
    const posting: Posting = {
      id: this.#newId(), memberId: this.account.memberId, kind, at, entries: new Map(), ...cause,
    };
    this.postings.push(posting);
    return posting;
  }

  move(posting: Posting, from: LedgerAccount, to: LedgerAccount, amount: bigint): void {
    if (amount === 0n) return;
    this.#enter(posting, from, -amount);
    this.#enter(posting, to, amount);
  }

  #enter(posting: Posting, ledger: LedgerAccount, amount: bigint): void {
    posting.entries.set(ledger, (posting.entries.get(ledger) ?? 0n) + amount);
    const { account } = this;
    // Debt is kept as what is owed: its ledger account stands below zero.
    if (ledger === 'available') account.available += amount;
    else if (ledger === 'pending') account.pending += amount;
    else if (ledger === 'held') account.held += amount;
    else if (ledger === 'debt') account.debt -= amount;
    else if (ledger === 'growth') account.growth += amount;
    else if (ledger === 'growth_pending') account.pendingGrowth += amount;
    else if (ledger === 'growth_interaction') account.interactionGrowth += amount;
  }

  addLot(lot: Omit<Lot, 'id' | 'memberId' | 'expired'>): Lot {
    const added = { ...lot, expired: 0n, id: this.#newId(), memberId: this.account.memberId };
    this.lots.set(added.id, added);
    this.newLots.add(added.id);
    return added;
  }

  changeLot(lot: Lot, remaining: bigint): void {
    lot.remaining = remaining;
    this.changedLots.add(lot.id);
  }

  /** Points that become available repay the debt first; answers what is left for the lot. */
  credit(posting: Posting, from: LedgerAccount, amount: bigint): bigint {
    const repaid = amount < this.account.debt ? amount : this.account.debt;
    this.move(posting, from, 'debt', repaid);
    this.move(posting, from, 'available', amount - repaid);
    return amount - repaid;
  }

  activateLot(posting: Posting, lot: Lot): void {
    const left = this.credit(posting, 'pending', lot.remaining);
    lot.state = 'active';
    this.changeLot(lot, left);
  }

  /** Expiry is a posting, not a filter (domain.md 3.4); the lot remembers what went unspent. */
  expireLot(lot: Lot): bigint {
    const ended = lot.remaining;
    if (ended === 0n) return 0n;
    const posting = this.open('expiry', lot.expiresAt, { reason: `lot:${lot.id}` });
    this.move(posting, lot.state === 'pending' ? 'pending' : 'available', 'expired', ended);
    lot.expired += ended;
    lot.state = 'active';
    this.changeLot(lot, 0n);
    return ended;
  }

  /** What is left of lots that had ended by then goes, at their own instants, in front of the posting that asks. */
  expire(by: Date, before?: Posting): bigint {
    const ended = [...this.lots.values()].filter((lot) =>
      lot.state === 'active' && lot.remaining > 0n && lot.expiresAt <= by);
    const expired = ended.reduce((sum, lot) => sum + this.expireLot(lot), 0n);
    if (before && ended.length > 0) {
      const own = this.postings.splice(-ended.length);
      this.postings.splice(this.postings.indexOf(before), 0, ...own);
    }
    return expired;
  }

  /**
   * Takes available points in spending order, of the lots that had not ended at the posting's time, whichever
   * job has run; answers which lots gave what, and what was missing.
   */
  spend(posting: Posting, to: LedgerAccount, amount: bigint): { parts: Part[]; rest: bigint } {
    this.expire(posting.at, posting);
    const taken = partsOf(inSpendingOrder(this.lots.values()), amount);
    for (const { lotId, amount: part } of taken.parts) {
      const lot = this.lots.get(lotId)!;
      this.changeLot(lot, lot.remaining - part);
      this.move(posting, 'available', to, part);
    }
    return taken;
  }

  /**
   * Takes issued points back: from the given lot; what of it expired unspent is gone already; from the others
   * soonest-expiring first; then as debt (domain.md 3.6 rule 2, 9.2). Examples: 1,200 with 500 left and 700
   * spent is 500 from the lot and 700 debt; 1,200 of which 700 expired is 500 and no debt.
   */
  takeBack(posting: Posting, amount: bigint, own: Lot | undefined): TakenBack {
    const taken: TakenBack = { pending: 0n, active: 0n, expired: 0n, others: 0n, debt: 0n };
    let rest = amount;
    if (own) {
      const part = own.remaining < rest ? own.remaining : rest;
      this.changeLot(own, own.remaining - part);
      this.move(posting, own.state === 'pending' ? 'pending' : 'available', 'issued', part);
      taken[own.state] += part;
      taken.expired = own.expired < rest - part ? own.expired : rest - part;
      own.expired -= taken.expired;
      this.move(posting, 'expired', 'issued', taken.expired);
      rest -= part + taken.expired;
    }
    taken.debt = rest > 0n ? this.spend(posting, 'issued', rest).rest : 0n;
    taken.others = rest - taken.debt;
    this.move(posting, 'debt', 'issued', taken.debt);
    return taken;
  }
}
