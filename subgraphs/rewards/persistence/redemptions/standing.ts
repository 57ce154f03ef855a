import type { Sql } from '../../../kernel/database/sql.ts';
import { tierCode } from '../../../words/word.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { periodStart } from '../../domain/redemption/redeeming.ts';
import type { PriceRow, RewardRow } from '../mall/rewards.ts';
import { idsOfPerson } from '../same-person.ts';

/** Where a member stands: its home region's programme, and its tier there. */
export interface MemberStanding {
  readonly region: string;
  readonly programme: string;
  /** Short code; null where loyalty has told none in this programme. */
  readonly tier: string | null;
}

/** Null for an id that no enrolment was told of. */
export async function standingOf(
  sql: Sql, memberId: string, book: Codebook, now: Date,
): Promise<MemberStanding | null> {
  const row = await sql.maybe<{ region: string; tier: string | null; programme: string | null }>`
    select k.region, t.tier, t.programme from known_member k
    left join member_tier t on t.member_id = k.member_id where k.member_id = ${memberId}`;
  if (!row) return null;
  const programme = book.programmeOf(row.region, now).code;
  return { region: row.region, programme, tier: row.programme === programme ? row.tier : null };
}

/** Ranks to be compared: of the lowest tier that may have it, and of the member's. */
export function ranksOf(
  book: Codebook, { programme, fromTier }: Pick<PriceRow, 'programme' | 'fromTier'>, tier: string | null, now: Date,
) {
  const rank = (code: string | null) => (
    code === null ? null : book.known('tier', tierCode(programme, code), now)?.rank ?? null);
  return { fromRank: fromTier === null ? null : rank(fromTier) ?? Number.MAX_SAFE_INTEGER, rank: rank(tier) };
}

/** How many pieces the person has in the period, under all its ids; right under the reward's lock. */
export async function hadOf(
  sql: Sql, { id, limitPeriod }: Pick<RewardRow, 'id' | 'limitPeriod'>, memberId: string,
    at: { now: Date; zone: string },
): Promise<number> {
  const { had } = await sql.one<{ had: number }>`select coalesce(sum(quantity), 0)::int as had from redemption
    where reward_id = ${id} and member_id = any(${await idsOfPerson(sql, memberId)}::uuid[])
      and redeemed_at >= ${periodStart(limitPeriod, at.now, at.zone)}
      and state in ('reserving', 'open', 'verifying', 'paid', 'done')`;
  return had;
}
