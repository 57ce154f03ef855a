import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { Reward, RewardPrice, RewardShelf } from '../../graphql/mall/reward.type.ts';
import type { PriceRow, RewardRow, ShelfRow } from '../../persistence/mall/rewards.ts';
import { rewardPriceTable } from '../../persistence/tables/reward-price.table.ts';
import { rewardShelfTable } from '../../persistence/tables/reward-shelf.table.ts';
import { rewardTable } from '../../persistence/tables/reward.table.ts';

const COLUMNS = columnsOf(rewardTable, { as: 'r' });

export function rewardView({ id: uuid, funderId, createdAt: _, ...row }: RewardRow): Reward {
  return {
    ...row, uuid, id: encodeId(PREFIX.reward, uuid),
    funder: funderId ? { id: encodeId(PREFIX.franchise, funderId) } : null,
  };
}

/** uuids in, rewards in the same order out. */
export async function rewardsById(sql: Sql, ids: readonly string[]): Promise<(Reward | null)[]> {
  const rows = await sql.all<RewardRow>`select ${COLUMNS} from reward r where r.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, rewardView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface RewardQuery {
  readonly search: string | null;
  readonly state: string | null;
  readonly kind: string | null;
}

/** The last changed first; `search` is any part of a name or the code. */
export async function rewardsPage(sql: Sql, { search, state, kind }: RewardQuery, bounds: PageBounds) {
  const part = search?.trim().toLowerCase() || null;
  const where = fragment`(${state}::text is null or r.state = ${state}::text)
    and (${kind}::text is null or r.kind = ${kind}::text) and (${part}::text is null
      or position(${part}::text in lower(r.code || ' ' || r.name_zh || ' ' || r.name_en)) > 0)`;
  return pageOf(await readPage<RewardRow>(sql, {
    columns: COLUMNS, from: fragment`reward r`, key: 'r.id', arms: [{ from: fragment`reward r`, where }],
    sort: [{ column: 'r.updated_at', type: 'timestamptz' }, { column: 'r.id', type: 'uuid' }], descending: true,
  }, bounds), rewardView);
}

/** What an outlet shows just now, in the order of its showcase. */
export async function showcaseOf(
  sql: Sql, { outletId, now, first }: { outletId: string; now: Date; first: number },
): Promise<Reward[]> {
  const rows = await sql.all<RewardRow>`select ${COLUMNS} from reward r
    cross join lateral (select shown, place from reward_shelf s where s.reward_id = r.id
      and (s.outlet_id = ${outletId} or s.outlet_id is null) order by s.outlet_id nulls last limit 1) s
    where r.state = 'shown' and r.from_at <= ${now} and (r.until_at is null or r.until_at > ${now}) and s.shown
    order by s.place, r.code limit ${first}`;
  return rows.map(rewardView);
}

type ShownPrice = Omit<PriceRow, 'costMinor'> & Partial<Pick<PriceRow, 'costMinor'>>;
const TOLD_TO_ALL = ['rewardId', 'programme', 'points', 'cashMinor', 'worthMinor', 'currency', 'fromTier'] as const;

/** Prices of each reward by programme; what a piece costs is read by head office alone. */
export async function pricesOfRewards(sql: Sql, ids: readonly string[]): Promise<RewardPrice[][]> {
  const columns = columnsOf(rewardPriceTable, sql.restricted ? { only: TOLD_TO_ALL } : {});
  const rows = await sql.all<ShownPrice>`select ${columns} from reward_price
    where reward_id = any(${[...ids]}::uuid[]) order by programme`;
  const byReward = Map.groupBy(rows, ({ rewardId }) => rewardId);
  return ids.map((id) => (byReward.get(id) ?? []).map(({ currency, ...price }) => ({
    programme: price.programme, points: price.points, fromTier: price.fromTier,
    cash: moneyView(price.cashMinor, currency), worth: moneyView(price.worthMinor, currency),
    unitCost: price.costMinor === undefined ? null : moneyView(price.costMinor, currency),
  })));
}

/** Where each reward is: the house's own first, then outlet by outlet; at most 1,000. */
export async function shelvesOfRewards(sql: Sql, ids: readonly string[]): Promise<RewardShelf[][]> {
  const rows = await sql.all<ShelfRow>`select ${columnsOf(rewardShelfTable, { as: 's' })}
    from unnest(${[...ids]}::uuid[]) as k(id) cross join lateral (select * from reward_shelf
      where reward_id = k.id order by outlet_id nulls first limit 1000) s
    order by s.outlet_id nulls first`;
  const byReward = Map.groupBy(rows, ({ rewardId }) => rewardId);
  return ids.map((id) => (byReward.get(id) ?? []).map((shelf) => ({
    outlet: shelf.outletId ? { id: encodeId(PREFIX.outlet, shelf.outletId) } : null, stock: shelf.stock,
    taken: shelf.taken, left: shelf.stock === null ? null : shelf.stock - shelf.taken, shown: shelf.shown,
    place: shelf.place, version: shelf.version,
  })));
}
