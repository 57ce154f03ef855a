import type { Actor } from '../../subgraphs/kernel/actor.ts';

/** Actors with equal keys see the same, so one upstream may serve them. */
export function visibilityKey(actor: Actor): string {
  return JSON.stringify([
    actor.kind, actor.tenantId ?? null, [...(actor.siteIds ?? [])].sort(),
    actor.channelId ?? null, actor.personId ?? null, [...actor.scopes].sort(),
  ]);
}
