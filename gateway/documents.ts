import { createHash } from 'node:crypto';
import type { Actor } from '../subgraphs/kernel/actor.ts';
import { GatewayError } from './errors.ts';

export type Mode = 'development' | 'production';

/** A client with this scope may send documents that were not registered before. */
export const ANY_DOCUMENT_SCOPE = 'documents:any';

export interface DocumentRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
}

/** Which documents may be asked: in production the registered ones, unless the client may any. */
export class TrustedDocuments {
  readonly #ids: ReadonlyMap<string, string>;
  readonly #texts: ReadonlySet<string>;

  constructor(documents: ReadonlyMap<string, string>, readonly mode: Mode) {
    for (const [id, text] of documents) {
      const hash = createHash('sha256').update(text).digest('hex');
      if (hash !== id) throw new Error(`trusted document ${id} has the hash ${hash}`);
    }
    this.#ids = documents;
    this.#texts = new Set(documents.values());
  }

  textOf(request: DocumentRequest, actor: Actor): string {
    const { query, documentId } = request;
    if (documentId !== undefined && documentId !== null) return this.#byId(documentId);
    if (query === undefined || query === null) {
      throw new GatewayError('BAD_REQUEST', 'Say what you ask for by query or documentId.');
    }
    if (typeof query !== 'string') {
      throw new GatewayError('BAD_REQUEST', 'query must be a string.');
    }
    if (!this.#mayAsk(query, actor)) {
      throw new GatewayError('DOCUMENT_NOT_TRUSTED', 'Only registered documents are answered.');
    }
    return query;
  }

  #byId(id: unknown): string {
    const text = typeof id === 'string' ? this.#ids.get(id.replace(/^sha256:/, '')) : undefined;
    if (text === undefined) {
      throw new GatewayError('DOCUMENT_UNKNOWN', 'No document is registered under this id.');
    }
    return text;
  }

  #mayAsk(text: string, actor: Actor): boolean {
    return this.mode === 'development' || actor.kind === 'service'
      || actor.scopes.includes(ANY_DOCUMENT_SCOPE) || this.#texts.has(text);
  }
}
