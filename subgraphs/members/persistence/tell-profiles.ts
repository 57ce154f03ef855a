import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { profileFacts, type ProfileRow } from '../domain/profile-facts.ts';

type By = Parameters<Tx['emit']>[3];

/** One member's profile as it is, in the transaction that changed it. */
export function tellProfile(tx: Tx, memberId: string, row: ProfileRow, by?: By): void {
  tx.emit('member.profile-changed.v1', memberId,
    { memberId, ...profileFacts(row) } satisfies EventPayloads['member.profile-changed.v1'], by);
}

/** Profiles that were written by SQL; who was merged away has none. */
export async function tellProfiles(tx: Tx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  const rows = await tx.sql.all<ProfileRow & { id: string }>`
    update member set told_version = version
    where id = any(${[...memberIds]}::uuid[]) and survivor_id is null
    returning id, version, region, gender, birthday, city, occupation, styles, stones, occasions, source,
      enrolled_at as "enrolledAt"`;
  for (const { id, ...row } of rows) tellProfile(tx, id, row);
}
