import { sql as fragment } from 'kysely';
import { decodeId, encodeId, NOBODY } from '../../kernel/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { termsOn } from '../domain/contract-terms.ts';
import { readTerms } from '../persistence/contracts.ts';
import type {
  Franchise, FranchiseContract, FranchiseFilter, FranchiseSort,
} from '../graphql/network/franchise.type.ts';

interface FranchiseRow {
  id: string; code: string; name: string; city: string; region: string; version: number;
  registered_at: Date; closed_at: Date | null; successor_id: string | null;
}

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
    closedAt: row.closed_at, successorUuid: row.successor_id,
  };
}

/** uuids in, franchises in the same order out. */
export async function franchisesById(
  sql: Sql, ids: readonly string[],
): Promise<(Franchise | null)[]> {
  const rows = await sql.all<FranchiseRow>`select id, code, name, city, region, version,
    registered_at, closed_at, successor_id from franchise where id = any(${[...ids]}::uuid[])`;
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
    columns: fragment.raw(`f.id, f.code, f.name, f.city, f.region, f.version, f.registered_at,
      f.closed_at, f.successor_id`),
    from: fragment`franchise f`, key: 'f.id',
    arms: [{ from: fragment`franchise f`, where: fragment.join(where, fragment` and `) }],
    sort: [FRANCHISE_SORTS[sort.by], { column: 'f.id', type: 'uuid' }],
    descending: sort.direction === 'DESC',
  }, bounds), franchiseOf);
}

export interface ContractKey {
  readonly franchiseId: string;
  /** 'YYYY-MM-DD' */
  readonly on: string;
}

/** The terms in force on a day. */
export async function contractsByFranchise(
  sql: Sql, keys: readonly ContractKey[],
): Promise<(FranchiseContract | null)[]> {
  const all = await readTerms(sql, keys.map(({ franchiseId }) => franchiseId));
  const byId = Map.groupBy(all, ({ franchiseId }) => franchiseId);
  return keys.map(({ franchiseId, on }) => termsOn(byId.get(franchiseId) ?? [], on));
}

/** Everything that was agreed, newest first. */
export async function contractHistories(
  sql: Sql, franchiseIds: readonly string[],
): Promise<FranchiseContract[][]> {
  const byId = Map.groupBy(await readTerms(sql, franchiseIds), ({ franchiseId }) => franchiseId);
  return franchiseIds.map((id) => (byId.get(id) ?? []).toReversed().slice(0, MOST_TERMS));
}

const MOST_TERMS = 100;
