import { sql as fragment } from 'kysely';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type {
  Franchise, FranchiseContract, FranchiseFilter, FranchiseSort,
} from '../graphql/franchise.type.ts';

interface FranchiseRow {
  id: string; code: string; name: string; city: string; region: string; version: number;
  registered_at: Date;
}

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

const FRANCHISE_SORTS = {
  CODE: { column: 'f.code', type: 'text' }, NAME: { column: 'f.name', type: 'text' },
  REGISTERED_AT: { column: 'f.registered_at', type: 'timestamptz' },
} as const;

/** `only` is the one franchise that a tenant may list. */
export async function franchisePage(
  sql: Sql, filter: FranchiseFilter, sort: FranchiseSort, bounds: PageBounds, only: string | null,
) {
  const where = [fragment`true`];
  if (only) where.push(fragment`f.id = ${only}::uuid`);
  if (filter.region) where.push(fragment`f.region = ${filter.region}`);
  if (filter.search) {
    where.push(fragment`f.name || ' ' || f.code || ' ' || f.city ilike ${patternOf(filter.search)}::text`);
  }
  return pageOf(await readPage<FranchiseRow>(sql, {
    columns: fragment.raw('f.id, f.code, f.name, f.city, f.region, f.version, f.registered_at'),
    from: fragment`franchise f`, key: 'f.id',
    arms: [{ from: fragment`franchise f`, where: fragment.join(where, fragment` and `) }],
    sort: [FRANCHISE_SORTS[sort.by], { column: 'f.id', type: 'uuid' }],
    descending: sort.direction === 'DESC',
  }, bounds), franchiseOf);
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
