import { sql as fragment } from 'kysely';
import { encodeId } from '../../kernel/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { Channel, Outlet, OutletFilter, OutletSort } from '../graphql/outlet.type.ts';
import { patternOf, uuidOrNobody, type Bounds } from './network.ts';

interface OutletRow {
  id: string; code: string; name: string; city: string; kind: string; region: string;
  franchise_id: string | null; channel_id: string | null; version: number; closed_at: Date | null;
}

interface ChannelRow { id: string; code: string; name: string; kind: string; version: number }

function outletOf(row: OutletRow): Outlet {
  return {
    id: encodeId(PREFIX.outlet, row.id), code: row.code, name: row.name, city: row.city,
    kind: row.kind, region: row.region, closed: row.closed_at !== null, closedAt: row.closed_at,
    version: row.version, franchiseUuid: row.franchise_id, channelUuid: row.channel_id,
  };
}

export async function outletsById(sql: Sql, ids: readonly string[]): Promise<(Outlet | null)[]> {
  const rows = await sql.all<OutletRow>`select id, code, name, city, kind, region, franchise_id,
    channel_id, version, closed_at from outlet where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, outletOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function outletsByFranchise(sql: Sql, ids: readonly string[]): Promise<Outlet[][]> {
  const rows = await sql.all<OutletRow>`select o.*
    from unnest(${[...ids]}::uuid[]) as f (id) cross join lateral (
      select id, code, name, city, kind, region, franchise_id, channel_id, version, closed_at
      from outlet where franchise_id = f.id order by code limit 200) o
    order by o.code`;
  const byFranchise = Map.groupBy(rows.map(outletOf), (outlet) => outlet.franchiseUuid!);
  return ids.map((id) => byFranchise.get(id) ?? []);
}

export async function outletPage(
  sql: Sql, filter: OutletFilter, sort: OutletSort, { limit, offset }: Bounds,
): Promise<{ items: Outlet[]; totalCount: number }> {
  const { kind = null, region = null, search = null, closed = null } = filter;
  const franchise = filter.franchiseId ? uuidOrNobody(PREFIX.franchise, filter.franchiseId) : null;
  const where = fragment`(${kind}::text is null or kind = ${kind}::text)
    and (${region}::text is null or region = ${region}::text)
    and (${franchise}::uuid is null or franchise_id = ${franchise}::uuid)
    and (${closed}::boolean is null or (closed_at is not null) = ${closed}::boolean)
    and (${search}::text is null or name || ' ' || code || ' ' || city
      ilike ${patternOf(search ?? '')}::text)`;
  const column = { CODE: 'code', NAME: 'name' }[sort.by];
  const order = fragment.raw(`${column} ${sort.direction}, id ${sort.direction}`);
  const rows = await sql.all<OutletRow>`select id, code, name, city, kind, region, franchise_id,
      channel_id, version, closed_at
    from outlet where ${where} order by ${order} limit ${limit} offset ${offset}`;
  const { count } = await sql.one<{ count: bigint }>`select count(*) from outlet where ${where}`;
  return { items: rows.map(outletOf), totalCount: Number(count) };
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
