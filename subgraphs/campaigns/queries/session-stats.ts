import type { Sql } from '../../kernel/database/sql.ts';
import { afterSweep } from '../domain/hold-time.ts';
import type { LiveSessionStats } from '../graphql/sessions/live-session.type.ts';

export interface StatsKey {
  /** uuid */
  readonly sessionId: string;
  /** ISO instant: keys are compared as JSON. */
  readonly at: string;
}

interface Row {
  nth: bigint; stock: number; taken: number; waitlisted: number; captured: number; voided: number; lapsed: number;
}

/** Counts of each session, from the counts its drops keep under their locks, by the clock. */
export async function statsOfSessions(sql: Sql, keys: readonly StatsKey[]): Promise<LiveSessionStats[]> {
  const rows = await sql.all<Row>`
    select k.nth, d.stock, d.taken, d.waitlisted, d.captured, d.voided, lapsed_holds(d.id, k.at) as lapsed
    from unnest(${keys.map((key) => key.sessionId)}::uuid[], ${keys.map((key) => key.at)}::timestamptz[])
      with ordinality as k(session_id, at, nth)
    join live_drop d on d.session_id = k.session_id`;
  const byKey = Map.groupBy(rows, (row) => Number(row.nth));
  return keys.map((_, index) => statsOf(byKey.get(index + 1) ?? []));
}

function statsOf(drops: readonly Row[]): LiveSessionStats {
  const stats = { claimed: 0, waitlisted: 0, captured: 0, voided: 0 };
  for (const drop of drops) {
    const { taken, waitlisted } = afterSweep(drop, drop.lapsed);
    stats.claimed += taken - drop.captured;
    stats.waitlisted += waitlisted;
    stats.captured += drop.captured;
    stats.voided += drop.voided + drop.lapsed;
  }
  return stats;
}
