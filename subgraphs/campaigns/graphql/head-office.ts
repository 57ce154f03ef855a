import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

/** Prizes are the house's to give. */
export function headOfficeOnly({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Head office does this.');
}
