/** The graph's words that products are described and filtered with, in the order of the shop. */
export const CATEGORIES = [
  'RING',
  'NECKLACE',
  'BRACELET',
  'EARRINGS',
  'PENDANT',
  'BANGLE',
  'BAR',
  'BEAN',
  'COIN',
  'CHAIN',
  'CHARM',
  'WATCH',
  'OTHER',
] as const;
export const DEMAND_CLASSES = ['WEDDING', 'INVESTMENT', 'DAILY', 'BABY'] as const;
export const METALS = ['GOLD', 'PLATINUM', 'SILVER', 'PALLADIUM', 'OTHER'] as const;
/** What the diamond trade counts in everywhere; an item may have its price in it. */
export const TRADE_CURRENCY = 'USD';
