import {
  getNamedType, getNullableType, isInterfaceType, isListType, isObjectType, Kind,
  valueFromASTUntyped, type FieldNode, type FragmentDefinitionNode, type GraphQLField,
  type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/**
 * What an operation may cost: 1 for each field, multiplied by the length of the lists around it.
 * A length is the `first`, `last`, `size`, `limit` or `page.size` argument, or the number of `ids`;
 * without one a list counts 10. A list directly below a field with a length (`edges`, `items`) is
 * that list and does not multiply again. A root field of a mutation costs 10, introspection 1; a `part` of a file, of
 * up to 5,000 lines that are read and drawn, 5,000.
 *
 * Example: `members(first: 20) { edges { node { id card { code } } } }` costs
 * 1 + 20 × (edges 1 + node 1 + id 1 + card 1 + code 1) = 101.
 */
export type CostFunction = (variables: Readonly<Record<string, unknown>>) => number;

const UNBOUNDED_LENGTH = 10;
const MUTATION_COST = 10;
const FILE_COST = 5_000;
const LENGTH_ARGUMENTS = ['first', 'last', 'size', 'limit'];

interface Cost { fixed: number; readonly scaled: { length: Length; inner: Cost }[] }
type Length = (variables: Readonly<Record<string, unknown>>) => number;

export function compileCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): CostFunction {
  const root = schema.getRootType(operation.operation)!;
  const memo = new Map<string, Cost>();
  const ofSet = (set: SelectionSetNode, type: GraphQLNamedType, isSized: boolean): Cost => {
    const sum: Cost = { fixed: 0, scaled: [] };
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) addTo(sum, ofField(node, type, isSized));
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        const name = node.typeCondition?.name.value;
        addTo(sum, ofSet(node.selectionSet, name ? schema.getType(name)! : type, isSized));
      } else addTo(sum, ofFragment(node.name.value, isSized));
    }
    return sum;
  };
  const ofFragment = (name: string, isSized: boolean): Cost => {
    const key = `${name} ${isSized}`;
    const fragment = fragments.get(name)!;
    const type = schema.getType(fragment.typeCondition.name.value)!;
    const cost = memo.get(key) ?? ofSet(fragment.selectionSet, type, isSized);
    memo.set(key, cost);
    return cost;
  };
  const ofField = (node: FieldNode, parent: GraphQLNamedType, isSized: boolean): Cost => {
    const base = parent === root && operation.operation === 'mutation' ? MUTATION_COST : 1;
    const field = isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[node.name.value] : undefined;
    if (field === undefined || node.selectionSet === undefined) {
      return { fixed: field?.args.some(({ name }) => name === 'part') ? FILE_COST : base, scaled: [] };
    }
    const length = lengthOf(field, node);
    const inner = ofSet(node.selectionSet, getNamedType(field.type), length !== undefined);
    if (length !== undefined) return scale(base, length, inner);
    const isList = isListType(getNullableType(field.type)) && !isSized;
    return scale(base, isList ? UNBOUNDED_LENGTH : 1, inner);
  };
  const total = ofSet(operation.selectionSet, root, false);
  return (variables) => evaluate(total, variables);
}

function addTo(sum: Cost, part: Cost): void {
  sum.fixed += part.fixed;
  sum.scaled.push(...part.scaled);
}

function scale(base: number, length: number | Length, inner: Cost): Cost {
  if (typeof length === 'function') return { fixed: base, scaled: [{ length, inner }] };
  if (inner.scaled.length === 0) return { fixed: base + length * inner.fixed, scaled: [] };
  if (length === 1) return { fixed: base + inner.fixed, scaled: inner.scaled };
  return { fixed: base, scaled: [{ length: () => length, inner }] };
}

function evaluate(cost: Cost, variables: Readonly<Record<string, unknown>>): number {
  let total = cost.fixed;
  for (const { length, inner } of cost.scaled) {
    total += length(variables) * evaluate(inner, variables);
  }
  return total;
}

function lengthOf(
  field: GraphQLField<unknown, unknown>, node: FieldNode,
): number | Length | undefined {
  for (const argument of field.args) {
    const pick = picker(argument.name, isListType(getNullableType(argument.type)));
    if (pick === undefined) continue;
    const given = node.arguments?.find((item) => item.name.value === argument.name)?.value;
    if (given === undefined && argument.defaultValue === undefined) continue;
    if (given === undefined) return bounded(pick(argument.defaultValue));
    if (!hasVariable(given)) return bounded(pick(valueFromASTUntyped(given)));
    return (variables) => bounded(pick(valueFromASTUntyped(given, variables)));
  }
  return undefined;
}

function picker(name: string, isList: boolean): ((value: unknown) => unknown) | undefined {
  if (LENGTH_ARGUMENTS.includes(name)) return (value) => value;
  if (name === 'page') return (value) => (value as { size?: unknown } | null)?.size;
  if (name === 'ids' && isList) return (value) => Array.isArray(value) ? value.length : undefined;
  return undefined;
}

function bounded(value: unknown): number {
  return typeof value === 'number' && value >= 1 ? value : UNBOUNDED_LENGTH;
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => hasVariable(field.value));
  return false;
}
