import type { Sql } from '../../kernel/database/sql.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import { readCodebook } from '../../words/read-codebook.ts';

/** Rank of a member's tier within its programme, 0 the lowest, and 0 of who has none; by any of its ids. */
export async function rankOf(sql: Sql, memberId: string, at: Date): Promise<number> {
  const today = (await survivorsOf(sql, [memberId]))(memberId);
  const row = await sql.maybe<{ tier: string; programme: string }>`
    select tier, programme from member_tier where member_id = ${today}`;
  if (!row) return 0;
  const tiers = (await readCodebook(sql)).list('tier', at)
    .filter(({ traits }) => traits.programme === row.programme).map(({ code }) => code);
  return Math.max(0, tiers.indexOf(`${row.programme}:${row.tier}`));
}
