import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { lockRewards } from '../mall/rewards.ts';
import { redemptionTable } from '../tables/redemption.table.ts';

export type RedemptionRow = RowOf<typeof redemptionTable>;

/**
 * Redemptions under the locks of their rewards, which are taken first and in the order of their ids: stock and limits
 * move with them.
 */
export async function lockRedemptions(sql: Sql, ids: readonly string[]): Promise<Map<string, RedemptionRow>> {
  if (ids.length === 0) return new Map();
  const found = await sql.all<{ reward_id: string }>`select distinct reward_id from redemption
    where id = any(${[...ids]}::uuid[])`;
  await lockRewards(sql, found.map((row) => row.reward_id));
  const rows = await sql.all<RedemptionRow>`select ${columnsOf(redemptionTable)} from redemption
    where id = any(${[...ids]}::uuid[]) order by id for update`;
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockRedemption(sql: Sql, id: string): Promise<RedemptionRow | null> {
  return (await lockRedemptions(sql, [id])).get(id) ?? null;
}

export type Change = Partial<Pick<RedemptionRow,
  'state' | 'pointsState' | 'pointsCode' | 'pointsHoldId' | 'attemptId' | 'attemptAt' | 'settledAt'>>;

/** Keeps a redemption as it stands now, and tells it where its state has changed. */
export async function changeRedemption(tx: Tx, row: RedemptionRow, change: Change, reason?: string): Promise<void> {
  const before = row.state;
  Object.assign(row, change, { version: row.version + 1n });
  await tx.sql.run`update redemption set state = ${row.state}, points_state = ${row.pointsState},
    points_code = ${row.pointsCode}, points_hold_id = ${row.pointsHoldId}, attempt_id = ${row.attemptId},
    attempt_at = ${row.attemptAt}, settled_at = ${row.settledAt}, version = ${row.version} where id = ${row.id}`;
  if (row.state === before) return;
  tx.audit({ subjectId: row.id, before: { state: before }, after: { state: row.state }, reason });
  await tellRedemption(tx, row);
}

export async function tellRedemption(tx: Tx, row: RedemptionRow): Promise<void> {
  const { code } = await tx.sql.one<{ code: string }>`select code from reward where id = ${row.rewardId}`;
  tx.emit('redemption.changed.v1', row.id, {
    redemptionId: row.id, memberId: row.memberId, rewardId: row.rewardId, rewardCode: code, state: row.state,
    quantity: row.quantity, points: row.points, cashMinor: row.cashMinor, costMinor: row.costMinor,
    currency: row.currency, funderId: row.funderId, region: row.region, outletId: row.outletId,
    redeemedAt: row.redeemedAt, untilAt: row.untilAt, at: tx.now, version: row.version,
  } satisfies EventPayloads['redemption.changed.v1']);
}

/** Pieces go back to the shelf they came from. */
export async function restock(sql: Sql, { rewardId, shelfOutletId, quantity }: RedemptionRow): Promise<void> {
  await sql.run`update reward_shelf set taken = taken - ${quantity}
    where reward_id = ${rewardId} and outlet_id is not distinct from ${shelfOutletId}::uuid`;
}
