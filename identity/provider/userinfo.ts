import type { IncomingMessage, ServerResponse } from 'node:http';

import { findAccountById } from '../accounts/account-row.ts';
import type { IdentityContext } from '../context.ts';
import { IdentityError } from '../refusals.ts';
import type { Authenticate } from '../verify/authenticate.ts';
import { claimsOfAccount } from './claims.ts';

export interface ProfileDesk {
  readonly context: IdentityContext;
  readonly authenticate: Authenticate;
}

/** The token is in a header and no cookie is looked at, so any page may ask (OpenID Connect Core 5.3). */
const ANY_PAGE = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization',
  'access-control-allow-methods': 'GET, POST',
  'access-control-expose-headers': 'www-authenticate',
};

/**
 * The provider's own userinfo takes only tokens without an audience. Ours are for the graph, so the
 * question "who am I" is answered here, from the account as it is now.
 */
export async function answerUserinfo(
  desk: ProfileDesk, req: IncomingMessage, res: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(ANY_PAGE)) res.setHeader(name, value);
  if (req.method === 'OPTIONS') return void res.writeHead(204, { 'access-control-max-age': '3600' }).end();
  if (req.method !== 'GET' && req.method !== 'POST') {
    return void res.writeHead(405, { allow: 'GET, POST' }).end();
  }
  res.setHeader('content-type', 'application/json');
  res.setHeader('cache-control', 'no-store');
  try {
    await answerProfile(desk, req, res);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    refuse(res, 401, 'invalid_token', error.message);
  }
}

async function answerProfile(
  { context, authenticate }: ProfileDesk, req: IncomingMessage, res: ServerResponse,
): Promise<void> {
  const actor = await authenticate(req.headers);
  // RFC 6750 section 3.1: who brings nothing is told how, and of no error.
  if (actor.kind === 'anonymous') return void res.writeHead(401, { 'www-authenticate': 'Bearer' }).end('{}');
  const isOperator = actor.kind === 'operator' || actor.kind === 'tenant';
  const account = isOperator ? await findAccountById(context.pool, actor.id) : undefined;
  if (!account) return refuse(res, 403, 'insufficient_scope', 'Only operators have a profile.');
  const { id: sub, email } = account;
  res.end(JSON.stringify(
    { sub, email, ...claimsOfAccount(account), scope: actor.scopes.join(' ') }));
}

function refuse(res: ServerResponse, status: number, error: string, why: string): void {
  res.writeHead(status, { 'www-authenticate': `Bearer error="${error}"` });
  res.end(JSON.stringify({ error, error_description: why }));
}
