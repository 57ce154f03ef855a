import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';
import { DEFAULT_BOUNDS, type ClassBound } from './classes/class-bounds.ts';

/**
 * Which prices and rates from outside wait for a person, and how long they live; the version in force when
 * they are entered. Beside it: which margin proposes which class.
 */
export interface CatalogRules {
  /** A retail or buy-back price that moves further against the one before is held. */
  readonly goldJumpBps: number;
  /** An FX table that moves a rate further against the one before is held. */
  readonly fxJumpBps: number;
  /** Steps that were entered within so many hours without a person count together; 0 for none. */
  readonly repeatHours: number;
  /** From this age on a price is shown with a warning; from the other one on it is not in force any more. */
  readonly goldWarnDays: number;
  readonly goldRefuseDays: number;
  readonly fxWarnDays: number;
  readonly fxRefuseDays: number;
  /** Which margin proposes which class, measured over so many whole months, from so many pieces of known cost on. */
  readonly classBounds: readonly ClassBound[];
  readonly measuredMonths: number;
  readonly measuredPieces: number;
}

export type CatalogPolicy = Policy<CatalogRules>;

export const CATALOG_RULE_BOUNDS: Bounds<CatalogRules> = {
  goldJumpBps: [0, 10_000], fxJumpBps: [0, 10_000], repeatHours: [0, 168],
  goldWarnDays: [1, 3_650], goldRefuseDays: [1, 3_650], fxWarnDays: [1, 3_650], fxRefuseDays: [1, 3_650],
  measuredMonths: [1, 36], measuredPieces: [1, 100_000],
};

/**
 * Version 1: the numbers of domain.md, as the migrations insert them. Boards change daily, of rarer metals
 * weekly. Tables change monthly: one warns when the next is two weeks late, and ends when two more are missing.
 */
export const DEFAULT_RULES: CatalogRules = {
  goldJumpBps: 500, fxJumpBps: 200, repeatHours: 24,
  goldWarnDays: 8, goldRefuseDays: 31, fxWarnDays: 45, fxRefuseDays: 100,
  classBounds: DEFAULT_BOUNDS, measuredMonths: 6, measuredPieces: 5,
};

/** A warning comes before the end. */
export function problemsOfAges(rules: CatalogRules): Problem[] {
  return ([['goldWarnDays', 'goldRefuseDays'], ['fxWarnDays', 'fxRefuseDays']] as const)
    .filter(([warn, refuse]) => rules[warn] > rules[refuse])
    .map(([warn, refuse]) => ({ path: [warn], message: `${warn} is at most ${refuse}.` }));
}

/** What was entered before this moment was in force long enough to be seen. */
export function seenUntil({ repeatHours }: Pick<CatalogRules, 'repeatHours'>, now: Date): Date {
  return hoursBefore(now, repeatHours);
}

/**
 * Who asked to take a price back before this moment has to ask again: the board may be another by now. As long as
 * steps count together; a day where none do, since two persons have to meet.
 */
export function askedSince({ repeatHours }: Pick<CatalogRules, 'repeatHours'>, now: Date): Date {
  return hoursBefore(now, repeatHours || DEFAULT_RULES.repeatHours);
}

/** From then on it was asked before `askedSince`. */
export function lapsesAt({ repeatHours }: Pick<CatalogRules, 'repeatHours'>, askedAt: Date): Date {
  return hoursBefore(askedAt, -(repeatHours || DEFAULT_RULES.repeatHours));
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}
