/** How people write a rule: basis points as percent with two places at most, the others as whole numbers. */
export type Unit = 'percent' | 'days' | 'months';

export interface Rule {
  readonly name: string;
  readonly unit: Unit;
}

export type Rules = Readonly<Record<string, number>>;

/** The unit stands last in the name: charityBps, linkDays, periodMonths. */
export function ruleOf(name: string): Rule {
  if (name.endsWith('Bps')) return { name, unit: 'percent' };
  return { name, unit: name.endsWith('Months') ? 'months' : 'days' };
}

/** 50 → "0.5", 1,000 → "10"; 180 days → "180". */
export function writeRule(value: number, unit: Unit): string {
  return String(unit === 'percent' ? value / 100 : value);
}

const PERCENT = /^\d{1,3}(\.\d{1,2})?$/;
const WHOLE = /^\d{1,6}$/;

/** What was typed as the graph counts it; null when it is no such number. */
export function readRule(typed: string, unit: Unit): number | null {
  const text = typed.trim();
  if (unit === 'percent') return PERCENT.test(text) ? Math.round(Number(text) * 100) : null;
  return WHOLE.test(text) ? Number(text) : null;
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

export interface Difference {
  readonly rule: Rule;
  readonly before: number;
  readonly after: number;
}

export function differencesOf(before: Rules, after: Rules): Difference[] {
  return Object.keys(after)
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ rule: ruleOf(name), before: before[name]!, after: after[name]! }));
}
