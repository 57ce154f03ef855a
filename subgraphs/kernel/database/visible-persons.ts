import { sql as fragment, type RawBuilder } from 'kysely';
import { isRestricted, type Actor } from '../actor.ts';
import type { Sql } from './sql.ts';

/** Whether the actor may see person v of person_visibility. The rule stands once more as the policy in SQL. */
const seesV = (actor: Actor, now: Date) => fragment<boolean>`case ${actor.kind}::text
      when 'tenant' then v.tenant_id = ${actor.tenantId ?? null}::uuid or exists (
        select 1 from person_visit s where s.person_id = v.person_id
          and s.tenant_id = ${actor.tenantId ?? null}::uuid and s.until > ${now})
      when 'channel' then v.channel_ids @> array[${actor.channelId ?? null}::uuid]
      when 'person' then coalesce((select survivor_id from person_visibility
        where person_id = ${actor.personId ?? null}::uuid), ${actor.personId ?? null}::uuid)
        in (v.person_id, v.survivor_id)
      else false end`;

/** Whether there is one among them, as a statement names them, whom the actor may not see: in one statement. */
export async function isAnyUnseen(
  sql: Sql, actor: Actor, personIds: RawBuilder<unknown>, now: Date,
): Promise<boolean> {
  if (!isRestricted(actor)) return false;
  return await sql.maybe`select 1 from (${personIds}) as asked(person_id)
    where not exists (select 1 from person_visibility v
      where v.person_id = asked.person_id and ${seesV(actor, now)}) limit 1` !== null;
}

/** Which of these persons the actor may see. */
export async function visiblePersons(
  sql: Sql, actor: Actor, personIds: readonly string[], now: Date,
): Promise<ReadonlySet<string>> {
  if (!isRestricted(actor)) return new Set(personIds);
  if (personIds.length === 0 || actor.kind === 'anonymous') return new Set();
  const rows = await sql.all<{ person_id: string }>`
    select person_id from person_visibility v
    where person_id = any(${[...personIds]}::uuid[]) and ${seesV(actor, now)}`;
  return new Set(rows.map((row) => row.person_id));
}
