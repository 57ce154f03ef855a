import { type Actor, hasScopes } from '../../subgraphs/kernel/actor.ts';
import { refuse, type Refusal } from '../refusals.ts';

/** Accounts and clients are changed by owners, and by the house itself when it seeds. */
export function refuseWithoutAuthority(by: Actor): Refusal | undefined {
  if (hasScopes(by, ['identity:admin'])) return undefined;
  return refuse('FORBIDDEN', 'Managing accounts needs the scope identity:admin.');
}
