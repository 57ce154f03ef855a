import {
  GraphQLError, Kind, type DocumentNode, type ExecutionResult, type FieldNode, type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { SubgraphFetch } from './graph.ts';

/**
 * A subgraph that is away, or refuses a whole fetch, leaves fields empty, and each of them is told by its own
 * path: a client that reads errors by path (Relay does) would otherwise take the gap for a true null.
 *
 * Example: points are away, `{ people { name points } }` → errors at `people.0.points`, `people.1.points`.
 */
const MOST_PLACES = 1_000;

/** Told by the fetch itself; what the caller never asked for is cut off in `keepAsked`. */
const PLACED = 'isPlaced';

type Path = readonly (string | number)[];

/**
 * An error that says no place in a fetch without data, or only which entity it is about, once for each field
 * that was to come with it.
 */
export function placeErrors(answer: ExecutionResult, fetch: SubgraphFetch): ExecutionResult {
  if (!answer.errors?.some((error) => mayBeVague(error, answer))) return answer;
  const places = placesOf(fetch);
  const errors = answer.errors.flatMap((error) => {
    if (!mayBeVague(error, answer) || isExact(error, places)) return [error];
    const { path = [] } = error;
    const meant = places.filter((place) => path.every((key, depth) => place[depth] === key));
    return [...meant.slice(0, MOST_PLACES).map((place) => told(error, place)),
      ...meant.length === 0 || meant.length > MOST_PLACES ? [told(error, error.path)] : []];
  });
  return { ...answer, errors };
}

/** Entities are the only list at the root of a fetch whose members are places of many answers. */
function mayBeVague({ path }: GraphQLError, { data }: ExecutionResult): boolean {
  if (path === undefined) return !data;
  if (path.length === 1) return !data?.[path[0]!];
  return path.length === 2 && typeof path[1] === 'number' && !(data?.[path[0]!] as unknown[] | null)?.[path[1]];
}

/** A root field of the caller's; all entities of a fetch together are none. */
function isExact({ path }: GraphQLError, places: readonly Path[]): boolean {
  return path?.length === 1 && !places.some((place) => place.length > 1 && place[0] === path[0]);
}

function told(error: GraphQLError, path: Path | undefined): GraphQLError {
  const { message, originalError = error, extensions } = error;
  return new GraphQLError(message, { path, originalError, extensions: { ...extensions, [PLACED]: true } });
}

function placesOf({ document, variables = {} }: SubgraphFetch): Path[] {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = fragmentsOf(document);
  return fieldsOf(operation.selectionSet, fragments, undefined).flatMap((field): Path[] => {
    if (field.name.value !== '_entities') return [[keyOf(field)]];
    return representationsOf(field, variables).flatMap((thing, index) =>
      [...new Set(fieldsOf(field.selectionSet!, fragments, thing.__typename).map(keyOf))]
        .map((key): Path => [keyOf(field), index, key]));
  });
}

function representationsOf(field: FieldNode, variables: Record<string, unknown>) {
  const value = field.arguments?.find(({ name }) => name.value === 'representations')?.value;
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return Array.isArray(given) ? given as { __typename: string }[] : [];
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(document.definitions.flatMap((node) => node.kind === Kind.FRAGMENT_DEFINITION
    ? [[node.name.value, node] as const] : []));
}

/** Of this type, where one is named; a condition by an abstract type counts for every type. */
function fieldsOf(
  set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, type: string | undefined,
): FieldNode[] {
  const conditions = set.selections.flatMap((node) =>
    node.kind === Kind.INLINE_FRAGMENT && node.typeCondition ? [node.typeCondition.name.value] : []);
  const isNamed = type !== undefined && conditions.includes(type);
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return node.name.value === '__typename' ? [] : [node];
    const inner = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    const condition = inner?.typeCondition?.name.value;
    if (!inner || (isNamed && condition !== undefined && condition !== type)) return [];
    return fieldsOf(inner.selectionSet, fragments, undefined);
  });
}

function keyOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

/** Ends each placed path where the answer knows no more of it, and says no place twice. */
export function keepAsked(result: ExecutionResult): ExecutionResult {
  if (!result.errors?.some(({ extensions }) => extensions[PLACED] === true)) return result;
  const seen = new Set<string>();
  const errors = result.errors.flatMap((error) => {
    if (error.extensions[PLACED] !== true) return [error];
    const path = known(result.data, error.path ?? []);
    const key = JSON.stringify([path, error.message, error.extensions['code']]);
    if (seen.has(key)) return [];
    seen.add(key);
    const { [PLACED]: _placed, ...extensions } = error.extensions;
    return [new GraphQLError(error.message, { originalError: error.originalError, extensions,
      ...path.length > 0 ? { path } : {} })];
  });
  return { ...result, errors };
}

/** A null on the way is where this error went: the rest of the path says where it came from. */
function known(data: unknown, path: Path): Path {
  let at = data;
  for (const [depth, key] of path.entries()) {
    if (at === null || at === undefined) return path;
    if (typeof at !== 'object' || !Object.hasOwn(at, key)) return path.slice(0, depth);
    at = (at as Record<string | number, unknown>)[key];
  }
  return path;
}
