import { sql as fragment } from 'kysely';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type {
  Franchise, FranchiseContract, FranchiseFilter, FranchiseSort,
} from '../graphql/franchise.type.ts';

interface FranchiseRow {
  id: string; code: string; name: string; city: string; region: string; version: number;
  registered_at: Date;
}

export interface Bounds { readonly limit: number; readonly offset: number }

/** The nil uuid belongs to nobody: what a malformed or foreign id finds. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function uuidOrNobody(prefix: string, id: string): string {
  return decodeId(prefix, id) ?? NOBODY;
}

/** Part of a text, with the pattern's own characters meant as they are. */
export function patternOf(search: string): string {
  return `%${search.trim().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

function franchiseOf(row: FranchiseRow): Franchise {
  return {
    id: encodeId(PREFIX.franchise, row.id), uuid: row.id, code: row.code, name: row.name,
    city: row.city, region: row.region, version: row.version, registeredAt: row.registered_at,
  };
}

/** uuids in, franchises in the same order out. */
export async function franchisesById(
  sql: Sql, ids: readonly string[],
): Promise<(Franchise | null)[]> {
  const rows = await sql.all<FranchiseRow>`select id, code, name, city, region, version,
    registered_at from franchise where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, franchiseOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** `only` is the one franchise that a tenant may list. */
export async function franchisePage(
  sql: Sql, filter: FranchiseFilter, sort: FranchiseSort, { limit, offset }: Bounds,
  only: string | null,
): Promise<{ items: Franchise[]; totalCount: number }> {
  const where = fragment`(${only}::uuid is null or id = ${only}::uuid)
    and (${filter.region ?? null}::text is null or region = ${filter.region ?? null}::text)
    and (${filter.search ?? null}::text is null or name || ' ' || code || ' ' || city
      ilike ${patternOf(filter.search ?? '')}::text)`;
  const column = { CODE: 'code', NAME: 'name', REGISTERED_AT: 'registered_at' }[sort.by];
  const order = fragment.raw(`${column} ${sort.direction}, id ${sort.direction}`);
  const rows = await sql.all<FranchiseRow>`select id, code, name, city, region, version,
      registered_at
    from franchise where ${where} order by ${order} limit ${limit} offset ${offset}`;
  const { count } = await sql.one<{ count: bigint }>`
    select count(*) from franchise where ${where}`;
  return { items: rows.map(franchiseOf), totalCount: Number(count) };
}

export async function contractsByFranchise(
  sql: Sql, ids: readonly string[],
): Promise<(FranchiseContract | null)[]> {
  const rows = await sql.all<{
    franchise_id: string; number: string; starts_on: string; ends_on: string | null;
    territory: string;
  }>`select franchise_id, number, starts_on, ends_on, territory from franchise_contract
    where franchise_id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.franchise_id, {
    number: row.number, startsOn: row.starts_on, endsOn: row.ends_on, territory: row.territory,
  }]));
  return ids.map((id) => byId.get(id) ?? null);
}
