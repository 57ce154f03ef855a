/** Kinds of places of sale 门店/渠道, as they stand in the database. */
export type OutletKind = 'own_store' | 'franchise_store' | 'web_shop' | 'live_room';
