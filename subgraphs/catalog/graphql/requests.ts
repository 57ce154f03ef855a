import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

/** Costs are head office's alone: no partner's token reaches them, whatever scopes it was given. */
export function requireHeadOffice(context: GraphContext, what: string): void {
  if (isRestricted(context.actor)) {
    throw new RequestError('FORBIDDEN', `${what} is for head office.`);
  }
}

/** The fields of an edit that say something: those in `cleared` may be null, in others null says nothing. */
export function givenOf<Fields extends object>(fields: Fields, cleared: readonly string[]): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => (
    value !== undefined && (value !== null || cleared.includes(name))))) as Partial<Fields>;
}
