import type { FranchisePolicyPartsFragment, FranchiseRulesInput } from '../../gql/graphql.ts';
import { nameOf, ruleOf, type Rules } from '../../parts/rules/rule-values.ts';
import { classesIn, codeAt } from './class-rules.ts';

export type FranchiseRules = FranchisePolicyPartsFragment['rules'];

const REBATE = 'rebateBps';
/** What stands once for each margin class. */
export const REBATES: readonly string[] = [REBATE];

/** All rules in one list of numbers, a rebate for each class at its head. */
export function flattenRebates({ rebates, ...rest }: FranchiseRules): Rules {
  const each = rebates.map(({ marginClass, bps }) => [nameOf(REBATE, marginClass.code), bps] as const);
  return { ...Object.fromEntries(each), ...rest };
}

export function unflattenRebates(flat: Rules): FranchiseRulesInput {
  const rest = Object.entries(flat).filter(([name]) => ruleOf(name).kind !== REBATE);
  return {
    ...(Object.fromEntries(rest) as Omit<FranchiseRulesInput, 'rebates'>),
    rebates: classesIn(flat, REBATE).map((marginClass) => ({ marginClass, bps: flat[nameOf(REBATE, marginClass)]! })),
  };
}

/** rules.rebates.A, or rules.rebates.0.bps → rebateBps of A. */
export function rebatePlace([top, group, ...steps]: readonly string[], sent: Rules): readonly string[] {
  if (top !== 'rules' || group !== 'rebates') return [top, group, ...steps].filter((step) => step !== undefined);
  return ['rules', nameOf(REBATE, codeAt(steps[0], classesIn(sent, REBATE)))];
}
