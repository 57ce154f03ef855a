/** draft 草稿, issued 已出具, frozen 已定稿, paid 已打款. */
export const STATEMENT_STATES = ['draft', 'issued', 'frozen', 'paid'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/** home: it gets the rebate; payer: it owes it. */
export const LINE_SIDES = ['home', 'payer'] as const;
export type LineSide = (typeof LINE_SIDES)[number];

export const LINE_STATES = ['open', 'confirmed', 'disputed', 'upheld', 'rejected'] as const;
export type LineState = (typeof LINE_STATES)[number];

export const POSTING_KINDS = ['issue', 'decision', 'deferral', 'payout', 'reversal'] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

export const ACCOUNTS = ['franchise', 'head_office', 'clearing'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** What accrued before a region's settlement was opened: included 期初纳入, or settled elsewhere 不在此结算. */
export const EARLIER_REBATES = ['included', 'left'] as const;
export type EarlierRebates = (typeof EARLIER_REBATES)[number];
