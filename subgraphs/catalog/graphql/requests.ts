import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/outcome.ts';

/** Costs are head office's alone: no partner's token reaches them, whatever scopes it was given. */
export function requireHeadOffice(context: GraphContext, what: string): void {
  if (isRestricted(context.actor)) {
    throw new RequestError('FORBIDDEN', `${what} is for head office.`);
  }
}

/** uuids of a list of global ids; a malformed one is refused like an unknown one. */
export function readIds(prefix: string, ids: readonly string[], field: string) {
  const refusals: Refusal<'NOT_FOUND'>[] = [];
  const uuids = ids.flatMap((id, index) => {
    const uuid = decodeId(prefix, id);
    if (uuid) return [uuid];
    refusals.push({ code: 'NOT_FOUND', message: 'There is no such id.', path: [field, String(index)] });
    return [];
  });
  return { uuids, refusals };
}

/** The fields of an edit that say something: those in `cleared` may be null, in others null says nothing. */
export function givenOf<Fields extends object>(fields: Fields, cleared: readonly string[]): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => (
    value !== undefined && (value !== null || cleared.includes(name))))) as Partial<Fields>;
}
