import { addDays, localDay, startOfDay } from '../../kernel/business-day.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { AdjustedSoFar } from '../domain/adjustment.ts';
import type { Policy } from '../domain/policy.ts';

/**
 * Sums of one operator's adjustments, under a lock on that operator: two at the same moment see each other,
 * also when they are for different members. What was adjusted for a merged id counts for its survivor.
 */
export async function lockAdjustedSoFar(
  sql: Sql, operatorId: string, memberId: string, policy: Policy, now: Date,
): Promise<AdjustedSoFar> {
  await sql.run`select pg_advisory_xact_lock(hashtextextended(${`adjust ${operatorId}`}, 0))`;
  const today = startOfDay(localDay(now, policy.zone), policy.zone);
  const since = addDays(now, -policy.rules.adjustmentDays);
  const { own, day } = await sql.one<{ own: bigint; day: bigint }>`
    select coalesce(sum(abs(points)) filter (where asked_at > ${since} and member_id in (
        select member_id from account where member_id = ${memberId} or merged_into = ${memberId})),
        0)::bigint as own,
      coalesce(sum(abs(points)) filter (where asked_at >= ${today}), 0)::bigint as day
    from points_adjustment where asked_by = ${operatorId} and state <> 'rejected'
      and asked_at >= least(${since}::timestamptz, ${today}::timestamptz)`;
  return { forMember: own, today: day };
}
