import { type AccessToken, type ClientCredentials, errors, type KoaContextWithOIDC } from 'oidc-provider';

import { findAccountById } from '../accounts/account-row.ts';
import { type PartnerClient, selectClients } from '../clients/client.ts';
import { TOKEN_EXCHANGE } from '../clients/client-metadata.ts';
import type { IdentityContext } from '../context.ts';
import {
  claimsOfAccount, claimsOfClient, claimsOfPerson, type TokenClaims,
} from './claims.ts';
import { grantMark } from './grant-end.ts';
import { currentRequest } from './request.ts';
import { LIFETIME_SECONDS } from './resource.ts';

type Token = AccessToken | ClientCredentials;

export async function extraTokenClaims(
  context: IdentityContext, _ctx: KoaContextWithOIDC, token: Token,
): Promise<Record<string, unknown>> {
  // Not when it is signed: who was disabled, or has other roles, since the request began is cut off.
  const madeAt = currentRequest()?.began ?? context.clock();
  const claims = await claimsOf(context, token);
  const { grantId } = token as Partial<AccessToken>;
  return {
    ...claims, made_at: madeAt.getTime(),
    ...(grantId ? { grant: grantMark(grantId) } : {}),
  };
}

export function accessTokenSeconds(token: { readonly gty?: string | undefined }): number {
  return isExchanged(token) ? LIFETIME_SECONDS.person : LIFETIME_SECONDS.operator;
}

async function claimsOf(context: IdentityContext, token: Token): Promise<TokenClaims> {
  if (token.kind === 'ClientCredentials') return claimsOfClient(await clientOf(context, token));
  const { accountId } = token as AccessToken;
  if (isExchanged(token as AccessToken)) {
    return claimsOfPerson(accountId, await clientOf(context, token));
  }
  const account = await findAccountById(context.pool, accountId);
  if (!account) throw new Error('a token was about to be made for an account that is gone');
  return claimsOfAccount(account);
}

async function clientOf(context: IdentityContext, token: Token): Promise<PartnerClient> {
  await context.pool.query('select from identity.client where client_id = $1 for share', [token.clientId]);
  const [client] = await selectClients(context.pool, context.clock(),
    'and c.client_id = $2 and c.disabled_at is null', [token.clientId]);
  if (!client) throw new errors.InvalidClient('the client is disabled');
  return client;
}

function isExchanged(token: { readonly gty?: string | undefined }): boolean {
  return token.gty === TOKEN_EXCHANGE;
}
