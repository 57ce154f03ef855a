/** The rooms of the house, by name; `subgraphs/all.ts` has what they are. */
export const ROOMS = ['members', 'loyalty', 'catalog', 'orders', 'campaigns', 'franchises', 'insights', 'rewards',
  'engagement', 'plans', 'service', 'tradeins', 'outreach'] as const;
export type Room = (typeof ROOMS)[number];
