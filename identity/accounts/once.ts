/**
 * Rule: a request that is sent twice with the same key acts once. Example: creating an operator is
 * sent, the answer is lost, it is sent again: one operator, and the second answer names it. What was
 * shown once (a password, a secret) is stored nowhere, so the second answer cannot show it.
 */
import { createHash } from 'node:crypto';

import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction, type Queryable } from '../database/transaction.ts';
import { type Outcome, refuse, type Refusal } from '../refusals.ts';

export interface Request {
  readonly key: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What became of it the first time: the id of what it was about. */
export type Replayed = { readonly ok: true; readonly replayed: true; readonly subject: string };

export async function once<T extends object>(
  context: IdentityContext, by: Actor, request: Request,
  work: (inside: IdentityContext) => Promise<Outcome<T>>, subjectOf: (done: T) => string,
): Promise<Outcome<T & { readonly replayed?: false }> | Replayed> {
  const refusal = refuseKey(request.key);
  if (refusal) return refusal;
  const hash = createHash('sha256').update(JSON.stringify(sorted(request.input))).digest();
  return inTransaction(context.pool, async (db) => {
    // A twin that is under way is waited for, then seen.
    await db.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', [by.id, request.key]);
    const known = await findRequest(db, by, request, hash);
    if (known) return known;
    const outcome = await work({ ...context, transaction: db });
    // A refusal changed nothing, so its key stays free.
    if (!outcome.ok) return outcome;
    await db.query(
      `insert into identity.request_key (actor_id, key, action, input_hash, subject, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [by.id, request.key, request.action, hash, subjectOf(outcome), context.clock()]);
    return outcome;
  });
}

async function findRequest(
  db: Queryable, by: Actor, request: Request, hash: Buffer,
): Promise<Refusal | Replayed | undefined> {
  const { rows } = await db.query<{ action: string; input_hash: Buffer; subject: string }>(
    'select action, input_hash, subject from identity.request_key where actor_id = $1 and key = $2',
    [by.id, request.key]);
  const [known] = rows;
  if (!known) return undefined;
  if (known.action === request.action && known.input_hash.equals(hash)) {
    return { ok: true, replayed: true, subject: known.subject };
  }
  return refuse('IDEMPOTENCY_CONFLICT', 'This idempotency key was used with another input.',
    'idempotencyKey');
}

function refuseKey(key: string): Refusal | undefined {
  if (key.length > 0 && key.length <= 200 && !/\p{Cc}/u.test(key)) return undefined;
  return refuse('IDEMPOTENCY_KEY_INVALID',
    'An idempotency key has 1 to 200 characters and no control characters.', 'idempotencyKey');
}

/** The order in which fields were written does not make another input. */
function sorted(input: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(input).filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => left.localeCompare(right));
}
