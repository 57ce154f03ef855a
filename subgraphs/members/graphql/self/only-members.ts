import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';

/** What a token of a member itself is for; a front end that may hand out such tokens has none of its own. */
export const SELF = 'members:self';

export function onlyMembers({ actor }: GraphContext): void {
  if (actor.kind === 'person') return;
  throw new RequestError('FORBIDDEN', 'Only a member\'s own token may do this.', { requiredScopes: [SELF] });
}

/** A mutation by which a member speaks for itself. */
export const OWN = { scopes: [SELF], guard: onlyMembers } as const;

export const myId = (context: GraphContext): string => context.actor.personId!;
