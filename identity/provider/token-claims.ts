import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider';

import { findAccountById } from '../accounts/account-row.ts';
import { type PartnerClient, selectClients } from '../clients/client.ts';
import { TOKEN_EXCHANGE } from '../clients/client-metadata.ts';
import type { IdentityContext } from '../context.ts';
import {
  claimsOfAccount, claimsOfClient, claimsOfPerson, type TokenClaims,
} from './claims.ts';
import { grantMark } from './grant-end.ts';
import { LIFETIME_SECONDS } from './resource.ts';

type Token = AccessToken | ClientCredentials;

export async function extraTokenClaims(
  context: IdentityContext, _ctx: KoaContextWithOIDC, token: Token,
): Promise<Record<string, unknown>> {
  const claims = await claimsOf(context, token);
  const { grantId } = token as Partial<AccessToken>;
  return {
    ...claims, made_at: context.clock().getTime(),
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
  const [client] = await selectClients(context.pool, context.clock(),
    'and c.client_id = $2 and c.disabled_at is null', [token.clientId]);
  if (!client) throw new Error('a token was about to be made for a client that is gone');
  return client;
}

function isExchanged(token: { readonly gty?: string | undefined }): boolean {
  return token.gty === TOKEN_EXCHANGE;
}
