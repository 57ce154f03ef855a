import type { Tx } from '../../kernel/commands/command.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { devicesFinding, sharedDeviceFinding, type Finding } from '../domain/abuse.ts';
import { noteFinding } from './cases.ts';
import { idsOf, type Person } from './persons.ts';
import { engagementPolicyAt } from './policies.ts';

const DAY_MS = 86_400_000;

/**
 * A locked person did something with a device, if the channel tells which: too many devices of one person, and too many
 * persons with one device, are looked at from then on, so that what is given for this deed is held already.
 */
export async function noteDevice(tx: Tx, { memberId }: Person, device: string | undefined): Promise<void> {
  if (!device) return;
  await tx.sql.run`insert into device_use as d (device, member_id, used_at) values (${device}, ${memberId}, ${tx.now})
    on conflict (device, member_id) do update set used_at = greatest(d.used_at, excluded.used_at)`;
  const { rules } = await engagementPolicyAt(tx.sql, tx.now);
  const since = new Date(tx.now.getTime() - rules.deviceDays * DAY_MS);
  const { devices, people } = await tx.sql.one<{ devices: number; people: string[] }>`select
    (select count(distinct device)::int from device_use
      where member_id = any(${await idsOf(tx.sql, memberId)}::uuid[]) and used_at > ${since}) as devices,
    (select array_agg(distinct coalesce(m.survivor_id, d.member_id) order by coalesce(m.survivor_id, d.member_id))
      from device_use d left join person_merge m on m.merged_id = d.member_id
      where d.device = ${device} and d.used_at > ${since}) as people`;
  const many = devicesFinding(tx.now, devices, rules);
  const shared = sharedDeviceFinding(device, people.length, rules);
  // All of them: whoever came first is no better than the last. Their cases are locked in the order of their ids.
  const sharing = shared ? await withoutFinding(tx.sql, people, shared) : new Set<string>();
  for (const id of [...new Set([memberId, ...sharing])].sort()) {
    if (many && id === memberId) await noteFinding(tx, id, many);
    if (shared && sharing.has(id)) await noteFinding(tx, id, shared);
  }
}

/** Of whom it was not found before: one more person with a device changes nothing of the others' cases. */
async function withoutFinding(sql: Sql, people: readonly string[], { rule, where }: Finding): Promise<Set<string>> {
  const rows = await sql.all<{ id: string }>`select p.id from unnest(${[...people]}::uuid[]) as p(id)
    where not exists (select 1 from abuse_case c
      where c.member_id in (select p.id union all select merged_id from person_merge where survivor_id = p.id)
        and c.findings @> ${JSON.stringify([{ rule, where }])}::jsonb)`;
  return new Set(rows.map(({ id }) => id));
}
