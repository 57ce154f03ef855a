import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { tagRow } from '../../../kernel/merges/move-rows.ts';
import type { Merge } from '../../../kernel/merges/record-merge.ts';
import { mergedProfile, type Kept, type ToldProfile } from '../../domain/profile/merged-profile.ts';
import { foldName, gramsOf } from '../../domain/name-grams.ts';

interface ProfileRow extends ToldProfile {
  readonly id: string; readonly home_tenant_id: string | null; readonly home_version: bigint;
  readonly completed_at: Date | null;
}

export async function readProfiles(sql: Sql, ids: readonly string[]): Promise<Map<string, ProfileRow>> {
  const rows = await sql.all<ProfileRow>`select id, name, email, birthday, gender, city, occupation, styles,
      stones, occasions, ring_size, ring_standard, phone, phone_verified, home_tenant_id,
      home_version, completed_at
    from member where id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a member said, as the tag of a merge keeps it. */
export const toldOf = (
  { id: _id, home_tenant_id: _home, home_version: _version, completed_at: _completed, ...told }: ProfileRow,
): ToldProfile => told;

/** What the survivor never said is taken from the other, and what was chosen. */
export async function joinProfiles(tx: Tx, merge: Merge, kept: Kept): Promise<void> {
  const { survivorId, mergedId } = merge;
  const profiles = await readProfiles(tx.sql, [survivorId, mergedId]);
  const [own, other] = [profiles.get(survivorId)!, profiles.get(mergedId)!];
  const became = mergedProfile(toldOf(own), toldOf(other), kept);
  await tagRow(tx, merge, 'member', [survivorId], {
    ...toldOf(own), home_tenant_id: own.home_tenant_id, home_version: String(own.home_version), became, kept,
    completed_at: own.completed_at,
  });
  await writeProfile(tx.sql, survivorId, became);
  await tx.sql.run`update member set home_tenant_id = coalesce(home_tenant_id, ${other.home_tenant_id}::uuid),
      completed_at = least(completed_at, ${other.completed_at}::timestamptz)
    where id = ${survivorId}`;
}

export async function writeProfile(sql: Sql, memberId: string, told: ToldProfile): Promise<void> {
  await sql.run`update member set name = ${told.name},
      name_folded = ${told.name === null ? null : foldName(told.name)},
      name_grams = ${told.name === null ? [] : gramsOf(told.name)}::text[],
      email = ${told.email}, birthday = ${told.birthday}::date, gender = ${told.gender}, city = ${told.city},
      occupation = ${told.occupation}, styles = ${[...told.styles]}::text[],
      stones = ${[...told.stones]}::text[], occasions = ${[...told.occasions]}::text[],
      ring_size = ${told.ring_size}::numeric, ring_standard = ${told.ring_standard},
      phone = ${told.phone}, phone_verified = ${told.phone_verified},
      version = version + 1
    where id = ${memberId}`;
}
