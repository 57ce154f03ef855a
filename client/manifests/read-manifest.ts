/** Files that list what a front end asks, in the forms that tools write. */
export interface ListedDocument {
  readonly id: string | null;
  readonly text: string;
}

export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

const APOLLO = 'apollo-persisted-query-manifest';

/**
 * Apollo's manifest, a map of ids and texts (Relay's persisted queries, codegen's persisted-documents.json, our
 * trusted-documents.json), or a GraphQL file, which is one document, word for word, with as many operations as it has.
 */
export function readManifest(name: string, text: string): ListedDocument[] {
  if (/\.(graphql|gql)$/i.test(name)) return [{ id: null, text }];
  const documents = documentsIn(parsed(text));
  if (documents === null || documents.length === 0) {
    throw new ManifestError('it is no manifest of Apollo, no map of ids and texts, and no .graphql file.');
  }
  return documents;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ManifestError('it is no JSON; GraphQL files end in .graphql or .gql.');
  }
}

function documentsIn(manifest: unknown): ListedDocument[] | null {
  if (!isMap(manifest)) return null;
  if (manifest['format'] === APOLLO) {
    const operations = manifest['operations'];
    return Array.isArray(operations) ? all(operations.map(ofApollo)) : null;
  }
  return all(Object.entries(manifest).map(([id, text]) => (typeof text === 'string' ? { id, text } : null)));
}

function ofApollo(operation: unknown): ListedDocument | null {
  if (!isMap(operation)) return null;
  const { id, body } = operation;
  return typeof id === 'string' && typeof body === 'string' ? { id, text: body } : null;
}

function all(documents: readonly (ListedDocument | null)[]): ListedDocument[] | null {
  return documents.every((document) => document !== null) ? [...documents] : null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
