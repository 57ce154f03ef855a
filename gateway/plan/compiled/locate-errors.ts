import { GraphQLError, Kind, type DocumentNode } from 'graphql';
import type { PathSegment } from './entities.ts';
import { isAnswered, type Answered } from './merge.ts';

type Path = readonly (string | number)[];

/** Errors of a fetch at the root: those without a path are about its first field. */
export function rootErrors(errors: readonly GraphQLError[], document: DocumentNode): GraphQLError[] {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const first = operation?.selectionSet.selections.find((node) => node.kind === Kind.FIELD);
  const key = first?.alias?.value ?? first?.name.value;
  return errors.map((error) => (error.path || key === undefined ? error : at(error, [key])));
}

/** Errors about entities, told of each place where the entity stands. */
export function entityErrors(
  errors: readonly GraphQLError[], path: readonly PathSegment[], data: Answered,
  places: ReadonlyMap<Answered, number>,
): GraphQLError[] {
  const fields = path.flatMap((segment) => (typeof segment === 'object' && 'Field' in segment ? [segment.Field] : []));
  const standing = standingOf(path, data, places);
  return errors.flatMap((error) => {
    const start = error.path?.indexOf('_entities') ?? -1;
    const index = start < 0 ? undefined : error.path![start + 1];
    const found = typeof index === 'number' ? standing.get(index) ?? [] : [];
    if (found.length === 0) return [at(error, fields)];
    return found.map((place) => at(error, [...place, ...error.path!.slice(start + 2)]));
  }).slice(0, MOST_ERRORS);
}

/** A room that is away is told of so many of the fields it left empty. */
const MOST_ERRORS = 1_000;

/** Where each entity stands. Walked only when something is wrong, and once. */
function standingOf(
  path: readonly PathSegment[], data: Answered, places: ReadonlyMap<Answered, number>,
): ReadonlyMap<number, readonly Path[]> {
  const found = new Map<number, Path[]>();
  const walk = (value: unknown, rest: readonly PathSegment[], way: Path): void => {
    if (Array.isArray(value)) {
      const inner = rest[0] === '@' ? rest.slice(1) : rest;
      value.forEach((item, place) => walk(item, inner, [...way, place]));
      return;
    }
    const [segment, ...more] = rest;
    if (!isAnswered(value)) return;
    if (segment === undefined) {
      const index = places.get(value);
      if (index !== undefined) found.set(index, [...found.get(index) ?? [], way]);
    } else if (segment !== '@' && 'Field' in segment) walk(value[segment.Field], more, [...way, segment.Field]);
    else if (segment !== '@') walk(value, more, way);
  };
  walk(data, path, []);
  return found;
}

function at(error: GraphQLError, path: Path): GraphQLError {
  const { message, nodes, source, positions, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions,
    originalError: error.originalError ?? error });
}
