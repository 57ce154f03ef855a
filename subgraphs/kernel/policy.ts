import { refused, refusedAll, type Outcome } from './outcome.ts';

/**
 * Numbers of the business are no constants: they stand in versions that never change, each in force from
 * an instant until the next one begins. What was counted with a version keeps its number, and is counted
 * back with it years later.
 *
 * Example: version 2 begins 2026-10-01 00:00. A payment of 2026-09-30 counts with version 1, and so does
 * its return in 2027.
 */
export interface Policy<Rules> {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly rules: Rules;
}

/** The last version in force at that moment; before the first one, the first. */
export function policyAt<Version extends { readonly effectiveFrom: Date }>(
  versions: readonly Version[], at: Date,
): Version {
  return versions.reduce((found, version) => {
    const isLater = version.effectiveFrom > found.effectiveFrom;
    return (isLater ? version.effectiveFrom <= at : found.effectiveFrom > at) ? version : found;
  });
}

/**
 * The numbers of a stored version; one that is younger than the version counts with its default, so that
 * no rule meets a version that does not know it. Example: { bps: 50 } with { bps: 10, days: 30 } is
 * { bps: 50, days: 30 }.
 */
export function withDefaults<Rules extends object>(stored: object, defaults: Rules): Rules {
  return Object.fromEntries(Object.entries(defaults).map(([name, byDefault]) => (
    [name, (stored as Record<string, unknown>)[name] ?? byDefault]))) as Rules;
}

/** Rules that are whole numbers, each from a lowest to a highest. */
export type Bounds<Rules> = {
  readonly [Rule in keyof Rules & string as Rules[Rule] extends number ? Rule : never]:
    readonly [low: number, high: number];
};

/** A number that is not allowed, by its place in the rules. */
export interface Problem {
  readonly path: readonly string[];
  readonly message: string;
}

export function outOfBounds<Rules>(rules: Rules, bounds: Bounds<Rules>): Problem[] {
  const named = Object.entries(bounds) as [keyof Rules & string, readonly [number, number]][];
  return named.flatMap(([rule, [low, high]]) => {
    const value = rules[rule] as number;
    return Number.isInteger(value) && value >= low && value <= high ? []
      : [{ path: [rule], message: `${rule} is a whole number from ${low} to ${high}.` }];
  });
}

/** A new version as an operator asks for it. */
export interface Publication<Rules> {
  readonly effectiveFrom: Date;
  /** Latest version as it was read. */
  readonly expectedVersion: number;
  readonly note: string | null;
  readonly rules: Rules;
}

export type PublishPolicyCode =
  'STALE' | 'INVALID_RULES' | 'IN_THE_PAST' | 'OUT_OF_ORDER' | 'INVALID_NOTE' | 'PROPOSAL_OPEN';

/** What a new version is written after: the newest number there is, and the last version that counts. */
export interface Latest {
  readonly version: number;
  readonly effectiveFrom: Date;
  /** Number of the proposal that waits for a second person, if one does and its date is to come. */
  readonly open: number | null;
}

const MAX_NOTE = 500;

/**
 * Why a version may not follow the latest one: it was written against another, another waits for its
 * decision, it would reach into what was counted already, or its rules are none. Null when it may.
 */
export function refusePublication<Rules>(
  latest: Latest, asked: Publication<Rules>, problems: readonly Problem[], now: Date,
): Outcome<never, PublishPolicyCode> | null {
  if (latest.version !== asked.expectedVersion) {
    return refused('STALE', 'Another version was published meanwhile.', ['expectedVersion'],
      { currentVersion: latest.version });
  }
  if (latest.open !== null) {
    return refused('PROPOSAL_OPEN', `Version ${latest.open} waits for its decision.`, []);
  }
  if (noteTooLong(asked.note)) return refuseNote('note');
  if (asked.effectiveFrom < now) {
    return refused('IN_THE_PAST', 'A policy starts now or later.', ['effectiveFrom']);
  }
  if (asked.effectiveFrom <= latest.effectiveFrom) {
    return refused('OUT_OF_ORDER', 'It must start after the latest version.', ['effectiveFrom']);
  }
  return problems.length === 0 ? null : refusedAll(problems.map(({ path, message }) => (
    { code: 'INVALID_RULES' as const, message, path: ['rules', ...path] })));
}

const noteTooLong = (note: string | null): boolean => note !== null && [...note].length > MAX_NOTE;

const refuseNote = (field: string) =>
  refused('INVALID_NOTE' as const, `A note has at most ${MAX_NOTE} characters.`, [field]);

export type PolicyVerdict = 'approve' | 'reject' | 'withdraw';

export type DecidePolicyCode =
  'NOT_FOUND' | 'STALE' | 'SAME_PERSON' | 'TOO_LATE' | 'NOTE_REQUIRED' | 'INVALID_NOTE';

export interface VersionInHand {
  readonly effectiveFrom: Date;
  readonly state: 'proposed' | 'approved' | 'rejected' | 'withdrawn';
  /** Null: written by the house itself. */
  readonly proposedBy: string | null;
}

/**
 * Why a version may not be decided so. Another person approves or rejects what waits; whoever may publish
 * withdraws what waits or is still to come, and says why. What has begun stays: goods were priced with it.
 * Example: proposed for 1 October and nobody looks until 2 October: it never counts, and is proposed anew.
 */
export function refuseDecision(
  version: VersionInHand | null, verdict: PolicyVerdict, note: string | null, actorId: string, now: Date,
): Outcome<never, DecidePolicyCode> | null {
  if (!version) return refused('NOT_FOUND', 'There is no such version.', ['version']);
  if (noteTooLong(note)) return refuseNote('note');
  const { state, effectiveFrom, proposedBy } = version;
  const open = state === 'proposed' || (verdict === 'withdraw' && state === 'approved');
  if (!open) return refused('STALE', `The version is ${state}.`, ['version'], { state });
  if (verdict === 'withdraw') {
    if (state === 'approved' && effectiveFrom <= now) {
      return refused('TOO_LATE', 'The version has begun.', ['version']);
    }
    return note?.trim() ? null : refused('NOTE_REQUIRED', 'Say why it is withdrawn.', ['note']);
  }
  if (proposedBy === actorId) {
    return refused('SAME_PERSON', 'Another person decides what you proposed.', ['version']);
  }
  return verdict === 'approve' && effectiveFrom <= now
    ? refused('TOO_LATE', 'Its date has passed: it is to be proposed anew.', ['version']) : null;
}
