/**
 * Who asks. The gateway resolves the access token once, and every subgraph receives this value:
 * as an object inside one process, signed (see signed-actor.ts) over HTTP.
 *
 * The kernel speaks of no business: a `tenant` is a business partner who sees only its own people
 * (a franchise), a `site` one of its places (an outlet), a `channel` a program that sells for us
 * (a partner channel), a `person` the one human the token was issued for (a member).
 */
export type ActorKind = 'operator' | 'tenant' | 'channel' | 'person' | 'service' | 'anonymous';

export interface Actor {
  readonly kind: ActorKind;
  /** Stable subject: operator id, client id, person id or service name. Never shown to others. */
  readonly id: string;
  /** Human name for the audit trail. */
  readonly name: string;
  /** What the actor may do, as printed in the SDL by `@requiresScopes`. */
  readonly scopes: readonly string[];
  /**
   * Role names, for the interface; authority comes from `scopes`. Beside them a room may show a role less than its
   * scopes open, never more (`karat.roles` in read sessions).
   */
  readonly roles: readonly string[];
  /** uuid; set when kind is `tenant`. */
  readonly tenantId?: string;
  /** uuids; the places a tenant's actor is bound to, empty = every place of the tenant. */
  readonly siteIds?: readonly string[];
  /** uuid; set when kind is `channel`, and for a `person` whose token a channel obtained. */
  readonly channelId?: string;
  /** uuid; set when kind is `person`. */
  readonly personId?: string;
  /** Clients are counted and limited by this key (client id of the OAuth client). */
  readonly clientId?: string;
}

export const ANONYMOUS: Actor = Object.freeze({
  kind: 'anonymous', id: 'anonymous', name: 'anonymous', scopes: [], roles: [],
});

/** A service acts for the house itself: event handlers, jobs, calls between subgraphs. */
export function serviceActor(name: string, scopes: readonly string[]): Actor {
  return Object.freeze({ kind: 'service', id: `service:${name}`, name, scopes, roles: [] });
}

/** Nobody in particular: requests of several actors run in one transaction, each with its own. */
export function gatheredActor(name: string): Actor {
  return Object.freeze({ ...ANONYMOUS, id: `gathered:${name}`, name });
}

/** Restricted actors read through row-level security; the others see every row. */
export function isRestricted(actor: Actor): boolean {
  return actor.kind !== 'operator' && actor.kind !== 'service';
}

export function hasScopes(actor: Actor, required: readonly string[]): boolean {
  return required.every((scope) => actor.scopes.includes(scope));
}
