import { FACT } from '../../contracts/facts.ts';
import { isRestricted } from '../../kernel/actor.ts';
import { visiblePersons } from '../../kernel/database/visible-persons.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { NOBODY } from '../../kernel/ids.ts';

/**
 * Asks members about those of these that are unknown here, or not seen by the teller yet, before it is decided who they
 * are: who enrols in a room likes things before the news of it has come. False: members is away, and nobody can say.
 */
export async function learnViewers(
  { services, request, actor }: GraphContext, memberIds: readonly (string | null)[],
): Promise<boolean> {
  const ids = [...new Set(memberIds.flatMap((id) => (id === null || id === NOBODY ? [] : [id])))];
  if (ids.length === 0) return true;
  const { database: { sql }, clock } = services.home;
  const known = isRestricted(actor) ? await visiblePersons(sql, actor, ids, clock.now())
    : new Set((await sql.all<{ person_id: string }>`select person_id from person_visibility
        where person_id = any(${ids}::uuid[])`).map((row) => row.person_id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length === 0) return true;
  return (await services.learn(request, { [FACT.member]: unknown })).away.size === 0;
}
