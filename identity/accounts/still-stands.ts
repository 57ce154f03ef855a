import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { selectClients } from '../clients/client.ts';
import type { IdentityContext } from '../context.ts';
import { isUuid } from '../ids.ts';
import { claimsOfAccount, claimsOfClient, type TokenClaims } from '../provider/claims.ts';
import { scopesOfRoles } from '../roles.ts';
import { effectiveScopes, isScope, type Scope } from '../scopes.ts';
import { findAccountById } from './account-row.ts';

/** Somebody as it was when it began something that goes on without it. */
export type Stood = Pick<Actor, 'kind' | 'id' | 'scopes' | 'tenantId' | 'siteIds' | 'channelId'>;

/**
 * Whether somebody still is what it was: not disabled, of the same franchise, outlets and channel, with all of
 * these scopes. Null where nobody of that id is known here: another issuer signs its tokens.
 */
export async function stillStands(context: IdentityContext, stood: Stood): Promise<boolean | null> {
  const now = stood.kind === 'channel' ? await clientNow(context, stood.id) : await operatorNow(context, stood.id);
  if (now === null) return null;
  return !now.isDisabled && isSame(now.claims, stood)
    && stood.scopes.every((scope) => now.scopes.includes(scope as Scope));
}

interface Now { readonly isDisabled: boolean; readonly claims: TokenClaims; readonly scopes: readonly Scope[] }

async function operatorNow({ pool }: IdentityContext, id: string): Promise<Now | null> {
  const account = isUuid(id) ? await findAccountById(pool, id) : undefined;
  return account ? {
    isDisabled: account.disabled_at !== null, claims: claimsOfAccount(account),
    scopes: effectiveScopes(scopesOfRoles(account.roles), false),
  } : null;
}

async function clientNow({ pool, clock }: IdentityContext, id: string): Promise<Now | null> {
  const [client] = await selectClients(pool, clock(), 'and c.client_id = $2', [id]);
  return client ? {
    isDisabled: client.disabledAt !== undefined, claims: claimsOfClient(client),
    scopes: effectiveScopes(client.scopes.filter(isScope), true),
  } : null;
}

const sorted = (ids: readonly string[] | undefined): string => [...ids ?? []].toSorted().join();

function isSame(claims: TokenClaims, stood: Stood): boolean {
  return claims.kind === stood.kind && claims.tenant_id === stood.tenantId
    && claims.channel_id === stood.channelId && sorted(claims.site_ids) === sorted(stood.siteIds);
}
