import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

/** What the house offers, what everybody may be given, and what that costs it, is head office's own. */
export function headOfficeOnly({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Head office plans what members are offered.');
}
