import type { TierDowngrade } from '../../gql/graphql.ts';

/**
 * How people write a rule: basis points as percent with two places at most, a rate per yuan (kept in
 * millionths) with six, the others as whole numbers; a choice by its number.
 */
export type Unit = 'percent' | 'wholePercent' | 'rate' | 'days' | 'months' | 'hours' | 'minutes' | 'seconds'
  | 'count' | 'choice';

export interface Rule {
  readonly name: string;
  readonly kind: string;
  /** Code of the margin class or tier, place of the tier; null for a rule that stands alone. */
  readonly of: string | null;
  readonly unit: Unit;
}

export type Rules = Readonly<Record<string, number>>;

/** What may happen at the end of grace, by the number it has among the rules. */
export const DOWNGRADES: readonly TierDowngrade[] = ['ONE_STEP', 'BALANCE'];

const UNIT_BY_END: Readonly<Record<string, Unit>> = {
  Bps: 'percent',
  Percent: 'wholePercent',
  Rate: 'rate',
  Days: 'days',
  Months: 'months',
  Hours: 'hours',
  Minutes: 'minutes',
  Seconds: 'seconds',
  Choice: 'choice',
};

/** A rule that stands once for each of something says of which: rebateBps_A. */
const OF = '_';

export const nameOf = (kind: string, of: string | number): string => `${kind}${OF}${of}`;

/** The unit stands last in its kind: charityBps, linkDays, rebateBps of A; without one it is a count. */
export function ruleOf(name: string): Rule {
  const [kind = '', of] = name.split(OF);
  const end = /[A-Z][a-z]+$/.exec(kind)?.[0] ?? '';
  return { name, kind, of: of ?? null, unit: UNIT_BY_END[end] ?? 'count' };
}

/** 50 → "0.5", 1,000 → "10"; 180 days → "180". */
export function writeRule(value: number, unit: Unit): string {
  return String(value / (SCALE[unit] ?? 1));
}

const SCALE: Partial<Record<Unit, number>> = { percent: 100, rate: 1_000_000 };
const WHOLE = /^\d{1,10}$/;
const SHAPE: Partial<Record<Unit, RegExp>> = {
  percent: /^\d{1,3}(\.\d{1,2})?$/,
  rate: /^\d{1,3}(\.\d{1,6})?$/,
};

/** What was typed as the graph counts it; null when it is no such number. */
export function readRule(typed: string, unit: Unit): number | null {
  const text = typed.trim();
  return (SHAPE[unit] ?? WHOLE).test(text) ? Math.round(Number(text) * (SCALE[unit] ?? 1)) : null;
}

/** Every rule read, or the names of those that are no numbers. */
export function readRules(
  names: readonly string[],
  values: Readonly<Record<string, string | number>>,
): { readonly rules: Rules; readonly wrong: readonly string[] } {
  const read = names.map((name) => [name, readRule(String(values[name] ?? ''), ruleOf(name).unit)] as const);
  return {
    rules: Object.fromEntries(read.map(([name, value]) => [name, value ?? 0])),
    wrong: read.filter(([, value]) => value === null).map(([name]) => name),
  };
}
