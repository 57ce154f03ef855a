import {
  getNamedType, isAbstractType, isInterfaceType, isObjectType, Kind, type FieldNode,
  type FragmentDefinitionNode, type GraphQLNamedType, type GraphQLSchema,
  type OperationDefinitionNode, type SelectionNode, type SelectionSetNode,
} from 'graphql';
import type { FieldOwners } from './field-owners.ts';

/**
 * How often the plan of an operation has to leave one subgraph for another, fragments expanded and
 * abstract types taken apart. The planner's work grows with the square of this number, which a
 * small document can make large: measured 1 s of CPU for 750 bytes with 1,000 hops. A page that
 * people look at has a handful.
 */
export function countHops(
  schema: GraphQLSchema,
  owners: FieldOwners,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  const memo = new Map<string, number>();
  const ofSet = (set: SelectionSetNode, type: GraphQLNamedType, here: string): number => {
    const foreign = new Set<string>();
    const inner = (nodes: readonly SelectionNode[], parent: GraphQLNamedType): number =>
      nodes.reduce((sum, node) => {
        if (node.kind === Kind.FIELD) return sum + ofField(node, parent, here, foreign);
        if (node.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(node.name.value, here);
        const condition = node.typeCondition?.name.value;
        const target = condition === undefined ? parent : schema.getType(condition)!;
        return sum + inner(node.selectionSet.selections, target);
      }, 0);
    return inner(set.selections, type) + foreign.size;
  };
  const ofFragment = (name: string, here: string): number => {
    const key = `${name} ${here}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const fragment = fragments.get(name)!;
    const type = schema.getType(fragment.typeCondition.name.value)!;
    const hops = ofSet(fragment.selectionSet, type, here);
    memo.set(key, hops);
    return hops;
  };
  const ofField = (node: FieldNode, parent: GraphQLNamedType, here: string,
    foreign: Set<string>): number => {
    const name = node.name.value;
    const types = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
    let there = here;
    let away = 0;
    for (const type of types) {
      const able = owners.get(`${type.name}.${name}`) ?? [];
      if (able.length === 0 || able.includes(here)) continue;
      there = able[0]!;
      away += 1;
      foreign.add(`${type.name} ${there}`);
    }
    const field = isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[name] : undefined;
    if (node.selectionSet === undefined || field === undefined) return 0;
    return Math.max(1, away) * ofSet(node.selectionSet, getNamedType(field.type), there);
  };
  return ofSet(operation.selectionSet, schema.getRootType(operation.operation)!, '');
}
