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
  'STALE' | 'INVALID_RULES' | 'IN_THE_PAST' | 'OUT_OF_ORDER' | 'INVALID_NOTE';

const MAX_NOTE = 500;

/**
 * Why a version may not follow the latest one: it was written against another, it would reach into what
 * was counted already, or its rules are none. Null when it may.
 */
export function refusePublication<Rules>(
  latest: Policy<unknown>, asked: Publication<Rules>, problems: readonly Problem[], now: Date,
): Outcome<never, PublishPolicyCode> | null {
  if (latest.version !== asked.expectedVersion) {
    return refused('STALE', 'Another version was published meanwhile.', ['expectedVersion'],
      { currentVersion: latest.version });
  }
  if (asked.note && [...asked.note].length > MAX_NOTE) {
    return refused('INVALID_NOTE', `A note has at most ${MAX_NOTE} characters.`, ['note']);
  }
  if (asked.effectiveFrom < now) {
    return refused('IN_THE_PAST', 'A policy starts now or later.', ['effectiveFrom']);
  }
  if (asked.effectiveFrom <= latest.effectiveFrom) {
    return refused('OUT_OF_ORDER', 'It must start after the latest version.', ['effectiveFrom']);
  }
  return problems.length === 0 ? null : refusedAll(problems.map(({ path, message }) => (
    { code: 'INVALID_RULES' as const, message, path: ['rules', ...path] })));
}
