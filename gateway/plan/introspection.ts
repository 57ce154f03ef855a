import {
  execute, Kind, type DocumentNode, type ExecutionResult, type FragmentDefinitionNode,
  type GraphQLSchema, type OperationDefinitionNode, type SelectionNode,
} from 'graphql';
import { lookAtSchema } from './schema-look.ts';

/**
 * `__schema` and `__type` are answered here from the public schema, everything else by the plan.
 * A document that asks for both is split at the root.
 */
export interface RootSplit {
  readonly introspection?: DocumentNode;
  readonly rest?: DocumentNode;
  /** True for `__schema` and `__type`, not for `__typename`. */
  readonly asksSchema: boolean;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function splitAtRoot(operation: OperationDefinitionNode, fragments: Fragments,
  document: DocumentNode): RootSplit {
  const names = rootNames(operation.selectionSet.selections, fragments);
  const hasSchema = names.some(isIntrospection);
  const hasRest = names.some((name) => !isIntrospection(name) && name !== '__typename');
  if (!hasSchema && hasRest) return { rest: document, asksSchema: false };
  if (!hasRest) return { introspection: document, asksSchema: hasSchema };
  const keep = (wanted: (name: string) => boolean): DocumentNode => ({
    ...document,
    definitions: document.definitions.map((definition) => definition === operation
      ? { ...operation, selectionSet: { ...operation.selectionSet,
        selections: filter(operation.selectionSet.selections, fragments, wanted) } }
      : definition),
  });
  return {
    introspection: keep(isIntrospection),
    rest: keep((name) => !isIntrospection(name)),
    asksSchema: true,
  };
}

/** Whether any subgraph has to be asked: not for `__typename` alone, nor for nothing. */
export function asksSomething(document: DocumentNode): boolean {
  const fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION
    ? [[node.name.value, node] as const] : [])));
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  return rootNames(operation.selectionSet.selections, fragments).some((name) => name !== '__typename');
}

export function answerIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
): ExecutionResult {
  const data = lookAtSchema(schema, document, variableValues);
  return data === null ? executed(schema, document, variableValues) : { data };
}

function executed(
  schema: GraphQLSchema, document: DocumentNode, variableValues: Record<string, unknown>,
): ExecutionResult {
  return execute({ schema, document, variableValues, rootValue: {} }) as ExecutionResult;
}

/** What is left when no subgraph answered: null for each root field, or for all if one may not. */
export function emptyAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
): ExecutionResult['data'] {
  return executed(schema, document, variableValues).data ?? null;
}

function isIntrospection(name: string): boolean {
  return name === '__schema' || name === '__type';
}

/** What `@skip(if: true)` takes away for certain is asked of nobody. */
function rootNames(selections: readonly SelectionNode[], fragments: Fragments): string[] {
  return selections.filter((node) => !isSkipped(node)).flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node.name.value];
    const set = node.kind === Kind.INLINE_FRAGMENT
      ? node.selectionSet : fragments.get(node.name.value)?.selectionSet;
    return rootNames(set?.selections ?? [], fragments);
  });
}

function isSkipped({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: given = [] }) => given.some(({ value }) =>
    value.kind === Kind.BOOLEAN && value.value === (name.value === 'skip')
    && (name.value === 'skip' || name.value === 'include')));
}

function filter(selections: readonly SelectionNode[], fragments: Fragments,
  wanted: (name: string) => boolean): SelectionNode[] {
  return selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return wanted(node.name.value) ? [node] : [];
    const set = node.kind === Kind.INLINE_FRAGMENT
      ? node.selectionSet : fragments.get(node.name.value)!.selectionSet;
    const inner = filter(set.selections, fragments, wanted);
    if (inner.length === 0) return [];
    const selectionSet = { ...set, selections: inner };
    return [{ kind: Kind.INLINE_FRAGMENT, directives: node.directives, selectionSet }];
  });
}
