import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { completenessOf, type ProfileTold } from '../domain/profile/completeness.ts';
import { profileFacts, type ProfileRow } from '../domain/profile/profile-facts.ts';

type By = Parameters<Tx['emit']>[3];

/** As a member's row has it, whoever holds it. */
export interface ToldRow extends ProfileRow, Omit<ProfileTold, 'gender'> {
  readonly completedAt?: Date | null;
}

/**
 * One member's profile as it is, in the transaction that changed it. Answers when it was complete first;
 * the caller keeps that in the row.
 */
export function tellProfile(tx: Tx, memberId: string, row: ToldRow, by?: By): Date | null {
  tx.emit('member.profile-changed.v1', memberId,
    { memberId, ...profileFacts(row) } satisfies EventPayloads['member.profile-changed.v1'], by);
  if (row.completedAt || completenessOf(row).missing.length > 0) return row.completedAt ?? null;
  tx.emit('member.profile-completed.v1', memberId, { memberId, region: row.region, completedAt: tx.now,
  } satisfies EventPayloads['member.profile-completed.v1'], by);
  return tx.now;
}

/** Profiles that were written by SQL; who was merged away has none. */
export async function tellProfiles(tx: Tx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  const rows = await tx.sql.all<ToldRow & { id: string }>`
    update member set told_version = version
    where id = any(${[...memberIds]}::uuid[]) and survivor_id is null
    returning id, version, region, gender, birthday, city, occupation, styles, stones, occasions, source,
      name, phone, email, enrolled_at as "enrolledAt", completed_at as "completedAt",
      phone_verified as "phoneVerified"`;
  const complete = rows.flatMap(({ id, ...row }) => (tellProfile(tx, id, row) && !row.completedAt ? [id] : []));
  if (complete.length === 0) return;
  await tx.sql.run`update member set completed_at = ${tx.now} where id = any(${complete}::uuid[])`;
}
