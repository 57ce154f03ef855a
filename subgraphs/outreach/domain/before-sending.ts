import { fits, nextSlot, type FrequencyCap } from './frequency-cap.ts';
import type { MessageKind, Reason } from './words.ts';

/** What counts when a message is about to go. */
export interface AboutToGo {
  readonly kind: MessageKind;
  readonly now: Date;
  /** When quiet hours let it go: now, or later. */
  readonly allowedAt: Date;
  readonly endsAt: Date | null;
  readonly isKnown: boolean;
  readonly consent: boolean | null;
  readonly isBlocked: boolean;
  /** Whether a gateway may have it from a try whose answer was lost. */
  readonly wasLost: boolean;
  /** Its own slot, which is among the taken ones. */
  readonly slotAt: Date | null;
  readonly taken: readonly Date[];
}

export type BeforeSending =
  | { readonly does: 'go'; readonly slotAt: Date | null }
  | { readonly does: 'wait'; readonly at: Date; readonly slotAt: Date | null }
  | { readonly does: 'refuse'; readonly reason: Reason }
  /** It goes to nobody again, and may have arrived: its slot is left. */
  | { readonly does: 'leave'; readonly slotAt: Date | null };

/**
 * Once more before it goes: consent may be gone, the house may have been away all night. A message that is late takes
 * its slot anew at the moment it really goes, so that the cap holds of what was sent and not only of what was planned.
 * One whose answer was lost is never refused: it may have arrived. Example: planned 20:55 and late by ten minutes, it
 * waits until 08:00; an offer that ends at midnight is dropped.
 */
export function beforeSending(about: AboutToGo, cap: FrequencyCap): BeforeSending {
  const decision = decide(about, cap);
  return about.wasLost && decision.does === 'refuse' ? { does: 'leave', slotAt: about.slotAt } : decision;
}

function decide(about: AboutToGo, cap: FrequencyCap): Exclude<BeforeSending, { does: 'leave' }> {
  const { kind, now, allowedAt, endsAt, isKnown, consent, isBlocked } = about;
  if (!isKnown) return { does: 'refuse', reason: 'unknown_member' };
  if (endsAt && endsAt <= now) return { does: 'refuse', reason: 'offer_ended' };
  if (kind === 'service') return { does: 'go', slotAt: null };
  if (isBlocked) return { does: 'refuse', reason: 'opted_out' };
  if (consent !== true) return { does: 'refuse', reason: 'no_consent' };
  const others = withoutOwn(about);
  if (allowedAt.getTime() === now.getTime() && fits(others, now, cap)) return { does: 'go', slotAt: now };
  const at = nextSlot(others, allowedAt, cap);
  if (!at || (endsAt && endsAt <= at)) return { does: 'refuse', reason: at && at > allowedAt ? 'cap' : 'offer_ended' };
  return { does: 'wait', at, slotAt: at };
}

function withoutOwn({ slotAt, taken }: AboutToGo): Date[] {
  const own = slotAt ? taken.findIndex((at) => at.getTime() === slotAt.getTime()) : -1;
  return taken.filter((_, place) => place !== own);
}
