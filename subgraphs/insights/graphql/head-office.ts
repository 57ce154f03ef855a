import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

/** Facts reach further than what a franchise sees of a member: rules are head office's. */
export function headOffice({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Rules are looked into by head office.');
}
