import { setImmediate as breathe } from 'node:timers/promises';
import type { Pool } from 'pg';

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
const BATCH = 100;

/** A release may have taken what a document asks for: each client's are judged anew, one client at a time. */
export async function recheckDocuments(
  { pool }: IdentityContext, check: DocumentCheck, signal?: AbortSignal,
): Promise<Recheck> {
  const { rows } = await pool.query<{ client_id: string; scopes: string[] }>(
    `select client_id, scopes from identity.client c where disabled_at is null
       and exists (select from identity.registered_document d where d.client_id = c.client_id)`);
  const failing: RegisteredDocument[] = [];
  let checked = 0;
  let failingCount = 0;
  for (const { client_id: clientId, scopes } of rows) {
    const effective = effectiveScopes(scopes.filter(isScope), true);
    for await (const document of documentsOf(pool, clientId)) {
      if (signal?.aborted) return { checked, failing, failingCount };
      const judged = await judge(pool, document, (text) => check(text, effective));
      checked += 1;
      if (judged.problem === undefined) continue;
      failingCount += 1;
      if (failing.length < MOST_TOLD) failing.push(judged);
    }
  }
  return { checked, failing, failingCount };
}

export async function countUnanswered({ pool }: IdentityContext): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from identity.registered_document join identity.client using (client_id)
     where problem is not null and disabled_at is null`);
  return rows[0]!.count;
}

/** A client may have 2,000 of them: never all at once. */
async function* documentsOf(pool: Pool, clientId: string): AsyncGenerator<RegisteredDocument, void, void> {
  for (let after = '', batch: readonly RegisteredDocument[] = []; ; after = batch.at(-1)!.hash) {
    batch = await selectDocuments(pool, clientId, `and hash > $2 order by hash limit ${BATCH}`, [after]);
    yield* batch;
    if (batch.length < BATCH) return;
  }
}

async function judge(
  pool: Pool, document: RegisteredDocument, check: (text: string) => ReturnType<DocumentCheck>,
): Promise<RegisteredDocument> {
  // Validating a large document takes milliseconds, and requests are being answered meanwhile.
  await breathe();
  const verdict = check(document.text);
  const { problem: before, ...rest } = document;
  const problem = verdict.ok ? undefined : verdict.message.slice(0, LONGEST_PROBLEM);
  if (problem !== before) {
    await pool.query('update identity.registered_document set problem = $3 where client_id = $1 and hash = $2',
      [document.clientId, document.hash, problem ?? null]);
  }
  return problem === undefined ? rest : { ...rest, problem };
}
