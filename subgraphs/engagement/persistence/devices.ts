import type { Tx } from '../../kernel/commands/command.ts';
import { devicesFinding, sharedDeviceFinding } from '../domain/abuse.ts';
import { noteFinding } from './cases.ts';
import { idsOf, type Person } from './persons.ts';
import { engagementPolicyAt } from './policies.ts';

const DAY_MS = 86_400_000;

/**
 * A locked person did something with a device, if the channel tells which: too many devices of one person, and too many
 * persons with one device, are looked at from then on, so that what is given for this deed is held already.
 */
export async function noteDevice(tx: Tx, { memberId }: Person, device: string | null | undefined): Promise<void> {
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
  if (many) await noteFinding(tx, memberId, many);
  const shared = sharedDeviceFinding(device, people.length, rules);
  if (!shared) return;
  // All of them, in the order of their ids: whoever came first is no better than the last.
  for (const id of people) await noteFinding(tx, id, shared);
}
