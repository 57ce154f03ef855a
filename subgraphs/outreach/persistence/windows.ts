import type { Tx } from '../../kernel/commands/command.ts';
import { LONGEST_WINDOW_HOURS } from '../domain/policy.ts';

export interface Window { readonly memberId: string; readonly taken: Date[] }

/**
 * Slots of these members, locked in order until the transaction ends; who never had one has an empty row from then
 * on.
 */
export async function lockWindows(tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, Date[]>> {
  const ids = [...new Set(memberIds)].sort();
  await tx.sql.run`insert into message_window (member_id, taken)
    select id, '{}' from unnest(${ids}::uuid[]) as t (id) order by id on conflict (member_id) do nothing`;
  const rows = await tx.sql.all<Window>`select member_id as "memberId", taken from message_window
    where member_id = any(${ids}::uuid[]) order by member_id for update`;
  return new Map(rows.map(({ memberId, taken }) => [memberId, taken.map((at) => new Date(at))]));
}

/**
 * The windows as the messages say, as far back as any policy may look: after slots were given back, moved or merged.
 * The caller holds them by `lockWindows`, so that whoever planned meanwhile has been waited for.
 */
export async function rebuildWindows(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await tx.sql.run`update message_window w set taken = array(select m.slot_at from message m
      where m.member_id = w.member_id and m.slot_at > ${tx.now}::timestamptz - make_interval(hours => ${
    LONGEST_WINDOW_HOURS}::int) order by m.slot_at)
    where w.member_id = any(${[...new Set(memberIds)]}::uuid[])`;
}
