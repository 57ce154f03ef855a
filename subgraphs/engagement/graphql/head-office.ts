import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

/** Tasks spend the house's points, and reviews are about any member: both are head office's. */
export function headOfficeOnly({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Head office does this.');
}

/** What a member did is said by who saw it, not by itself. */
export function notByMembers({ actor }: GraphContext): void {
  if (actor.kind === 'person') throw new RequestError('FORBIDDEN', 'Members do not prove their own tasks.');
}
