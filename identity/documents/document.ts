import type { Queryable } from '../database/transaction.ts';

/** As long as the graph's longest document. */
export const LONGEST_DOCUMENT_BYTES = 65_536;
export const MOST_DOCUMENTS = 2_000;
export const MOST_ALIASES = 5;
export const LONGEST_ALIAS = 200;

/** What a partner client may ask in production, word for word. */
export interface RegisteredDocument {
  readonly clientId: string;
  /** sha256 of the text, hexadecimal. */
  readonly hash: string;
  /** What manifests call it where that is not its hash. */
  readonly aliases: readonly string[];
  readonly operations: readonly string[];
  readonly text: string;
  readonly registeredAt: Date;
  readonly registeredBy: string;
  /** Day in UTC. */
  readonly lastUsedOn?: string;
  /** Why the graph of today no longer answers it. */
  readonly problem?: string;
}

/** The graph judges a text: names of its operations, or why whoever has these scopes is not answered. */
export type DocumentCheck = (text: string, scopes: readonly string[]) =>
  | { readonly ok: true; readonly operations: readonly string[] }
  | {
    readonly ok: false; readonly message: string;
    readonly code: 'DOCUMENT_INVALID' | 'DOCUMENT_TOO_COSTLY' | 'SCOPE_NOT_GRANTED';
  };

interface DocumentRow {
  readonly client_id: string;
  readonly hash: string;
  readonly aliases: string[];
  readonly operations: string[];
  readonly body: string;
  readonly registered_at: Date;
  readonly registered_by: string;
  readonly last_used_on: string | null;
  readonly problem: string | null;
}

const COLUMNS = 'client_id, hash, aliases, operations, body, registered_at, registered_by, problem,'
  + ' last_used_on::text as last_used_on';

/** `condition` begins with $2; $1 is the client id. */
export async function selectDocuments(
  db: Queryable, clientId: string, condition = '', values: readonly unknown[] = [],
): Promise<readonly RegisteredDocument[]> {
  const { rows } = await db.query<DocumentRow>(
    `select ${COLUMNS} from identity.registered_document where client_id = $1 ${condition}`,
    [clientId, ...values]);
  return rows.map(toDocument);
}

function toDocument(row: DocumentRow): RegisteredDocument {
  return {
    clientId: row.client_id, hash: row.hash, aliases: row.aliases, operations: row.operations,
    text: row.body, registeredAt: row.registered_at, registeredBy: row.registered_by,
    ...(row.last_used_on ? { lastUsedOn: row.last_used_on } : {}),
    ...(row.problem ? { problem: row.problem } : {}),
  };
}
