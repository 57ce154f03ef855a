import {
  isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType, Kind, type DocumentNode,
  type FieldNode, type FragmentDefinitionNode, type GraphQLInterfaceType, type GraphQLObjectType,
  type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';
import { holdsFor } from './type-condition.ts';

type Answered = Record<string, unknown>;

/**
 * What may not be null and did not come takes with it what holds it, up to the next thing that may be null, as
 * GraphQL has it (Handling Execution Errors). The planner's executor leaves the null where it is.
 *
 * Example: `points: Int!` of the second did not come in `some: [Person!]`: `some` is null.
 */
export function nullUpwards(
  schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, data: Answered,
): Answered | null {
  const walk = new Walk(schema, new Map(document.definitions.flatMap((node) =>
    (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : []))));
  return walk.value(schema.getRootType(operation.operation)!, data, [operation.selectionSet]) as Answered | null;
}

class Walk {
  constructor(
    readonly schema: GraphQLSchema, readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  value(type: GraphQLOutputType, value: unknown, sets: readonly SelectionSetNode[]): unknown {
    if (isNonNullType(type)) return this.value(type.ofType, value, sets);
    if (value === null || value === undefined) return null;
    if (isListType(type)) {
      if (!Array.isArray(value)) return value;
      const items = value.map((item) => this.value(type.ofType, item, sets));
      return isNonNullType(type.ofType) && items.includes(null) ? null : items;
    }
    if (!isCompositeType(type) || typeof value !== 'object') return value;
    return this.#object(type.name, value as Answered, sets);
  }

  #object(declared: string, value: Answered, sets: readonly SelectionSetNode[]): Answered | null {
    const type = this.schema.getType(String(value['__typename'] ?? declared));
    if (!isObjectType(type) && !isInterfaceType(type)) return value;
    const asked = Map.groupBy(sets.flatMap((set) => this.#fieldsOf(type, set)), keyOf);
    const result: Answered = {};
    for (const [key, given] of Object.entries(value)) {
      const nodes = asked.get(key) ?? [];
      const field = type.getFields()[nodes[0]?.name.value ?? ''];
      result[key] = field === undefined ? given
        : this.value(field.type, given, nodes.flatMap(({ selectionSet }) => selectionSet ?? []));
      if (field !== undefined && result[key] === null && isNonNullType(field.type)) return null;
    }
    return result;
  }

  #fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType, set: SelectionSetNode): FieldNode[] {
    return set.selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
      if (!inner || !holdsFor(this.schema, type, inner.typeCondition?.name.value)) return [];
      return this.#fieldsOf(type, inner.selectionSet);
    });
  }
}

const keyOf = (field: FieldNode): string => field.alias?.value ?? field.name.value;
