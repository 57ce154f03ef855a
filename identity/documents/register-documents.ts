import { createHash } from 'node:crypto';

import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { writeAudit } from '../accounts/audit.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction, type Queryable } from '../database/transaction.ts';
import { type Outcome, refuse, type Refusal } from '../refusals.ts';
import { effectiveScopes, isScope } from '../scopes.ts';
import {
  type DocumentCheck, LONGEST_ALIAS, LONGEST_DOCUMENT_BYTES, MOST_ALIASES, MOST_DOCUMENTS,
  type RegisteredDocument, selectDocuments,
} from './document.ts';
import { findOwner, type Owner } from './whose.ts';

export interface GivenDocument {
  /** What its manifest calls it: its sha256, or a name of the manifest's own. */
  readonly id?: string | null;
  readonly text: string;
}

export interface RegisterDocuments {
  /** Its uuid; left out by a program for itself. */
  readonly client?: string;
  readonly documents: readonly GivenDocument[];
}

export interface DocumentResult {
  readonly hash: string;
  readonly outcome: Outcome<{ readonly document: RegisteredDocument; readonly created: boolean }>;
}

const AUDITED_HASHES = 20;

/** Each taken or refused by itself. The text is the key: registered again it is the same document. */
export async function registerDocuments(
  context: IdentityContext, check: DocumentCheck, by: Actor, input: RegisterDocuments,
): Promise<Outcome<{ readonly results: readonly DocumentResult[] }>> {
  return inTransaction(context.pool, async (db) => {
    // Locked: two manifests at once are counted one after the other.
    const owner = await findOwner(db, by, input.client, 'for update');
    if (!owner) return refuse('NOT_FOUND', 'No such client.', 'client');
    if (owner.isDisabled) return refuse('ALREADY_DISABLED', 'The client is disabled.', 'client');
    const shelf = new Shelf(context, db, by, owner, check);
    await shelf.open();
    const results: DocumentResult[] = [];
    for (const given of input.documents) results.push(await shelf.put(given));
    await shelf.close();
    return { ok: true as const, results };
  });
}

/** The documents of one client while some are added. */
class Shelf {
  readonly #aliases = new Map<string, Set<string>>();
  readonly #created: string[] = [];

  constructor(
    readonly context: IdentityContext, readonly db: Queryable, readonly by: Actor,
    readonly owner: Owner, readonly check: DocumentCheck,
  ) {}

  async open(): Promise<void> {
    const { rows } = await this.db.query<{ hash: string; aliases: string[] }>(
      'select hash, aliases from identity.registered_document where client_id = $1', [this.owner.clientId]);
    for (const { hash, aliases } of rows) this.#aliases.set(hash, new Set(aliases));
  }

  async put({ id, text }: GivenDocument): Promise<DocumentResult> {
    const hash = createHash('sha256').update(text).digest('hex');
    const alias = aliasOf(id, hash);
    const refusal = refuseSize(text) ?? this.#refuseAlias(alias, id, hash);
    if (refusal) return { hash, outcome: refusal };
    const scopes = effectiveScopes(this.owner.scopes.filter(isScope), true);
    const checked = this.check(text, scopes);
    if (!checked.ok) return { hash, outcome: refuse(checked.code, checked.message, 'text') };
    const created = !this.#aliases.has(hash);
    if (created && this.#aliases.size >= MOST_DOCUMENTS) {
      return { hash, outcome: refuse('TOO_MANY_DOCUMENTS',
        `A client has at most ${MOST_DOCUMENTS} documents; withdraw those no longer used.`) };
    }
    await this.#write(hash, text, alias, checked.operations);
    const [document] = await selectDocuments(this.db, this.owner.clientId, 'and hash = $2', [hash]);
    return { hash, outcome: { ok: true, document: document!, created } };
  }

  async close(): Promise<void> {
    if (this.#created.length === 0) return;
    await writeAudit(this.context, this.db, this.by, {
      action: 'client.documents-registered', subject: this.owner.clientId,
      detail: { count: this.#created.length, hashes: this.#created.slice(0, AUDITED_HASHES) },
    });
  }

  #refuseAlias(alias: string | null, id: string | null | undefined, hash: string): Refusal | undefined {
    if (id && isHash(bare(id)) && bare(id) !== hash) {
      return refuse('DOCUMENT_HASH_WRONG', `The sha256 of this text is ${hash}.`, 'id');
    }
    if (alias === null) return undefined;
    if (alias.length > LONGEST_ALIAS || /\p{Cc}/u.test(alias)) {
      return refuse('OUT_OF_RANGE', `An id has 1 to ${LONGEST_ALIAS} characters.`, 'id');
    }
    const holder = [...this.#aliases].find(([, aliases]) => aliases.has(alias))?.[0];
    if (holder !== undefined && holder !== hash) {
      return refuse('DOCUMENT_ID_TAKEN', `This id stands for the document ${holder}.`, 'id');
    }
    const own = this.#aliases.get(hash);
    return own && !own.has(alias) && own.size >= MOST_ALIASES
      ? refuse('OUT_OF_RANGE', `A document has at most ${MOST_ALIASES} ids.`, 'id') : undefined;
  }

  async #write(
    hash: string, text: string, alias: string | null, operations: readonly string[],
  ): Promise<void> {
    const aliases = this.#aliases.get(hash) ?? new Set<string>();
    if (!this.#aliases.has(hash)) this.#created.push(hash);
    if (alias !== null) aliases.add(alias);
    this.#aliases.set(hash, aliases);
    await this.db.query(
      `insert into identity.registered_document
         (client_id, hash, aliases, operations, body, registered_at, registered_by)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (client_id, hash) do update set aliases = excluded.aliases, problem = null`,
      [this.owner.clientId, hash, [...aliases], operations, text, this.context.clock(), this.by.name]);
  }
}

function aliasOf(id: string | null | undefined, hash: string): string | null {
  return id && bare(id) !== hash ? id : null;
}

/** Some manifests write the algorithm before the hash. */
function bare(id: string): string {
  return id.replace(/^sha256:/, '');
}

function isHash(id: string): boolean {
  return /^[0-9a-f]{64}$/.test(id);
}

function refuseSize(text: string): Refusal | undefined {
  if (Buffer.byteLength(text) <= LONGEST_DOCUMENT_BYTES) return undefined;
  return refuse('DOCUMENT_TOO_LARGE', `A document has at most ${LONGEST_DOCUMENT_BYTES} bytes.`, 'text');
}
