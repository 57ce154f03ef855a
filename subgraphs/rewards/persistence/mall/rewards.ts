import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { RewardDraft } from '../../domain/mall/reward-draft.ts';
import { rewardPriceTable } from '../tables/reward-price.table.ts';
import { rewardShelfTable } from '../tables/reward-shelf.table.ts';
import { rewardTable } from '../tables/reward.table.ts';

export type RewardRow = RowOf<typeof rewardTable>;
export type PriceRow = RowOf<typeof rewardPriceTable>;
export type ShelfRow = RowOf<typeof rewardShelfTable>;

/** A reward that nobody else changes, redeems or gives back until the transaction ends; null for none. */
export async function lockReward(sql: Sql, id: string): Promise<RewardRow | null> {
  return sql.maybe<RewardRow>`select ${columnsOf(rewardTable)} from reward where id = ${id} for update`;
}

/** The same for several, in the order of their ids. */
export async function lockRewards(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql.all`select id from reward where id = any(${[...new Set(ids)]}::uuid[]) order by id for update`;
}

export function pricesOf(sql: Sql, rewardId: string): Promise<PriceRow[]> {
  return sql.all<PriceRow>`select ${columnsOf(rewardPriceTable)} from reward_price
    where reward_id = ${rewardId} order by programme`;
}

/** Of an outlet its own shelf, else the house's; null where the reward is not offered at all. */
export async function shelfFor(sql: Sql, rewardId: string, outletId: string): Promise<ShelfRow | null> {
  return sql.maybe<ShelfRow>`select ${columnsOf(rewardShelfTable)} from reward_shelf
    where reward_id = ${rewardId} and (outlet_id = ${outletId} or outlet_id is null)
    order by outlet_id nulls last limit 1`;
}

/** What stands in a reward, without its id, for audit records. */
export function draftOf(row: RewardRow, prices: readonly PriceRow[]): RewardDraft {
  const { code, nameZh, nameEn, noteZh, noteEn, kind, funderId, limitPerMember, limitPeriod, offerId,
    segmentId } = row;
  return {
    code, nameZh, nameEn, noteZh, noteEn, kind, funderId, limitPerMember, limitPeriod, offerId, segmentId,
    from: row.fromAt, until: row.untilAt, prices: prices.map(({ rewardId: _, ...price }) => price),
  };
}

export const columnsOfDraft = ({ from, until, prices: _, ...draft }: RewardDraft) => (
  { ...draft, fromAt: from, untilAt: until });

export async function savePrices(sql: Sql, rewardId: string, prices: RewardDraft['prices']): Promise<void> {
  await sql.run`delete from reward_price where reward_id = ${rewardId}`;
  await sql.insertInto(rewardPriceTable, prices.map(({ programme, points, cashMinor, worthMinor, costMinor,
    currency, fromTier }) => (
    { rewardId, programme, points, cashMinor, worthMinor, costMinor, currency, fromTier })));
}
