import type { IdentityContext } from '../context.ts';
import { ALL_SCOPES } from '../scopes.ts';

export const ADMIN_CLIENT_ID = 'karat-admin';

/** The admin's addresses are a matter of deployment: written anew at every start. */
export async function registerAdminClient(
  context: IdentityContext,
  addresses: {
    readonly redirectUris: readonly string[];
    readonly postLogoutUris: readonly string[];
  },
): Promise<void> {
  await context.pool.query(
    `insert into identity.client
       (client_id, name, kind, scopes, redirect_uris, post_logout_redirect_uris, created_at)
     values ($1, 'Karat admin', 'admin', $2, $3, $4, $5)
     on conflict (client_id) do update set scopes = excluded.scopes,
       redirect_uris = excluded.redirect_uris,
       post_logout_redirect_uris = excluded.post_logout_redirect_uris`,
    [ADMIN_CLIENT_ID, ALL_SCOPES, addresses.redirectUris, addresses.postLogoutUris,
      context.clock()]);
}
