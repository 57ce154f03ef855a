import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { GatewayError } from '../errors.ts';
import type { Requirement } from './requirements.ts';

export type PolicyCheck = (policy: string, actor: Actor) => boolean;

/** A policy nobody answers for is not met. */
export const noPolicy: PolicyCheck = () => false;

/** Refuses the whole request when one selected field is out of the actor's reach. */
export function authorise(
  requirements: readonly Requirement[],
  actor: Actor,
  policy: PolicyCheck,
): void {
  const missing = requirements.filter((item) => !isMet(item, actor, policy));
  if (missing.length === 0) return;
  if (actor.kind === 'anonymous') {
    throw new GatewayError('UNAUTHENTICATED', 'Sign in to ask for this.');
  }
  throw new GatewayError('FORBIDDEN', 'Your access does not cover every field asked for.', {
    requiredScopes: missing.flatMap((item) => item.kind === 'scopes' ? [item.anyOf] : []),
    requiredPolicies: missing.flatMap((item) => item.kind === 'policy' ? [item.anyOf] : []),
  });
}

function isMet(requirement: Requirement, actor: Actor, policy: PolicyCheck): boolean {
  if (actor.kind === 'anonymous') return false;
  if (requirement.kind === 'authenticated') return true;
  const holds = requirement.kind === 'scopes'
    ? (name: string) => actor.scopes.includes(name)
    : (name: string) => policy(name, actor);
  return requirement.anyOf.some((all) => all.every(holds));
}
