import type { TradeInDeed, TradeInState } from './words.ts';

/**
 * What may be done with old gold 旧料 in which state. Only the assayed offer binds, and only within its minutes; what is
 * melted is never given back; what a sale has, or holds, stays until it is melted. What its way pays for the sake of a
 * sale no desk credits without one: melted and taken by no sale, it is credited at its plain price once the member
 * agrees and a second person approves. What a sale took before the melting goes back to who brought it once all of that
 * sale's credit had come back.
 *
 * Example: a bangle is estimated, received, assayed and offered at 12:00 for 30 minutes. At 12:30 the offer has lapsed,
 * whichever job has run: it is offered anew at the price of then, or returned. Accepted, melted: `return` is MELTED.
 */
const WAYS: Readonly<Record<Exclude<TradeInDeed, 'estimate'>, readonly TradeInState[]>> = {
  receive: ['estimated'],
  assay: ['received', 'assayed', 'lapsed'],
  offer: ['assayed', 'lapsed'],
  lapse: ['offered'],
  decline: ['offered'],
  accept: ['offered'],
  melt: ['accepted'],
  credit: ['melted'],
  ask_buyback: ['melted'],
  give_buyback: ['melted'],
  refuse_buyback: ['melted'],
  return: ['received', 'assayed', 'offered', 'lapsed', 'accepted'],
  cancel: ['estimated'],
};

const TO: Readonly<Record<Exclude<TradeInDeed, 'estimate'>, TradeInState>> = {
  receive: 'received', assay: 'assayed', offer: 'offered', lapse: 'lapsed', decline: 'assayed', accept: 'accepted',
  melt: 'melted', credit: 'credited', return: 'returned', cancel: 'cancelled',
  ask_buyback: 'melted', give_buyback: 'credited', refuse_buyback: 'melted',
};

export const CLOSED: readonly TradeInState[] = ['credited', 'returned', 'cancelled'];

export interface Standing {
  readonly state: TradeInState;
  /** Until when the offer binds; null before there was one. */
  readonly offerUntil: Date | null;
  /** Its credit is the member's already: a sale took it before it was melted. */
  readonly isGiven: boolean;
  /** That sale's credit came back whole. */
  readonly isBack: boolean;
  /** A quote holds it. */
  readonly isHeld: boolean;
  /** Its way is for a sale, which alone credits it. */
  readonly isSaleOnly: boolean;
  /** Somebody asked to credit it at its plain price. */
  readonly isAsked: boolean;
}

/** Of gold whose way is for a sale: asked for, and decided by another person. */
const BUYBACK_DEEDS = ['ask_buyback', 'give_buyback', 'refuse_buyback'] as const;
const BUYBACK: readonly TradeInDeed[] = BUYBACK_DEEDS;

export type StepCode = 'NOT_NOW' | 'OFFER_LAPSED' | 'MELTED' | 'CREDIT_IN_USE' | 'NOTE_REQUIRED' | 'SALE_CREDITS';

/** An offer ends by the clock. */
export function stateAt({ state, offerUntil }: Pick<Standing, 'state' | 'offerUntil'>, now: Date): TradeInState {
  return state === 'offered' && offerUntil !== null && offerUntil <= now ? 'lapsed' : state;
}

/** Where it goes, or why it does not. What a sale took before the melting is credited once it is melted. */
export function stateAfter(
  standing: Standing, deed: Exclude<TradeInDeed, 'estimate'>,
  { note, now }: { readonly note: string | null; readonly now: Date },
): { readonly to: TradeInState } | { readonly code: StepCode } {
  const state = stateAt(standing, now);
  if (!WAYS[deed].includes(state)) {
    if (deed === 'return' && (state === 'melted' || state === 'credited')) return { code: 'MELTED' };
    return { code: state === 'lapsed' && (deed === 'accept' || deed === 'decline') ? 'OFFER_LAPSED' : 'NOT_NOW' };
  }
  if (deed === 'return' && (standing.isGiven && !standing.isBack || standing.isHeld)) return { code: 'CREDIT_IN_USE' };
  if (BUYBACK.includes(deed)) {
    if (!standing.isSaleOnly || standing.isAsked === (deed === 'ask_buyback')) return { code: 'NOT_NOW' };
    if (standing.isHeld && deed !== 'refuse_buyback') return { code: 'CREDIT_IN_USE' };
  }
  if (deed === 'credit' && standing.isSaleOnly) return { code: 'SALE_CREDITS' };
  if ((deed === 'return' || deed === 'cancel') && !note?.trim()) return { code: 'NOTE_REQUIRED' };
  return { to: deed === 'melt' && standing.isGiven ? 'credited' : TO[deed] };
}

const BY_DESK: readonly Exclude<TradeInDeed, 'estimate' | 'lapse'>[] =
  ['receive', 'assay', 'offer', 'accept', 'decline', 'melt', 'credit', 'return', 'cancel', ...BUYBACK_DEEDS];

/** What may be done now. */
export function deedsIn(standing: Standing, now: Date): TradeInDeed[] {
  return BY_DESK.filter((deed) => 'to' in stateAfter(standing, deed, { note: 'said', now }));
}
