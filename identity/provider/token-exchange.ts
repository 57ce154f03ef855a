/**
 * A trusted front end (a mini program, the web shop) has signed its member in by its own means and
 * exchanges the member's id for a short token that can do what a member can do (RFC 8693).
 */
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { TypeID } from 'typeid-js';

import { isUuid } from '../ids.ts';
import { PERSON_SCOPES } from '../scopes.ts';
import { TOKEN_EXCHANGE } from '../clients/client-metadata.ts';
import type { IdentityContext } from '../context.ts';
import { GRAPH, graphResource } from './resource.ts';

export const MEMBER_ID_TYPE = 'urn:karat:token-type:member-id';
const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';
const MEMBER_PREFIX = 'mem';

export type PersonExists = (personId: string) => Promise<boolean>;

export function registerTokenExchange(
  provider: Provider, context: IdentityContext, personExists: PersonExists,
): void {
  const parameters = ['subject_token', 'subject_token_type', 'actor_token', 'scope', 'resource', 'audience',
    'requested_token_type'];
  provider.registerGrantType(TOKEN_EXCHANGE, async (ctx) => {
    requireSupported(ctx.oidc.params as Params);
    const personId = personOf(ctx.oidc.params as Params);
    const scopes = scopesFor(ctx.oidc.params as Params, ctx.oidc.client.scope);
    if (!await personExists(personId)) throw new errors.InvalidRequest('no such member');
    const token = new provider.AccessToken({
      accountId: personId, client: ctx.oidc.client, scope: scopes.join(' '), gty: TOKEN_EXCHANGE,
      // There is no grant behind it: nothing to refresh, nothing stored.
      grantId: '',
    });
    const resource = await graphResource(context, ctx as KoaContextWithOIDC);
    token.resourceServer = new provider.ResourceServer(GRAPH, resource);
    ctx.oidc.entity('AccessToken', token);
    ctx.body = {
      access_token: await token.save(),
      issued_token_type: ACCESS_TOKEN_TYPE,
      token_type: 'Bearer',
      expires_in: token.expiration,
      scope: token.scope,
    };
  }, parameters);
}

interface Params {
  readonly subject_token?: string;
  readonly subject_token_type?: string;
  readonly actor_token?: string;
  readonly requested_token_type?: string;
  readonly resource?: string;
  readonly audience?: string;
  readonly scope?: string;
}

/** Which error is whose: RFC 8693 section 2.2.2. */
function requireSupported(params: Params): void {
  if (params.subject_token_type !== MEMBER_ID_TYPE) {
    throw new errors.InvalidRequest(`subject_token_type must be ${MEMBER_ID_TYPE}`);
  }
  if (params.actor_token) {
    throw new errors.InvalidRequest('nobody acts for somebody else here: send no actor_token');
  }
  if (params.requested_token_type && params.requested_token_type !== ACCESS_TOKEN_TYPE) {
    throw new errors.InvalidRequest('only access tokens can be requested');
  }
  for (const target of [params.resource, params.audience]) {
    if (target && target !== GRAPH) throw new errors.InvalidTarget('unknown target');
  }
}

/** The member's id as the graph shows it (`mem_01j…`) or as the uuid inside. */
function personOf(params: Params): string {
  const subject = params.subject_token ?? '';
  if (isUuid(subject)) return subject;
  try {
    const id = TypeID.fromString(subject);
    if (id.getType() === MEMBER_PREFIX) return id.toUUID();
  } catch {
    // The answer below says all there is to say.
  }
  throw new errors.InvalidRequest('subject_token is not a member id');
}

/** Never more than a member may do, nor more than the front end was granted. */
function scopesFor(params: Params, clientScope: string | undefined): readonly string[] {
  const granted = new Set(clientScope?.split(' '));
  const most = PERSON_SCOPES.filter((scope) => granted.has(scope));
  if (params.scope === undefined) return most;
  const requested = params.scope.split(' ').filter(Boolean);
  const excess = requested.find((scope) => !(most as readonly string[]).includes(scope));
  if (excess) throw new errors.InvalidScope('requested scope is not allowed', excess);
  return most.filter((scope) => requested.includes(scope));
}
