/** Accounts of the charity fund 公益金: what head office bears, what the fund has, what was paid out. */
export const FUND_ACCOUNTS = ['head_office', 'fund', 'paid_out'] as const;
export type FundAccount = (typeof FUND_ACCOUNTS)[number];

export const FUND_KINDS = ['gift', 'gift_back', 'payout', 'payout_back'] as const;
export type FundKind = (typeof FUND_KINDS)[number];

export type FundEntries = Readonly<Record<FundAccount, bigint>>;

const WAYS: Readonly<Record<FundKind, readonly [from: FundAccount, to: FundAccount]>> = {
  gift: ['head_office', 'fund'], gift_back: ['fund', 'head_office'],
  payout: ['fund', 'paid_out'], payout_back: ['paid_out', 'fund'],
};

/**
 * One movement of the fund in double entry: its entries add up to zero (domain.md section 5). How much a sale gives is
 * orders' policy of its payment, and what a return takes back too. Example: 899,900 at 50 bp gives 44.99: head office
 * −4,499, fund +4,499; a third of it returned: fund −1,500, head office +1,500.
 */
export function entriesOf(kind: FundKind, minor: bigint): FundEntries {
  const [from, to] = WAYS[kind];
  const none = { head_office: 0n, fund: 0n, paid_out: 0n };
  return { ...none, [from]: -minor, [to]: minor };
}

/** What the days of a fund add up to. */
export interface FundSums {
  /** Given by sales, less what their returns took back. */
  readonly given: bigint;
  readonly paidOut: bigint;
  /** What the fund has; below zero where returns took back what was paid out already: later gifts make it good. */
  readonly left: bigint;
}

/**
 * What a fund got and gave (domain.md section 5). Example: gifts 44.99, taken back 15.00, paid out 20.00, of which 5.00
 * came back: given 29.99, paid out 15.00, left 14.99.
 */
export function sumsOf(moved: Readonly<Record<FundKind, bigint>>): FundSums {
  const given = moved.gift - moved.gift_back;
  const paidOut = moved.payout - moved.payout_back;
  return { given, paidOut, left: given - paidOut };
}
