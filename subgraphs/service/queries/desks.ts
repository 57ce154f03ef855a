import type { Sql } from '../../kernel/database/sql.ts';
import type { OutletDesk } from '../graphql/desks/outlet-desk.type.ts';
import { readDesks } from '../persistence/desks.ts';

/** What outlets offer, and when; null where nobody said it yet. */
export async function outletDesks(sql: Sql, outletIds: readonly string[]): Promise<(OutletDesk | null)[]> {
  const byOutlet = new Map((await readDesks(sql, outletIds)).map((row) => [row.outletId, row]));
  return outletIds.map((id) => byOutlet.get(id) ?? null);
}
