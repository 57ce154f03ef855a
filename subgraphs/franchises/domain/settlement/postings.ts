import type { Account } from './words.ts';

/**
 * Settlement in double entry (domain.md section 9.5). Accounts: each franchise, head office and clearing, per
 * currency; an amount above zero is owed to the account. Where franchise owes franchise, both sides go through
 * clearing, each with its own statement: once both are issued, clearing is at zero.
 *
 * Example, September: FA's statement has 26,997 and 2,400 from head office and 6,172 from FB: FA +35,569, head
 * office −29,397, clearing −6,172; FB's statement has that −6,172: FB −6,172, clearing +6,172.
 */
export interface LedgerEntry {
  readonly account: Account;
  readonly franchiseId: string | null;
  readonly amountMinor: bigint;
}

/**
 * What lines are worth together: with head office as the other side, and with franchises. What of these the franchise
 * is spared, head office bears: the other franchise's line has the whole entry.
 */
export interface IssuedSums {
  readonly franchiseId: string;
  readonly withHeadOfficeMinor: bigint;
  readonly withFranchisesMinor: bigint;
  /** Within `withFranchisesMinor`. */
  readonly sparedMinor: bigint;
}

/** Entries of zero are none. */
export function issueEntries(sums: IssuedSums): LedgerEntry[] {
  const { franchiseId, withHeadOfficeMinor, withFranchisesMinor, sparedMinor } = sums;
  return counting([
    { account: 'franchise', franchiseId, amountMinor: withHeadOfficeMinor + withFranchisesMinor },
    { account: 'head_office', franchiseId: null, amountMinor: -withHeadOfficeMinor - sparedMinor },
    { account: 'clearing', franchiseId: null, amountMinor: sparedMinor - withFranchisesMinor },
  ]);
}

/**
 * What head office decides, it bears: the other franchise's line stands. Example: FB disputes its −6,172, upheld
 * at zero: FB +6,172, head office −6,172. What is under dispute when a statement becomes final is held by head office
 * until it is decided: 26,997 of FA: FA −26,997, head office +26,997. A payout of 35,569: FA −35,569, head office
 * +35,569, who paid.
 */
export function againstHeadOffice(franchiseId: string, amountMinor: bigint): LedgerEntry[] {
  return counting([
    { account: 'franchise', franchiseId, amountMinor },
    { account: 'head_office', franchiseId: null, amountMinor: -amountMinor },
  ]);
}

const counting = (entries: readonly LedgerEntry[]): LedgerEntry[] =>
  entries.filter(({ amountMinor }) => amountMinor !== 0n);
