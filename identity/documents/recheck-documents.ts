import type { IdentityContext } from '../context.ts';
import { effectiveScopes, isScope } from '../scopes.ts';
import { type DocumentCheck, type RegisteredDocument, selectDocuments } from './document.ts';

export interface Recheck {
  readonly checked: number;
  /** What the graph of today no longer answers, at most 100 of them, with `problem`. */
  readonly failing: readonly RegisteredDocument[];
  readonly failingCount: number;
}

const LONGEST_PROBLEM = 500;
const MOST_TOLD = 100;

/** A release may have taken what a document asks for: each client's are judged anew, one client at a time. */
export async function recheckDocuments(
  { pool }: IdentityContext, check: DocumentCheck, signal?: AbortSignal,
): Promise<Recheck> {
  const { rows } = await pool.query<{ client_id: string; scopes: string[] }>(
    `select client_id, scopes from identity.client c where disabled_at is null
       and exists (select from identity.registered_document d where d.client_id = c.client_id)`);
  const failing: RegisteredDocument[] = [];
  let checked = 0;
  for (const { client_id: clientId, scopes } of rows) {
    if (signal?.aborted) break;
    const effective = effectiveScopes(scopes.filter(isScope), true);
    for (const document of await selectDocuments(pool, clientId)) {
      const verdict = check(document.text, effective);
      const problem = verdict.ok ? undefined : verdict.message.slice(0, LONGEST_PROBLEM);
      checked += 1;
      if (problem) failing.push({ ...document, problem });
      if (problem === document.problem) continue;
      await pool.query(
        'update identity.registered_document set problem = $3 where client_id = $1 and hash = $2',
        [clientId, document.hash, problem ?? null]);
    }
  }
  return { checked, failing: failing.slice(0, MOST_TOLD), failingCount: failing.length };
}
