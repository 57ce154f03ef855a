import type { PolicyState } from '../../gql/graphql.ts';

export interface Published {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly state: PolicyState;
}

/** What became of a version and where it stands now; whoever waits past its date waits for nobody any more. */
export type PolicyStanding = 'PROPOSED' | 'LAPSED' | 'REJECTED' | 'WITHDRAWN' | 'IN_FORCE' | 'TO_COME' | 'PAST';

export function standingOf({ version, effectiveFrom, state }: Published, inForce: number, now: Date): PolicyStanding {
  const isToCome = new Date(effectiveFrom) > now;
  if (state === 'PROPOSED') return isToCome ? 'PROPOSED' : 'LAPSED';
  if (state !== 'APPROVED') return state;
  if (version === inForce) return 'IN_FORCE';
  return isToCome ? 'TO_COME' : 'PAST';
}
