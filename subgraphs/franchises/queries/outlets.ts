import { sql as fragment } from 'kysely';
import { encodeId } from '../../kernel/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { Channel, Outlet, OutletFilter, OutletSort } from '../graphql/network/outlet.type.ts';
import { patternOf, uuidOrNobody } from './network.ts';

interface OutletRow {
  id: string; code: string; name: string; city: string; kind: string; region: string;
  franchise_id: string | null; channel_id: string | null; version: number; closed_at: Date | null;
  latitude: string | null; longitude: string | null;
}

interface ChannelRow { id: string; code: string; name: string; kind: string; version: number }

function outletOf(row: OutletRow): Outlet {
  return {
    id: encodeId(PREFIX.outlet, row.id), code: row.code, name: row.name, city: row.city,
    kind: row.kind, region: row.region, closed: row.closed_at !== null, closedAt: row.closed_at,
    position: row.latitude === null ? null : { latitude: row.latitude, longitude: row.longitude! },
    version: row.version, franchiseUuid: row.franchise_id, channelUuid: row.channel_id,
  };
}

export async function outletsById(sql: Sql, ids: readonly string[]): Promise<(Outlet | null)[]> {
  const rows = await sql.all<OutletRow>`select id, code, name, city, kind, region, franchise_id,
    channel_id, version, closed_at, latitude, longitude from outlet where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, outletOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function outletsByFranchise(sql: Sql, ids: readonly string[]): Promise<Outlet[][]> {
  const rows = await sql.all<OutletRow>`select o.*
    from unnest(${[...ids]}::uuid[]) as f (id) cross join lateral (
      select id, code, name, city, kind, region, franchise_id, channel_id, version, closed_at,
        latitude, longitude from outlet where franchise_id = f.id order by code limit 200) o
    order by o.code`;
  const byFranchise = Map.groupBy(rows.map(outletOf), (outlet) => outlet.franchiseUuid!);
  return ids.map((id) => byFranchise.get(id) ?? []);
}

const OUTLET_SORTS = {
  CODE: { column: 'o.code', type: 'text' }, NAME: { column: 'o.name', type: 'text' },
} as const;

export async function outletPage(
  sql: Sql, filter: OutletFilter, sort: OutletSort, bounds: PageBounds,
) {
  return pageOf(await readPage<OutletRow>(sql, {
    columns: fragment.raw(`o.id, o.code, o.name, o.city, o.kind, o.region, o.franchise_id, o.channel_id,
      o.version, o.closed_at, o.latitude, o.longitude`),
    from: fragment`outlet o`, key: 'o.id',
    arms: [{ from: fragment`outlet o`, where: fragment.join(conditionsOf(filter), fragment` and `) }],
    sort: [OUTLET_SORTS[sort.by], { column: 'o.id', type: 'uuid' }],
    descending: sort.direction === 'DESC',
  }, bounds), outletOf);
}

function conditionsOf({ kind, region, franchiseId, search, closed }: OutletFilter) {
  const parts = [fragment`true`];
  if (kind) parts.push(fragment`o.kind = ${kind}`);
  if (region) parts.push(fragment`o.region = ${region}`);
  if (franchiseId) {
    parts.push(fragment`o.franchise_id = ${uuidOrNobody(PREFIX.franchise, franchiseId)}::uuid`);
  }
  if (typeof closed === 'boolean') parts.push(fragment`(o.closed_at is not null) = ${closed}`);
  if (search) {
    parts.push(fragment`o.name || ' ' || o.code || ' ' || o.city ilike ${patternOf(search)}::text`);
  }
  return parts;
}

function channelOf(row: ChannelRow): Channel {
  return {
    id: encodeId(PREFIX.channel, row.id), code: row.code, name: row.name, kind: row.kind,
    version: row.version,
  };
}

export async function channelsById(sql: Sql, ids: readonly string[]): Promise<(Channel | null)[]> {
  const rows = await sql.all<ChannelRow>`select id, code, name, kind, version from channel
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, channelOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** There are few: all of them, by code. */
export async function allChannels(sql: Sql): Promise<Channel[]> {
  return (await sql.all<ChannelRow>`select id, code, name, kind, version from channel
    order by code limit 500`).map(channelOf);
}
