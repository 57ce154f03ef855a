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
export const MARGIN_CLASSES = ['A', 'B', 'C', 'D', 'X'] as const;
export const DEMAND_CLASSES = ['WEDDING', 'INVESTMENT', 'DAILY'] as const;
export const METALS = ['GOLD', 'PLATINUM', 'SILVER', 'PALLADIUM', 'OTHER'] as const;
export const CURRENCIES = ['CNY', 'HKD', 'MOP', 'SGD', 'USD'] as const;
