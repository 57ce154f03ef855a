/** Bounds of what is taken from outside; each stands again as a CHECK in the database. */
export const MAX_NAME = 120;
export const MAX_WORD = 60;
/** Style numbers and SKUs, ours and those of other houses. */
export const MAX_LABEL = 100;
export const MAX_TAGS = 20;
export const MAX_STONES = 20;
export const MAX_MEDIA = 30;
export const MAX_EXCLUSIVE = 50;
export const MAX_ITEMS = 50;
export const MAX_LEAD_DAYS = 365;
/** 100 kg: heavier is a typing error. */
export const MAX_WEIGHT_MG = 100_000_000;
export const MAX_REASON = 500;
export const MAX_SOURCE = 120;
/** Files that no product names yet, of one partner or of head office, all together: 1 GB, and 10 GB. */
export const MAX_UNNAMED_BYTES = { others: 1_073_741_824, house: 10_737_418_240 } as const;
/** Rows of one import. */
export const MAX_IMPORT = 500;
/** How far ahead a class, a cost or a table may be dated. */
export const MAX_AHEAD_DAYS = 730;
/** How far ahead a gold price may be dated. */
export const MAX_PRICE_AHEAD_DAYS = 31;

const DAY_MS = 86_400_000;

export function isTooFarAhead(at: Date, now: Date, days: number): boolean {
  return at.getTime() > now.getTime() + days * DAY_MS;
}
