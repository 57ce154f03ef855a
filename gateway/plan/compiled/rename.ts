import { GraphQLError, type ExecutionResult } from 'graphql';
import { isAnswered } from './merge.ts';

/** Names of the planner's own and what they stand for. */
export type Renamed = ReadonlyMap<string, string>;

type Rewrite = { readonly KeyRenamer?: {
  readonly path: readonly { readonly Key?: string }[]; readonly renameKeyTo: string;
} };

/**
 * Two types of a union may have one field of two types in a subgraph; the planner asks for one of them by a name of
 * its own. Null for what is not understood.
 */
export function readRenamed(rewrites: readonly unknown[] = []): Renamed | null {
  const renamed = new Map<string, string>();
  for (const { KeyRenamer: one } of rewrites as readonly Rewrite[]) {
    const key = one?.path.at(-1)?.Key;
    if (one === undefined || key === undefined || (renamed.get(key) ?? one.renameKeyTo) !== one.renameKeyTo) {
      return null;
    }
    renamed.set(key, one.renameKeyTo);
  }
  return renamed;
}

/** The answer as if it had been asked by the caller's names, its errors too. */
export function rename(answer: ExecutionResult, renamed: Renamed): ExecutionResult {
  if (renamed.size === 0) return answer;
  const errors = answer.errors?.map((error) => {
    const { message, path, originalError = error, extensions } = error;
    return new GraphQLError(message, { originalError, extensions,
      path: path?.map((key) => (typeof key === 'string' ? renamed.get(key) ?? key : key)) });
  });
  return { data: renamedKeys(answer.data, renamed) as ExecutionResult['data'], ...errors && { errors } };
}

function renamedKeys(value: unknown, renamed: Renamed): unknown {
  if (Array.isArray(value)) return value.map((item) => renamedKeys(item, renamed));
  if (!isAnswered(value)) return value;
  return Object.fromEntries(Object.entries(value)
    .map(([key, inner]) => [renamed.get(key) ?? key, renamedKeys(inner, renamed)]));
}
