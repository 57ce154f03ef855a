import type { TypedDocumentString } from '../gql/graphql.ts';
import { KaratError } from './errors.ts';
import { printDocument, type ParsedDocument } from './print-document.ts';
import type { TypedDocument } from './typed-document.ts';

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

const printed = new WeakMap<object, string>();

/** Its text; anything that is no document is refused here and not by the house. */
export function textOf(document: TypedDocument<unknown, never> | string): string {
  const text = textIn(document);
  if (text === null) throw new KaratError('BAD_REQUEST', 'This is no GraphQL document, or one without its text.');
  return text;
}

/** Codegen can leave nothing but the hash in a bundle (`replaceDocumentWithHash`): null then. */
export function textIn(document: TypedDocument<unknown, never> | string): string | null {
  if (typeof document === 'string') return document;
  if (document instanceof String) return document.toString() || null;
  const known = printed.get(document);
  if (known !== undefined) return known;
  const text = isParsed(document) ? printDocument(document) : String(document);
  if (text === '' || text.startsWith('[object ')) return null;
  printed.set(document, text);
  return text;
}

function isParsed(document: object): document is ParsedDocument {
  return 'kind' in document && document.kind === 'Document' && 'definitions' in document;
}
