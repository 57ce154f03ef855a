import type { Sql } from '../../kernel/database/sql.ts';
import type { LiveSessionStats } from '../graphql/sessions/live-session.type.ts';

/** Counts of each session, from the counts its drops keep under their locks. */
export async function statsOfSessions(
  sql: Sql, sessionIds: readonly string[],
): Promise<LiveSessionStats[]> {
  const rows = await sql.all<{ session_id: string } & Record<keyof LiveSessionStats, bigint>>`
    select session_id, sum(taken - captured) as claimed, sum(waitlisted) as waitlisted,
      sum(captured) as captured, sum(voided) as voided
    from live_drop where session_id = any(${[...sessionIds]}::uuid[]) group by session_id`;
  const bySession = new Map(rows.map((row) => [row.session_id, {
    claimed: Number(row.claimed), waitlisted: Number(row.waitlisted),
    captured: Number(row.captured), voided: Number(row.voided),
  }]));
  return sessionIds.map((id) => bySession.get(id)
    ?? { claimed: 0, waitlisted: 0, captured: 0, voided: 0 });
}
