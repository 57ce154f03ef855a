/** The one resource tokens are made for: the graph. Its scopes depend on who asks. */
import { errors, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';

import { readSettledAccount } from '../accounts/account-row.ts';
import type { IdentityContext } from '../context.ts';
import { SIGNING_ALG } from '../keys/signing-keys.ts';
import { scopesOfRoles } from '../roles.ts';
import { ALL_SCOPES } from '../scopes.ts';

export const GRAPH = 'urn:karat:graph';

export const LIFETIME_SECONDS = { operator: 10 * 60, channel: 60 * 60, person: 15 * 60 } as const;

export async function graphResource(
  context: IdentityContext, ctx: KoaContextWithOIDC,
): Promise<ResourceServer> {
  if (ctx.oidc.params?.['grant_type'] === 'client_credentials') {
    // RFC 6749 section 3.3: whoever asks for no scope gets the default, which is all it was
    // granted.
    ctx.oidc.params['scope'] ??= ctx.oidc.client?.scope;
    refuseUnknownScope(String(ctx.oidc.params['scope'] ?? ''), ctx.oidc.client?.scope ?? '');
  }
  return {
    scope: (await grantableScopes(context, ctx)).join(' '),
    audience: GRAPH,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: SIGNING_ALG } },
  };
}

/** The library drops words that are no scope at all; a program that misspells one shall be told. */
function refuseUnknownScope(requested: string, granted: string): void {
  const known = new Set(granted.split(' '));
  const excess = requested.split(' ').filter(Boolean).find((scope) => !known.has(scope));
  if (excess) throw new errors.InvalidScope('requested scope is not allowed', excess);
}

/** Roles are read when each token is made, so a change of roles is in the next token. */
async function grantableScopes(
  context: IdentityContext, ctx: KoaContextWithOIDC,
): Promise<readonly string[]> {
  const accountId = ctx.oidc.route === 'token' ? ctx.oidc.entities.Account?.accountId : undefined;
  if (accountId === undefined) return ALL_SCOPES;
  const account = await readSettledAccount(context.pool, accountId);
  return account && !account.disabled_at ? scopesOfRoles(account.roles) : [];
}
