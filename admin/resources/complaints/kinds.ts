/** Closed lists of the graph, in the order people choose from. */
export const KINDS = [
  'QUALITY', 'WEIGHT_PURITY', 'SERVICE', 'PRICE', 'DELIVERY', 'AFTER_SALES', 'POINTS', 'PRIVACY', 'OTHER',
] as const;
export const VIAS = [
  'STORE', 'HOTLINE', 'WECOM', 'MINI_PROGRAM', 'PLATFORM', 'SOCIAL', 'LETTER', 'AUTHORITY',
] as const;
export const CLOSINGS = ['WITHDRAWN', 'DUPLICATE', 'NO_COMPLAINT'] as const;
