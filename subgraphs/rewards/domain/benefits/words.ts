export const USE_STATES = ['booked', 'used', 'cancelled', 'missed'] as const;
export type UseState = (typeof USE_STATES)[number];

export const EXTRA_STATES = ['reserving', 'held', 'active', 'refused'] as const;
export type ExtraState = (typeof EXTRA_STATES)[number];

export const ENTITLEMENT_CAUSES = ['bought', 'by_hand'] as const;
export type EntitlementCause = (typeof ENTITLEMENT_CAUSES)[number];
