import {
  getNamedType, isAbstractType, isInterfaceType, isObjectType, Kind, type FragmentDefinitionNode,
  type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';
import type { Requirement, RequirementMap } from './requirements.ts';

/**
 * What an operation requires, over every path: fields, their return types, and for a field of an
 * interface whatever each implementation asks. `__typename` asks nothing by itself, the `id` of `Node`
 * only that one is signed in, so that `node(id) { __typename id }`, as Relay refetches, does not need the
 * scopes of every type in the house: the id is the caller's own, and each subgraph asks the scopes of the
 * type that it turns out to be.
 */
export function collectRequirements(
  schema: GraphQLSchema,
  map: RequirementMap,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly Requirement[] {
  const found = new Map<string, Requirement>();
  const visited = new Set<string>();

  const require = (key: string): void => {
    for (const item of map.get(key) ?? []) found.set(JSON.stringify(item), item);
  };
  const requireField = (parent: GraphQLNamedType, name: string): void => {
    if (parent.name === 'Node' && name === 'id') {
      found.set('Node.id', { kind: 'authenticated' });
      return;
    }
    require(parent.name);
    require(`${parent.name}.${name}`);
    if (!isAbstractType(parent)) return;
    for (const type of schema.getPossibleTypes(parent)) {
      require(type.name);
      require(`${type.name}.${name}`);
    }
  };
  const walk = (set: SelectionSetNode, parent: GraphQLNamedType): void => {
    for (const node of set.selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(node.name.value);
        if (fragment === undefined || visited.has(node.name.value)) continue;
        visited.add(node.name.value);
        walk(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value) ?? parent);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition?.name.value;
        walk(node.selectionSet, condition === undefined ? parent : schema.getType(condition)!);
      } else if (!node.name.value.startsWith('__')) {
        requireField(parent, node.name.value);
        const field = isObjectType(parent) || isInterfaceType(parent)
          ? parent.getFields()[node.name.value] : undefined;
        if (field === undefined) continue;
        const type = getNamedType(field.type);
        require(type.name);
        if (node.selectionSet !== undefined) walk(node.selectionSet, type);
      }
    }
  };

  walk(operation.selectionSet, schema.getRootType(operation.operation)!);
  return [...found.values()];
}
