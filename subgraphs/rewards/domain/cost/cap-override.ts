import { refused, type Outcome } from '../../../kernel/outcome.ts';

export type OverrideState = 'proposed' | 'approved' | 'rejected' | 'withdrawn';
export type OverrideVerdict = 'approve' | 'reject' | 'withdraw';

export interface OverrideAsked {
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly reason: string;
  readonly endsAt: Date;
}

export type ProposeOverrideCode =
  'UNKNOWN_REGION' | 'NOT_FOUND' | 'INVALID_AMOUNT' | 'WRONG_CURRENCY' | 'INVALID_REASON' | 'INVALID_PERIOD';

/** An override is of an occasion: whoever needs more for longer changes the policy. */
export const LONGEST_DAYS = 92;
/** Far beyond what a house gives, and far within what is counted. */
export const MOST_MINOR = 1_000_000_000_000n;

/** Why so much may not be asked beyond the cap until then; null when it may. */
export function refuseOverride(
  { amount, reason, endsAt }: OverrideAsked, currency: string, now: Date,
): Outcome<never, ProposeOverrideCode> | null {
  if (amount.currency !== currency) {
    return refused('WRONG_CURRENCY', `The region counts in ${currency}.`, ['amount', 'currency']);
  }
  if (amount.minor <= 0n || amount.minor > MOST_MINOR) {
    return refused('INVALID_AMOUNT', `An amount has 1 to ${MOST_MINOR} minor units.`, ['amount', 'amount']);
  }
  if (reason.length === 0 || [...reason].length > 500) {
    return refused('INVALID_REASON', 'A reason has 1 to 500 characters.', ['reason']);
  }
  const longest = new Date(now.getTime() + LONGEST_DAYS * 86_400_000);
  return endsAt > now && endsAt <= longest ? null
    : refused('INVALID_PERIOD', `It ends after now and within ${LONGEST_DAYS} days.`, ['endsAt']);
}

export type DecideOverrideCode =
  'NOT_FOUND' | 'STALE' | 'ALREADY_DECIDED' | 'SAME_PERSON' | 'TOO_LATE' | 'NOTE_REQUIRED' | 'INVALID_NOTE';

export interface OverrideInHand {
  readonly state: OverrideState;
  readonly endsAt: Date;
  readonly proposedBy: string;
  readonly version: number;
}

/**
 * Why an override may not be decided so; null when it may. Another person approves or rejects; what waits or counts
 * may be taken back by anybody who may decide, and says why: what was promised within it stays promised.
 */
export function refuseOverrideDecision(
  override: OverrideInHand | null, verdict: OverrideVerdict, note: string | null,
  { actorId, expectedVersion, now }: { actorId: string; expectedVersion: number; now: Date },
): Outcome<never, DecideOverrideCode> | null {
  if (!override) return refused('NOT_FOUND', 'There is no such override.', ['overrideId']);
  if (note !== null && [...note].length > 500) {
    return refused('INVALID_NOTE', 'A note has at most 500 characters.', ['note']);
  }
  if (override.version !== expectedVersion) {
    return refused('STALE', 'Somebody changed it meanwhile.', ['expectedVersion'],
      { currentVersion: override.version });
  }
  const open = override.state === 'proposed' || (verdict === 'withdraw' && override.state === 'approved');
  if (!open) return refused('ALREADY_DECIDED', `The override is ${override.state}.`, ['overrideId']);
  if (verdict === 'withdraw') {
    return note?.trim() ? null : refused('NOTE_REQUIRED', 'Say why it is taken back.', ['note']);
  }
  if (override.proposedBy === actorId) {
    return refused('SAME_PERSON', 'Another person decides what you proposed.', ['overrideId']);
  }
  return verdict === 'approve' && override.endsAt <= now
    ? refused('TOO_LATE', 'Its end has passed: it is to be proposed anew.', ['overrideId']) : null;
}
