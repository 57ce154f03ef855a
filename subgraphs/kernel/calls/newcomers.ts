import { isRestricted } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { visiblePersons } from '../database/visible-persons.ts';
import type { Sql } from '../database/sql.ts';
import type { RequestContext } from '../port.ts';
import type { FactKeys } from './facts.ts';
import type { Learnt } from './learn.ts';

/** What of a room's services this needs. */
interface Learner {
  readonly home: { readonly database: { readonly sql: Sql }; readonly clock: Clock };
  learn(request: RequestContext, keys: FactKeys): Promise<Learnt>;
}

/**
 * Which of these persons were unknown here, or not yet seen by this actor, and are known now that
 * their owner was asked: what was read of them is worth reading again. Persons are named by their
 * owner's kind of key.
 */
export async function learnNewcomers(
  services: Learner, request: RequestContext, kind: string, personIds: readonly string[],
): Promise<boolean[]> {
  const { database: { sql }, clock } = services.home;
  const known = isRestricted(request.actor) ? await visiblePersons(sql, request.actor, personIds, clock.now())
    : new Set((await sql.all<{ person_id: string }>`select person_id from person_visibility
        where person_id = any(${[...personIds]}::uuid[])`).map((row) => row.person_id));
  const unknown = personIds.filter((id) => !known.has(id));
  if (unknown.length === 0) return personIds.map(() => false);
  const { told } = await services.learn(request, { [kind]: unknown });
  return personIds.map((id) => told && !known.has(id));
}

/** Nothing there: no value, an empty list, a connection without edges. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  const list = (value as { edges?: unknown }).edges ?? value;
  return Array.isArray(list) && list.length === 0;
}
