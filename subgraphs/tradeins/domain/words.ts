/** Closed lists as the database has them. */
export const TRADE_IN_STATES = ['estimated', 'received', 'assayed', 'offered', 'lapsed', 'accepted', 'melted',
  'credited',
  'returned', 'cancelled'] as const;
export type TradeInState = (typeof TRADE_IN_STATES)[number];

export const TRADE_IN_DEEDS = ['estimate', 'receive', 'assay', 'offer', 'lapse', 'decline', 'accept', 'melt', 'credit',
  'return', 'cancel', 'ask_buyback', 'give_buyback', 'refuse_buyback'] as const;
export type TradeInDeed = (typeof TRADE_IN_DEEDS)[number];

/** What the desk does without further words. */
export const TRADE_IN_STEPS = ['receive', 'melt', 'credit', 'return', 'cancel'] as const;
export type TradeInStep = (typeof TRADE_IN_STEPS)[number];

/** fire: melted at the edge and weighed again 过火; xrf: by the spectrometer 光谱. */
export const ASSAY_METHODS = ['fire', 'xrf'] as const;
export type AssayMethod = (typeof ASSAY_METHODS)[number];

export const CONSENT_WAYS = ['signature', 'screen'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

export const DOCUMENT_KINDS = ['id_card', 'passport', 'permit'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const PHOTO_KINDS = ['piece', 'mark', 'scale', 'assay', 'melt'] as const;
export type PhotoKind = (typeof PHOTO_KINDS)[number];

/** member: what the house owes it; gold: what it took in; sales: what orders took. */
export const ACCOUNT_KINDS = ['member', 'gold', 'sales'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const ENTRY_KINDS = ['credited', 'spent', 'given_back', 'taken_back'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const HOLD_STATES = ['held', 'used', 'released'] as const;
export type HoldState = (typeof HOLD_STATES)[number];
