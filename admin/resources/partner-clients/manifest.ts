/** A document as a manifest lists it. */
export interface ListedDocument {
  readonly id: string | null;
  readonly text: string;
}

/**
 * The forms that the client's command takes, too: Apollo's manifest, a map of ids and texts (Relay, codegen), or a
 * GraphQL file, which is one document word for word. Null for anything else.
 */
export function readManifest(name: string, text: string): ListedDocument[] | null {
  if (/\.(graphql|gql)$/i.test(name)) return [{ id: null, text }];
  try {
    const documents = documentsIn(JSON.parse(text));
    return documents.length > 0 && documents.every((one) => one !== null) ? (documents as ListedDocument[]) : null;
  } catch {
    return null;
  }
}

function documentsIn(manifest: unknown): (ListedDocument | null)[] {
  if (!isMap(manifest)) return [];
  if (manifest.format === 'apollo-persisted-query-manifest') {
    return Array.isArray(manifest.operations)
      ? manifest.operations.map((one: unknown) => (isMap(one) ? listed(one.id, one.body) : null))
      : [];
  }
  return Object.entries(manifest).map(([id, text]) => listed(id, text));
}

function listed(id: unknown, text: unknown): ListedDocument | null {
  return typeof id === 'string' && typeof text === 'string' ? { id, text } : null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
