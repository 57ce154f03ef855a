import type { CatalogPolicyPartsFragment, CatalogRulesInput } from '../../gql/graphql.ts';
import { nameOf, ruleOf, type Rules } from '../../parts/rules/rule-values.ts';
import { classesIn, codeAt } from './class-rules.ts';

export type CatalogRules = CatalogPolicyPartsFragment['rules'];

const BOUND = 'leastBps';
/** What stands once for each margin class. */
export const BOUNDS: readonly string[] = [BOUND];

/** All rules in one list of numbers, the bound of each class at its end. */
export function flattenBounds({ classBounds, ...rest }: CatalogRules): Rules {
  const each = classBounds.map(({ marginClass, leastBps }) => [nameOf(BOUND, marginClass.code), leastBps] as const);
  return { ...rest, ...Object.fromEntries(each) };
}

export function unflattenBounds(flat: Rules): CatalogRulesInput {
  const rest = Object.entries(flat).filter(([name]) => ruleOf(name).kind !== BOUND);
  return {
    ...(Object.fromEntries(rest) as Omit<CatalogRulesInput, 'classBounds'>),
    classBounds: classesIn(flat, BOUND).map((marginClass) => (
      { marginClass, leastBps: flat[nameOf(BOUND, marginClass)]! })),
  };
}

/** rules.classBounds.0.leastBps → leastBps of A. */
export function boundPlace([top, group, ...steps]: readonly string[], sent: Rules): readonly string[] {
  if (top !== 'rules' || group !== 'classBounds') return [top, group, ...steps].filter((step) => step !== undefined);
  return ['rules', nameOf(BOUND, codeAt(steps[0], classesIn(sent, BOUND)))];
}
