/**
 * reserving: its points are being asked for; open: to be fetched; verifying: shown at a counter, its points are being
 * taken; paid: they are taken and nobody knows whether it was handed out, so that the code still opens it; done:
 * handed out. All others are ends that gave everything back.
 */
export const REDEMPTION_STATES = [
  'reserving', 'open', 'verifying', 'paid', 'done', 'cancelled', 'expired', 'refused',
] as const;
export type RedemptionState = typeof REDEMPTION_STATES[number];

/** Those that hold stock and count against a member's limit. */
export const COUNTING: readonly RedemptionState[] = ['reserving', 'open', 'verifying', 'paid', 'done'];

/** What loyalty has to do for it; due states are told until loyalty has said that they are done. */
export const POINTS_STATES = [
  'asked', 'held', 'captured', 'void_due', 'voided', 'lost',
] as const;
export type PointsState = typeof POINTS_STATES[number];

/** Why a member cannot have a reward now. */
export const WHY_NOT = ['WINDOW', 'TIER', 'SEGMENT', 'LIMIT', 'STOCK', 'POINTS', 'COST_CAP'] as const;
export type WhyNot = typeof WHY_NOT[number];
