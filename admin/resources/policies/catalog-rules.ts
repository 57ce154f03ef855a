import type { CatalogPolicyPartsFragment, CatalogRulesInput, ClassBoundPartsFragment } from '../../gql/graphql.ts';
import { nameOf, ruleOf, type Rules } from '../../parts/rules/rule-values.ts';
import { classesIn, codeAt } from './class-rules.ts';

/** Bounds are there for who may see margins, and for nobody else. */
export type CatalogRules = CatalogPolicyPartsFragment['rules'] & Partial<ClassBoundPartsFragment['rules']>;

const BOUND = 'leastBps';
/** What stands once for each margin class. */
export const BOUNDS: readonly string[] = [BOUND];

/** All rules in one list of numbers, the bound of each class at its end. */
export function flattenBounds({ classBounds, ...rest }: CatalogRules): Rules {
  const each = (classBounds ?? []).map(({ marginClass, leastBps }) => (
    [nameOf(BOUND, marginClass.code), leastBps] as const));
  return { ...rest, ...Object.fromEntries(each) };
}

/** Of bounds that were not seen nothing is said: the version before keeps them. */
export function unflattenBounds(flat: Rules): CatalogRulesInput {
  const classes = classesIn(flat, BOUND);
  const rest = Object.entries(flat).filter(([name]) => ruleOf(name).kind !== BOUND);
  return {
    ...(Object.fromEntries(rest) as Omit<CatalogRulesInput, 'classBounds'>),
    ...(classes.length > 0 && { classBounds: classes.map((marginClass) => (
      { marginClass, leastBps: flat[nameOf(BOUND, marginClass)]! })) }),
  };
}

/** rules.classBounds.0.leastBps → leastBps of A. */
export function boundPlace([top, group, ...steps]: readonly string[], sent: Rules): readonly string[] {
  if (top !== 'rules' || group !== 'classBounds') return [top, group, ...steps].filter((step) => step !== undefined);
  return ['rules', nameOf(BOUND, codeAt(steps[0], classesIn(sent, BOUND)))];
}
