import { sql as fragment, type RawBuilder } from 'kysely';
import type { Region } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { MemberBackground, Period } from '../domain/attribution.ts';

export interface Home {
  readonly memberId: string;
  /** Zone of its region's months, and the currency of its programme. */
  readonly zone: string;
  readonly homeCurrency: string;
  readonly enrolment: MemberBackground['enrolment'];
  /** Every fact up to then is in the history. */
  readonly foldedTo: Date | null;
  readonly staff: readonly StaffPeriod[];
}

export interface StaffPeriod { readonly from: Date; readonly until: Date | null }

export interface PeriodRow {
  id: string; member_id: string; franchise_id: string | null; outlet_id: string | null;
  starts_at: Date; ends_at: Date | null; reason: string; order_id: string | null; since: Date;
  base_ends_at: Date | null;
}

export interface StoredPeriod extends Period {
  readonly id: string;
}

/**
 * Makes what is missing and locks in id order: one member's history has one writer at a time. Without a
 * region that is known here nothing is made: what is not known yet is waited for. Writers lock whole persons,
 * by families.ts.
 */
export async function lockHomes(
  sql: Sql, members: ReadonlyMap<string, Region | null>,
): Promise<Map<string, Home>> {
  const ids = [...members.keys()].sort();
  if (ids.length === 0) return new Map();
  const told = ids.filter((id) => members.get(id));
  if (told.length > 0) {
    await sql.run`insert into member_home (member_id, region)
      select t.id, t.region from unnest(${told}::uuid[], ${told.map((id) => members.get(id))}::text[])
        as t(id, region) where t.region in (select region from home_region)
      order by 1 on conflict do nothing`;
  }
  return homesOf(sql, ids, fragment`for update of h`);
}

/** Homes as they are; of a region that nobody told there is none. */
export async function readHomes(sql: Sql, ids: readonly string[]): Promise<Map<string, Home>> {
  return ids.length === 0 ? new Map() : homesOf(sql, ids, fragment``);
}

async function homesOf(sql: Sql, ids: readonly string[], lock: RawBuilder<unknown>): Promise<Map<string, Home>> {
  const rows = await sql.all<{
    member_id: string; zone: string; currency: string; enrolled_at: Date | null;
    enrolled_outlet_id: string | null; enrolled_franchise_id: string | null;
    folded_to: Date | null;
  }>`select h.member_id, r.zone, r.currency, h.enrolled_at, h.enrolled_outlet_id, h.enrolled_franchise_id,
      h.folded_to
    from member_home h join home_region r on r.region = h.region
    where h.member_id = any(${[...ids]}::uuid[]) order by h.member_id ${lock}`;
  const staff = await sql.all<{ member_id: string; starts_at: Date; ends_at: Date | null }>`
    select member_id, starts_at, ends_at from staff_period where member_id = any(${[...ids]}::uuid[])`;
  const staffOf = Map.groupBy(staff, (row) => row.member_id);
  return new Map(rows.map((row) => [row.member_id, {
    memberId: row.member_id, zone: row.zone, homeCurrency: row.currency, foldedTo: row.folded_to,
    enrolment: row.enrolled_at && row.enrolled_franchise_id && row.enrolled_outlet_id
      ? {
        at: row.enrolled_at, franchiseId: row.enrolled_franchise_id,
        outletId: row.enrolled_outlet_id,
      } : null,
    staff: (staffOf.get(row.member_id) ?? []).map((period) => (
      { from: period.starts_at, until: period.ends_at })),
  }]));
}

/** Regions that were told with their programme: of others nobody knows a month or a currency. */
export async function knownRegions(sql: Sql): Promise<ReadonlySet<Region>> {
  return new Set((await sql.all<{ region: Region }>`select region from home_region`).map(({ region }) => region));
}

export function isStaffAt(home: Home, at: Date): boolean {
  return home.staff.some(({ from, until }) => from <= at && (until === null || at < until));
}

export function periodOf(row: PeriodRow): StoredPeriod {
  return {
    id: row.id, franchiseId: row.franchise_id, outletId: row.outlet_id, from: row.starts_at,
    until: row.ends_at, reason: row.reason as Period['reason'], orderId: row.order_id,
    since: row.since, baseUntil: row.base_ends_at,
  };
}

/** The newest period of each member that has one. */
export async function readCurrentPeriods(
  sql: Sql, memberIds: readonly string[],
): Promise<Map<string, StoredPeriod>> {
  const rows = await sql.all<PeriodRow>`
    select a.* from unnest(${[...memberIds]}::uuid[]) m(id) cross join lateral (
      select * from attribution where member_id = m.id order by starts_at desc limit 1) a`;
  return new Map(rows.map((row) => [row.member_id, periodOf(row)]));
}

export async function readHistories(
  sql: Sql, memberIds: readonly string[],
): Promise<Map<string, StoredPeriod[]>> {
  const rows = await sql.all<PeriodRow>`select * from attribution
    where member_id = any(${[...memberIds]}::uuid[]) order by member_id, starts_at`;
  const histories = new Map<string, StoredPeriod[]>();
  for (const row of rows) {
    const history = histories.get(row.member_id) ?? [];
    history.push(periodOf(row));
    histories.set(row.member_id, history);
  }
  return histories;
}
