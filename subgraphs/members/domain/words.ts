import type { ConsentPurpose } from '../../contracts/words.ts';

/** Closed lists of this subgraph, as they stand in the database; the graph shows them UPPER_CASE. */
export const SOURCES = ['store', 'online', 'event', 'referral', 'parcel_card'] as const;
export type Source = (typeof SOURCES)[number];

export const GENDERS = ['female', 'male', 'unknown'] as const;
export type Gender = (typeof GENDERS)[number];

export const STYLES = ['classical', 'modern', 'ethnic', 'minimal', 'vintage', 'sweet'] as const;
export const STONES = [
  'diamond', 'jadeite', 'nephrite', 'pearl', 'ruby', 'sapphire', 'emerald', 'none',
] as const;
export const OCCASIONS = ['daily', 'work', 'banquet', 'wedding', 'gift', 'investment'] as const;

export const PURPOSES = [
  'marketing_sms', 'marketing_email', 'marketing_app', 'marketing_wecom', 'profiling',
  'franchise_sharing', 'channel_sharing', 'cross_border',
] as const satisfies readonly ConsentPurpose[];
export type Purpose = ConsentPurpose;

export const CONSENT_SOURCES = ['store', 'web', 'app', 'mini_program', 'phone', 'paper'] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

export const MERGE_STATES = ['open', 'merged', 'dismissed'] as const;
export type MergeState = (typeof MERGE_STATES)[number];

export const RESOLUTIONS = [
  'existing_identity', 'existing_phone', 'new', 'merged', 'merge_case_opened',
] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const LIFE_EVENT_KINDS = [
  'wedding_anniversary', 'child_birthday', 'child_full_moon', 'graduation', 'elder_birthday',
] as const;
export type LifeEventKind = (typeof LIFE_EVENT_KINDS)[number];

export const CALENDARS = ['solar', 'lunar'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** Data layers (domain.md 7, domain/sharing.ts): L1 pseudonym, L2 masked contact, L3 full contact when served. */
export const LAYER = { pseudonymous: 1, maskedContact: 2, fullContact: 3 } as const;
