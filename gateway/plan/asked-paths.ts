import {
  Kind, type DocumentNode, type ExecutionResult, type FragmentDefinitionNode, GraphQLError, type SelectionSetNode,
} from 'graphql';

/** Response keys below one place, whatever type stands there. */
type Keys = ReadonlyMap<string, readonly SelectionSetNode[]>;

/**
 * Errors end where the caller asked: what a plan fetches for itself (keys, what a requirement needs) is nobody's
 * field. The same said of one place twice is said once.
 *
 * Example: postage needs the size, `{ rings { postage } }`: an error at `rings.0.size` is told at `rings.0`.
 */
export function endAtAsked(result: ExecutionResult, document: DocumentNode): ExecutionResult {
  if (!result.errors?.some(({ path }) => path !== undefined)) return result;
  const asked = new Asked(document);
  const seen = new Set<string>();
  const errors = result.errors.flatMap((error) => {
    const path = asked.known(error.path ?? []);
    if (path.length === (error.path ?? []).length) return [error];
    const key = JSON.stringify([path, error.message, error.extensions['code']]);
    if (seen.has(key)) return [];
    seen.add(key);
    const { message, originalError = error, extensions } = error;
    return [new GraphQLError(message, { originalError, extensions, ...path.length > 0 ? { path } : {} })];
  });
  return { ...result, errors };
}

class Asked {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #root: SelectionSetNode;

  constructor(document: DocumentNode) {
    this.#fragments = new Map(document.definitions.flatMap((node) =>
      (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));
    this.#root = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!.selectionSet;
  }

  known(path: readonly (string | number)[]): readonly (string | number)[] {
    let sets: readonly SelectionSetNode[] = [this.#root];
    for (const [depth, key] of path.entries()) {
      if (typeof key === 'number') continue;
      const below = this.#keysOf(sets).get(key);
      if (below === undefined) return path.slice(0, depth);
      sets = below;
    }
    return path;
  }

  #keysOf(sets: readonly SelectionSetNode[], keys = new Map<string, SelectionSetNode[]>()): Keys {
    for (const node of sets.flatMap(({ selections }) => selections)) {
      if (node.kind !== Kind.FIELD) {
        const set = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet
          : this.#fragments.get(node.name.value)?.selectionSet;
        if (set) this.#keysOf([set], keys);
        continue;
      }
      const key = node.alias?.value ?? node.name.value;
      keys.set(key, [...keys.get(key) ?? [], ...node.selectionSet ? [node.selectionSet] : []]);
    }
    return keys;
  }
}
