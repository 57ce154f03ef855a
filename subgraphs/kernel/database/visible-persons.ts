import { isRestricted, type Actor } from '../actor.ts';
import type { Sql } from './sql.ts';

/** Which of these persons the actor may see. The rule stands once more as the policy in SQL. */
export async function visiblePersons(
  sql: Sql, actor: Actor, personIds: readonly string[], now: Date,
): Promise<ReadonlySet<string>> {
  if (!isRestricted(actor)) return new Set(personIds);
  if (personIds.length === 0 || actor.kind === 'anonymous') return new Set();
  const rows = await sql.all<{ person_id: string }>`
    select person_id from person_visibility v
    where person_id = any(${[...personIds]}::uuid[]) and case ${actor.kind}::text
      when 'tenant' then tenant_id = ${actor.tenantId ?? null}::uuid or exists (
        select 1 from person_visit s where s.person_id = v.person_id
          and s.tenant_id = ${actor.tenantId ?? null}::uuid and s.until > ${now})
      when 'channel' then channel_ids @> array[${actor.channelId ?? null}::uuid]
      when 'person' then coalesce((select survivor_id from person_visibility
        where person_id = ${actor.personId ?? null}::uuid), ${actor.personId ?? null}::uuid)
        in (person_id, survivor_id)
      else false end`;
  return new Set(rows.map((row) => row.person_id));
}
