import { sql as fragment, type RawBuilder } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { Sql } from '../../../kernel/database/sql.ts';

export interface Staff {
  readonly id: string;
  readonly franchiseId: string | null;
  readonly outletId: string | null;
  readonly active: boolean;
  readonly capacity: number;
  /** How many it serves now. */
  readonly served: number;
}

export const byIds = (ids: readonly string[]): RawBuilder<unknown> => fragment`id = any(${[...ids]}::uuid[])`;
export const ofOutlets = (ids: readonly string[]): RawBuilder<unknown> =>
  fragment`outlet_id = any(${[...ids]}::uuid[])`;
export const ofFranchise = (id: string | null): RawBuilder<unknown> =>
  fragment`franchise_id is not distinct from ${id}::uuid`;

/** These people, locked in the order of their ids, so that nobody gets more members than there is room for. */
export async function lockStaff(sql: Sql, which: RawBuilder<unknown>): Promise<Staff[]> {
  const rows = await sql.all<Omit<Staff, 'served'>>`select id, franchise_id as "franchiseId",
      outlet_id as "outletId", active, capacity
    from service_staff where ${which} order by id for update`;
  const served = new Map((await sql.all<{ id: string; served: number }>`${servedBy(rows.map(({ id }) => id))}`)
    .map((row) => [row.id, row.served]));
  return rows.map((row) => ({ ...row, served: served.get(row.id) ?? 0 }));
}

/** How many members each of them serves now; those that were merged away are nobody. */
export const servedBy = (ids: readonly string[]): RawBuilder<unknown> => fragment`
  select s.staff_id as id, count(*)::int as served from member_service s
  join member m on m.id = s.member_id and m.survivor_id is null
  where s.staff_id = any(${[...ids]}::uuid[]) and s.until_at is null group by s.staff_id`;

/** A franchise leads its own people, who is bound to outlets those there; head office everybody. */
export function mayLead(
  { kind, tenantId, siteIds }: Actor, { franchiseId, outletId }: Pick<Staff, 'franchiseId' | 'outletId'>,
): boolean {
  if (kind === 'operator' || kind === 'service') return true;
  const isAtSite = !siteIds?.length || (outletId !== null && siteIds.includes(outletId));
  return kind === 'tenant' && franchiseId !== null && franchiseId === tenantId && isAtSite;
}
