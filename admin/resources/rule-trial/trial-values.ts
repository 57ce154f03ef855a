import type { FranchiseRulesInput, RuleTrialsQuery } from '../../gql/graphql.ts';

type Rules = RuleTrialsQuery['franchisePolicy']['rules'];

/** As they are typed: a rebate in basis points for each class, and the numbers. */
export type TrialValues = Record<string, string>;

const NUMBERS = ['marginCapBps', 'periodMonths', 'trailingMonths', 'protectionDays'] as const;
export type TrialNumber = (typeof NUMBERS)[number];
export const TRIAL_NUMBERS: readonly TrialNumber[] = NUMBERS;

/** No dot: forms read it as a path. */
export const fieldOf = (code: string): string => `rebate_${code}`;

/** The rules that count now, as the form begins with them; a class without a rate has none. */
export function valuesOf({ rebates, ...numbers }: Rules, classes: readonly string[]): TrialValues {
  const bps = new Map(rebates.map((rebate) => [rebate.marginClass.code, rebate.bps]));
  return {
    ...Object.fromEntries(classes.map((code) => [fieldOf(code), String(bps.get(code) ?? 0)])),
    ...Object.fromEntries(NUMBERS.map((name) => [name, String(numbers[name])])),
  };
}

export function rulesOf(values: TrialValues, classes: readonly string[]): FranchiseRulesInput {
  const number = (name: string) => Number(values[name]);
  return {
    rebates: classes.map((marginClass) => ({ marginClass, bps: number(fieldOf(marginClass)) })),
    marginCapBps: number('marginCapBps'), periodMonths: number('periodMonths'),
    trailingMonths: number('trailingMonths'), protectionDays: number('protectionDays'),
  };
}
