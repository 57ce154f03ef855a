/** Words of the catalog (domain.md sections 1 and 4) as they stand in the database. */
export const CATEGORIES = [
  'ring', 'necklace', 'bracelet', 'earrings', 'pendant', 'bangle', 'bar', 'bean', 'coin', 'chain',
  'charm', 'watch', 'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const DEMAND_CLASSES = ['wedding', 'investment', 'daily', 'baby'] as const;
export type DemandClass = (typeof DEMAND_CLASSES)[number];

export const METALS = ['gold', 'silver', 'platinum', 'palladium', 'other'] as const;
export type Metal = (typeof METALS)[number];

export const PRICINGS = ['fixed', 'by_weight'] as const;
export type Pricing = (typeof PRICINGS)[number];

export const LABOUR_BASES = ['piece', 'gram'] as const;
export type LabourBasis = (typeof LABOUR_BASES)[number];

export const MEDIA_KINDS = ['picture', 'video', 'model_3d'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Where a 3D model is worn. */
export const TRY_ON_PLACES = ['finger', 'wrist', 'neck', 'ear', 'head'] as const;
export type TryOnPlace = (typeof TRY_ON_PLACES)[number];

/** A published fact that jumps too far waits, held, until a second person confirms it or somebody dismisses it. */
export const PUBLICATION_STATES = ['published', 'held', 'dismissed', 'withdrawn'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** Where it stands at a moment: see standing.ts. */
export const STANDINGS = ['upcoming', 'in_force', 'past', 'expired', 'held', 'dismissed', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Why it waits: see publication.ts. */
export const HOLD_REASONS = ['jump', 'repeated', 'missing', 'follows'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What a board may be quoted by; a tael is of one place: see boards/weight-unit.ts. */
export const WEIGHT_UNITS = ['gram', 'kilogram', 'troy_ounce', 'tola', 'tael_hk', 'tael_tw', 'tael_cn'] as const;
export type WeightUnit = (typeof WEIGHT_UNITS)[number];
