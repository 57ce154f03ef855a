import type { TypedDocumentString } from '../gql/graphql.ts';

/** A document that knows its answer and its variables; all of `documents` are such, yours can be. */
export interface TypedDocument<Result, Variables> {
  readonly __apiType?: (variables: Variables) => Result;
  readonly __meta__?: Record<string, unknown>;
  toString(): string;
}

type Generated = TypedDocumentString<unknown, unknown>;
type Assert<Holds extends true> = Holds;
/** Compiles only while what codegen writes is a TypedDocument. */
export type GeneratedDocumentsFit = Assert<Generated extends TypedDocument<unknown, never> ? true : false>;

/** The id under which a house knows the document, or null for one that carries none. */
export function trustedIdOf(document: TypedDocument<unknown, never> | string): string | null {
  if (typeof document === 'string') return null;
  const hash = document.__meta__?.['hash'];
  return typeof hash === 'string' ? hash : null;
}
