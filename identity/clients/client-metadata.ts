/** A client as node-oidc-provider wants to see it. */
import { randomBytes } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import type { Pool } from 'pg';

import { ALL_SCOPES } from '../scopes.ts';

export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/**
 * The library insists on a secret for confidential clients and would compare with it. Ours are
 * stored as hashes and compared elsewhere; this value only has to be one that nobody knows.
 */
const UNUSABLE_SECRET = randomBytes(32).toString('base64url');

interface ClientRow {
  readonly client_id: string;
  readonly name: string;
  readonly kind: 'admin' | 'channel';
  readonly channel_id: string | null;
  readonly scopes: string[];
  readonly may_exchange: boolean;
  readonly redirect_uris: string[];
  readonly post_logout_redirect_uris: string[];
}

export async function findClientMetadata(
  pool: Pool, clientId: string,
): Promise<AdapterPayload | undefined> {
  const { rows } = await pool.query<ClientRow>(
    `select client_id, name, kind, channel_id, scopes, may_exchange, redirect_uris,
       post_logout_redirect_uris
     from identity.client where client_id = $1 and disabled_at is null`, [clientId]);
  const row = rows[0];
  if (!row) return undefined;
  return row.kind === 'admin' ? adminMetadata(row) : channelMetadata(row);
}

function adminMetadata(row: ClientRow): AdapterPayload {
  return {
    client_id: row.client_id,
    client_name: row.name,
    token_endpoint_auth_method: 'none',
    // Not `native`, which would accept any port of the loopback: addresses are compared exactly.
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: row.redirect_uris,
    post_logout_redirect_uris: row.post_logout_redirect_uris,
    scope: ['openid', 'offline_access', ...ALL_SCOPES].join(' '),
  } as AdapterPayload;
}

function channelMetadata(row: ClientRow): AdapterPayload {
  return {
    client_id: row.client_id,
    client_name: row.name,
    client_secret: UNUSABLE_SECRET,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: row.may_exchange ? ['client_credentials', TOKEN_EXCHANGE] : ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope: row.scopes.join(' '),
    channel_id: row.channel_id,
  } as AdapterPayload;
}
