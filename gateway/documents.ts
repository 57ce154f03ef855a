import type { Actor } from '../subgraphs/kernel/actor.ts';
import { GatewayError } from './errors.ts';
import { RegisteredDocuments, sha256, type DocumentStore } from './registered-documents.ts';

export type Mode = 'development' | 'production';

/** A client with this scope may send documents that were not registered before. */
export const ANY_DOCUMENT_SCOPE = 'documents:any';

export interface DocumentRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  /** Asked as clients of Apollo's protocol do, which go on with the text when they are told in its words. */
  readonly isPersistedQuery?: boolean;
  /** Set by the house alone: a walk over a list, whose document it has looked at (pipeline.ts). */
  readonly walk?: unknown;
  /** What `registered` found for this request, in whoever's name it comes. */
  readonly registered?: string;
}

const LONGEST_ID = 300;

/**
 * Which documents may be asked: in production our own and those that the caller's client has registered, unless
 * it may ask any. A member's token names the client that obtained it.
 */
export class TrustedDocuments {
  readonly #ids: ReadonlyMap<string, string>;
  readonly #texts: ReadonlySet<string>;
  readonly #registered: RegisteredDocuments | null;

  constructor(documents: ReadonlyMap<string, string>, readonly mode: Mode, store?: DocumentStore) {
    for (const [id, text] of documents) {
      const hash = sha256(text);
      if (hash !== id) throw new Error(`trusted document ${id} has the hash ${hash}`);
    }
    this.#ids = documents;
    this.#texts = new Set(documents.values());
    this.#registered = store ? new RegisteredDocuments(store) : null;
  }

  /** Looks up what only the caller's client may have registered; undefined where nothing needs that. */
  registered(
    request: DocumentRequest, actor: Actor, before: () => void,
  ): Promise<string | undefined> | string | undefined {
    const { clientId } = actor;
    if (this.#registered === null || clientId === undefined) return undefined;
    const { query } = request;
    if (request.walk !== undefined) return undefined;
    if (typeof query === 'string') {
      return this.#mayAsk(query, actor) ? undefined : this.#registered.find(clientId, sha256(query), before);
    }
    const id = idOf(request);
    return id === null || this.#ids.has(id) ? undefined : this.#registered.find(clientId, id, before);
  }

  forget(): void {
    this.#registered?.forget();
  }

  textOf(request: DocumentRequest, actor: Actor): string {
    const { query } = request;
    if (query === undefined || query === null) return this.#byId(request);
    if (typeof query !== 'string') {
      throw new GatewayError('BAD_REQUEST', 'query must be a string.');
    }
    refuseOtherHash(query, idOf(request));
    if (!this.#mayAsk(query, actor) && request.registered !== query && request.walk === undefined) {
      throw new GatewayError('DOCUMENT_NOT_TRUSTED', 'Only registered documents are answered.');
    }
    return query;
  }

  #byId(request: DocumentRequest): string {
    const { documentId } = request;
    if (documentId === undefined || documentId === null) {
      throw new GatewayError('BAD_REQUEST', 'Say what you ask for by query or documentId.');
    }
    const text = this.#ids.get(idOf(request) ?? '') ?? request.registered;
    if (text === undefined) {
      throw new GatewayError('DOCUMENT_UNKNOWN', request.isPersistedQuery
        ? 'PersistedQueryNotFound' : 'No document is registered under this id.');
    }
    return text;
  }

  #mayAsk(text: string, actor: Actor): boolean {
    return this.mode === 'development' || actor.kind === 'service'
      || actor.scopes.includes(ANY_DOCUMENT_SCOPE) || this.#texts.has(text);
  }
}

function idOf({ documentId }: DocumentRequest): string | null {
  return typeof documentId === 'string' && documentId.length <= LONGEST_ID && !/\p{Cc}/u.test(documentId)
    ? documentId.replace(/^sha256:/, '') : null;
}

/** A text beside a hash is what the hash says, or a proxy that keeps answers by hash would keep the wrong one. */
function refuseOtherHash(text: string, id: string | null): void {
  if (id === null || !/^[0-9a-f]{64}$/.test(id) || id === sha256(text)) return;
  throw new GatewayError('BAD_REQUEST', 'documentId is the sha256 of another text than query.');
}
