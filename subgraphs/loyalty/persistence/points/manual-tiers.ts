import type { Sql } from '../../../kernel/database/sql.ts';
import type { HandTier } from '../../domain/tiers/hand-tier.ts';

/** Tiers that were given by hand and count, by member, the first given first. */
export async function handTiersOf(
  sql: Sql, memberIds: readonly string[],
): Promise<Map<string, HandTier[]>> {
  const rows = await sql.all<HandTier & { member_id: string }>`
    select member_id, id, tier, given_at as at, until from manual_tier
    where member_id = any(${[...memberIds]}::uuid[]) and given_at is not null order by given_at, id`;
  return Map.groupBy(rows, (row) => row.member_id);
}
