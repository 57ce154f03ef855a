import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Where documents are that partner clients have registered: identity's, in the database. */
export interface DocumentStore {
  /** By client and the sha256 of the text, or an id of the client's manifest. */
  find(clientId: string, id: string): Promise<{ readonly text: string } | null>;
  /** How many the graph no longer answers, as they were judged last. */
  unanswered?(): Promise<number>;
}

const REMEMBERED = 5_000;
const REMEMBERED_CHARACTERS = 32 * 1024 * 1024;
/** How long a withdrawn document is still answered, and how often a busy one is looked up. */
const REMEMBERED_MS = 5_000;

/** What clients have registered, remembered for moments. What is unknown is looked up each time: it may be new. */
export class RegisteredDocuments {
  readonly #texts = new LRUCache<string, string>({
    max: REMEMBERED, maxSize: REMEMBERED_CHARACTERS, sizeCalculation: (text) => text.length + 1,
    ttl: REMEMBERED_MS,
  });
  readonly #asked = new Map<string, Promise<string | undefined>>();

  constructor(readonly store: DocumentStore) {}

  /** `before` may refuse what would ask the database. */
  find(clientId: string, id: string, before: () => void): Promise<string | undefined> | string {
    const key = `${clientId} ${id}`;
    const known = this.#texts.get(key) ?? this.#asked.get(key);
    if (known !== undefined) return known;
    before();
    const asking = this.#ask(key, clientId, id).finally(() => this.#asked.delete(key));
    this.#asked.set(key, asking);
    return asking;
  }

  /** The next question asks the store. */
  forget(): void {
    this.#texts.clear();
  }

  async #ask(key: string, clientId: string, id: string): Promise<string | undefined> {
    const found = await this.store.find(clientId, id);
    if (found === null) return undefined;
    this.#texts.set(key, found.text);
    return found.text;
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
