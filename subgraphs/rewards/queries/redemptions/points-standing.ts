import type { Sql } from '../../../kernel/database/sql.ts';

export interface PointsStanding { readonly state: string; readonly code: string | null }

/** How redemptions stand, and why loyalty refused their points. */
export async function pointsStandings(sql: Sql, ids: readonly string[]): Promise<(PointsStanding | null)[]> {
  const rows = await sql.all<PointsStanding & { id: string }>`select id, state, points_code as code from redemption
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
