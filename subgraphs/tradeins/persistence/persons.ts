import type { Tx } from '../../kernel/commands/command.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { shareMerges } from '../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';

/** Who an id is today; null for nobody who is known here, and for whom the actor does not see. */
export async function visibleMember(tx: Tx, namedId: string): Promise<{ memberId: string; region: string } | null> {
  await shareMerges(tx.sql);
  const memberId = (await survivorsOf(tx.sql, [namedId]))(namedId);
  const known = await tx.sql.maybe<{ region: string }>`
    select region from known_member where member_id = ${memberId}`;
  return known && (await tx.visible([memberId], tx.actor)).has(memberId) ? { memberId, region: known.region } : null;
}

/** All ids of a person, by any of them. */
export async function idsOf(sql: Sql, memberId: string): Promise<string[]> {
  const survivor = (await survivorsOf(sql, [memberId]))(memberId);
  const rows = await sql.all<{ merged_id: string }>`
    select merged_id from person_merge where survivor_id = ${survivor}`;
  return [survivor, ...rows.map((row) => row.merged_id)];
}
