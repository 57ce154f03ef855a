import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

/** Rules reach further than what others see of a member: a segment of their own would tell them, member by member. */
export function headOfficeOnly({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Head office makes rules and the words of tags.');
}
