/**
 * Another issuer signs people in (OIDC_ISSUER): its tokens are verified with its published keys,
 * and its claims are mapped to ours. Authority is still ours: scopes outside the closed list are
 * dropped, and roles become scopes by identity/roles.ts when the token names no scope of the house.
 */
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

import { type Actor, ANONYMOUS } from '../../subgraphs/kernel/actor.ts';
import { actorOfClaims } from '../provider/claims.ts';
import { IdentityError } from '../refusals.ts';
import { scopesOfRoles } from '../roles.ts';
import { isScope } from '../scopes.ts';
import type { Authenticate } from './authenticate.ts';
import { bearerOf, unauthenticated } from './bearer.ts';

type OurClaim = 'kind' | 'name' | 'roles' | 'scope' | 'tenant_id' | 'site_ids' | 'channel_id'
  | 'person_id' | 'client_id';

/**
 * For each of our claims where the issuer keeps it; dots lead into objects: `realm_access.roles`.
 */
export type ClaimMapping = Partial<Record<OurClaim, string>>;

export interface ExternalIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** Left out, the issuer's discovery document names it. */
  readonly jwksUri?: string;
  readonly claimMapping?: ClaimMapping;
}

/** Never `none`, never a shared secret. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;
const DISCOVERY_MILLISECONDS = 5_000;

export function createExternalAuthenticate(external: ExternalIssuer): Authenticate {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const findKeys = (): Promise<JWTVerifyGetKey> => {
    keys ??= remoteKeys(external).catch((error: unknown) => { keys = undefined; throw error; });
    return keys;
  };
  return async (headers) => {
    const token = bearerOf(headers);
    if (token === undefined) return ANONYMOUS;
    const keys = await findKeys();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: external.issuer,
        audience: external.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return toActor(payload, external.claimMapping ?? {});
    } catch (error) {
      throw isIssuerAway(error) ? error : unauthenticated(error);
    }
  };
}

/** Keys that cannot be fetched say nothing of the token: no connection, no answer in time, or another than 200. */
function isIssuerAway(error: unknown): boolean {
  const { name, message } = error as Error;
  return (name === 'TypeError' && message === 'fetch failed') || error instanceof errors.JWKSTimeout
    || (error instanceof errors.JOSEError && error.code === errors.JOSEError.code);
}

async function remoteKeys(external: ExternalIssuer): Promise<JWTVerifyGetKey> {
  const uri = external.jwksUri ?? await discoverJwksUri(external.issuer);
  return createRemoteJWKSet(new URL(uri), { timeoutDuration: DISCOVERY_MILLISECONDS });
}

async function discoverJwksUri(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_MILLISECONDS) });
  const document = await response.json() as { issuer?: string; jwks_uri?: string };
  if (document.issuer !== issuer || !document.jwks_uri) {
    throw new IdentityError('BAD_SETTING', `${url} does not describe ${issuer}`);
  }
  return document.jwks_uri;
}

function toActor(payload: JWTPayload, mapping: ClaimMapping): Actor {
  const mapped: JWTPayload = { sub: payload.sub! };
  const claims: readonly OurClaim[] = ['kind', 'name', 'roles', 'scope', 'tenant_id', 'site_ids',
    'channel_id', 'person_id', 'client_id'];
  for (const claim of claims) {
    const value = valueAt(payload, mapping[claim] ?? claim);
    if (value !== undefined) mapped[claim] = value;
  }
  // `azp` is where most issuers put the client; it is the key of the rate limits.
  mapped['client_id'] ??= payload['azp'];
  mapped['kind'] ??= mapped['tenant_id'] === undefined ? 'operator' : 'tenant';
  const actor = actorOfClaims(mapped);
  const byRole = actor.kind === 'operator' || actor.kind === 'tenant';
  const scopes = actor.scopes.filter(isScope);
  if (scopes.length > 0 || !byRole) return actor;
  return Object.freeze({ ...actor, scopes: scopesOfRoles(rolesFor(actor)) });
}

/** A franchise's people never gain the house's authority, whatever roles their token names. */
function rolesFor(actor: Actor): readonly string[] {
  const franchise = actor.kind === 'tenant';
  return actor.roles.filter((role) => (role === 'manager' || role === 'associate') === franchise);
}

function valueAt(payload: JWTPayload, path: string): unknown {
  let value: unknown = payload;
  for (const step of Object.hasOwn(payload, path) ? [path] : path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
