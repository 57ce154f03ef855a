import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { writeAudit } from '../accounts/audit.ts';
import { refuseWithoutAuthority } from '../accounts/authority.ts';
import type { IdentityContext } from '../context.ts';
import { joinTransaction } from '../database/transaction.ts';
import { isUuid } from '../ids.ts';
import { type Outcome, refuse, type Refusal } from '../refusals.ts';
import { isScope, mayClientHold } from '../scopes.ts';
import { type PartnerClient, selectClients } from './client.ts';
import { hashClientSecret, hintOfSecret, makeClientSecret } from './client-secret.ts';
import { distinctOrigins, refuseOrigins } from './origins.ts';

export interface CreateClient {
  readonly clientId: string;
  readonly name: string;
  /** The partner channel whose orders and members this program speaks for. */
  readonly channelId: string;
  readonly scopes: readonly string[];
  /** A trusted front end: may obtain tokens for the members it has signed in itself. */
  readonly mayExchange?: boolean;
  /** Origins of its own pages: `https://shop.example`. */
  readonly allowedOrigins?: readonly string[];
}

/**
 * Only the seed sets these: a known secret is a demo credential and keeps production from starting.
 */
export interface DemoSecret {
  readonly demoSecret: string;
}

const CLIENT_ID = /^[a-z0-9][a-z0-9-]{1,62}$/;

export async function createClient(
  context: IdentityContext, by: Actor, input: CreateClient, demo?: DemoSecret,
): Promise<Outcome<{ readonly client: PartnerClient; readonly secret: string }>> {
  const refusal = refuseWithoutAuthority(by) ?? refuseInput(input);
  if (refusal) return refusal;
  const secret = demo?.demoSecret ?? makeClientSecret();
  return joinTransaction(context, async (db) => {
    const { rowCount } = await db.query(
      `insert into identity.client
         (client_id, name, kind, channel_id, scopes, may_exchange, allowed_origins, created_at)
       values ($1, $2, 'channel', $3, $4, $5, $6, $7) on conflict (client_id) do nothing`,
      [input.clientId, input.name.trim(), input.channelId, [...new Set(input.scopes)],
        input.mayExchange ?? false, distinctOrigins(input.allowedOrigins), context.clock()]);
    if (rowCount !== 1) return refuse('CLIENT_ID_TAKEN', 'This client id is taken.', 'clientId');
    await db.query(
      `insert into identity.client_secret (client_id, secret_hash, is_demo, hint, created_at)
       values ($1, $2, $3, $4, $5)`,
      [input.clientId, hashClientSecret(secret), demo !== undefined, hintOfSecret(secret),
        context.clock()]);
    await writeAudit(context, db, by, { action: 'client.created', subject: input.clientId,
      detail: { channelId: input.channelId, scopes: input.scopes,
        mayExchange: input.mayExchange ?? false, allowedOrigins: distinctOrigins(input.allowedOrigins) } });
    const [client] = await selectClients(db, context.clock(), 'and c.client_id = $2',
      [input.clientId]);
    return { ok: true as const, client: client!, secret };
  });
}

function refuseInput(input: CreateClient): Refusal | undefined {
  if (!CLIENT_ID.test(input.clientId)) {
    return refuse('CLIENT_ID_MALFORMED', 'Small letters, digits and dashes, 2 to 63.', 'clientId');
  }
  const name = input.name.trim();
  if (name.length < 1 || name.length > 120) {
    return refuse('NAME_MISSING', 'A name of 1 to 120 characters.', 'name');
  }
  if (!isUuid(input.channelId)) return refuse('ID_MALFORMED', 'Not an id.', 'channelId');
  if (input.scopes.length === 0) return refuse('SCOPE_MISSING', 'Grant at least one.', 'scopes');
  for (const scope of input.scopes) {
    if (!isScope(scope)) return refuse('SCOPE_UNKNOWN', `There is no scope ${scope}.`, 'scopes');
    if (!mayClientHold(scope)) {
      return refuse('SCOPE_NOT_FOR_CLIENTS', `${scope} is for people, not programs.`, 'scopes');
    }
  }
  return refuseOrigins(input.allowedOrigins);
}
