/**
 * What an access token says about its holder, and how the graph's actor is read from it.
 *
 * | claim | meaning |
 * |---|---|
 * | kind | operator, tenant (an operator of a franchise), channel, person |
 * | name, roles | for the interface and the audit trail |
 * | scope | what the holder may do, space separated |
 * | tenant_id, site_ids | the franchise and, if bound to some, its outlets |
 * | channel_id | the partner channel; for a person the channel whose front end obtained the token |
 * | person_id | the member |
 * | grant | a mark of the sign-in it is of: when that ends, so does the token (grant-end.ts) |
 * | made_at | milliseconds, because `iat` is too coarse to be compared with a cut-off |
 */
import type { JWTPayload } from 'jose';

import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { AccountRow } from '../accounts/account-row.ts';
import type { PartnerClient } from '../clients/client.ts';
import { isUuid } from '../ids.ts';
import { IdentityError } from '../refusals.ts';
import { effectiveScopes, isScope } from '../scopes.ts';

export interface TokenClaims {
  readonly kind: 'operator' | 'tenant' | 'channel' | 'person';
  readonly name: string;
  readonly roles?: readonly string[];
  readonly tenant_id?: string;
  readonly site_ids?: readonly string[];
  readonly channel_id?: string;
  readonly person_id?: string;
}

export function claimsOfAccount(account: AccountRow): TokenClaims {
  const common = { name: account.name, roles: account.roles };
  return account.tenant_id
    ? { kind: 'tenant', ...common, tenant_id: account.tenant_id, site_ids: account.site_ids }
    : { kind: 'operator', ...common };
}

export function claimsOfClient(client: PartnerClient): TokenClaims {
  return { kind: 'channel', name: client.name, channel_id: client.channelId };
}

/** The name is the channel's: a member's own name is personal data and stays out of tokens. */
export function claimsOfPerson(personId: string, client: PartnerClient): TokenClaims {
  return {
    kind: 'person', name: `member via ${client.name}`, person_id: personId,
    channel_id: client.channelId,
  };
}

/** Trusts nothing but the signature: every claim is checked for its shape again. */
export function actorOfClaims(payload: JWTPayload): Actor {
  const { kind } = payload;
  if (kind !== 'operator' && kind !== 'tenant' && kind !== 'channel' && kind !== 'person') {
    throw new IdentityError('UNAUTHENTICATED', 'The token does not say what its holder is.');
  }
  const tenantId = kind === 'tenant' ? requireUuid(payload, 'tenant_id') : undefined;
  const personId = kind === 'person' ? requireUuid(payload, 'person_id') : undefined;
  const needsChannel = kind === 'channel' || (kind === 'person' && payload['channel_id']);
  const channelId = needsChannel ? requireUuid(payload, 'channel_id') : undefined;
  return Object.freeze({
    kind,
    id: payload.sub!,
    name: typeof payload['name'] === 'string' ? payload['name'] : payload.sub!,
    scopes: effectiveScopes(
      words(payload['scope']).filter(isScope), kind === 'channel' || kind === 'person'),
    roles: words(payload['roles']),
    ...(tenantId ? { tenantId, siteIds: siteIdsOf(payload) } : {}),
    ...(channelId ? { channelId } : {}),
    ...(personId ? { personId } : {}),
    ...(typeof payload['client_id'] === 'string' ? { clientId: payload['client_id'] } : {}),
  });
}

/** An empty list means every outlet, so a malformed one must not be read as empty. */
function siteIdsOf(payload: JWTPayload): readonly string[] {
  const value = payload['site_ids'] ?? [];
  if (Array.isArray(value) && value.every((id) => typeof id === 'string' && isUuid(id))) {
    return value as string[];
  }
  throw new IdentityError('UNAUTHENTICATED', 'The token names no valid site_ids.');
}

function requireUuid(payload: JWTPayload, claim: string): string {
  const value = payload[claim];
  if (typeof value === 'string' && isUuid(value)) return value;
  throw new IdentityError('UNAUTHENTICATED', `The token names no valid ${claim}.`);
}

/** `"a b"` and `["a", "b"]` are both in use among issuers. */
function words(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter(Boolean);
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
