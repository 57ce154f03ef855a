import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { lockReward, type ShelfRow } from '../../persistence/mall/rewards.ts';
import { rewardShelfTable } from '../../persistence/tables/reward-shelf.table.ts';

export interface PutShelf {
  readonly rewardId: string;
  /** Null: the house's, for all outlets that have none of their own. */
  readonly outletId: string | null;
  /** Null: as many as are asked for. */
  readonly stock: number | null;
  readonly shown: boolean;
  readonly place: number;
  /** 0: there is none yet. */
  readonly expectedVersion: number;
}
export type PutShelfCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'STOCK_TAKEN';

/** How many of a reward an outlet has in all, and whether and where its showcase shows it. */
export const putShelf = defineCommand<PutShelf, { rewardId: string }, PutShelfCode>({
  name: 'rewards.put-shelf',
  needs: namedBy({ outletId: FACT.outlet }),
  execute: async (tx, input) => {
    const { rewardId, outletId, stock, place, expectedVersion } = input;
    if (!await lockReward(tx.sql, rewardId)) return refused('NOT_FOUND', 'There is no such reward.', ['rewardId']);
    if (outletId !== null && !await tx.sql.maybe`select 1 from outlet_fact where outlet_id = ${outletId}`) {
      return refused('NOT_FOUND', 'There is no such outlet.', ['outletId']);
    }
    if (stock !== null && (stock < 0 || stock > 1_000_000)) {
      return refused('INVALID', 'Stock is 0 to 1,000,000 pieces.', ['stock']);
    }
    if (place < 0 || place > 10_000) return refused('INVALID', 'A place is 0 to 10,000.', ['place']);
    const shelf = await shelfOf(tx, rewardId, outletId);
    if ((shelf?.version ?? 0) !== expectedVersion) {
      return refused('STALE', 'Somebody changed the stock since you read it.', ['expectedVersion'],
        { currentVersion: shelf?.version ?? 0 });
    }
    if (shelf && stock !== null && stock < shelf.taken) {
      return refused('STOCK_TAKEN', `${shelf.taken} pieces are held or handed out already.`, ['stock']);
    }
    await save(tx, shelf, input);
    return accepted({ rewardId });
  },
});

async function shelfOf(tx: Tx, rewardId: string, outletId: string | null): Promise<ShelfRow | null> {
  return tx.sql.maybe<ShelfRow>`select ${columnsOf(rewardShelfTable)} from reward_shelf
    where reward_id = ${rewardId} and outlet_id is not distinct from ${outletId}::uuid`;
}

async function save(
  tx: Tx, shelf: ShelfRow | null, { rewardId, outletId, stock, shown, place }: PutShelf,
): Promise<void> {
  if (shelf) {
    await tx.sql.run`update reward_shelf set stock = ${stock}, shown = ${shown}, place = ${place},
      version = version + 1 where id = ${shelf.id}`;
  } else {
    await tx.sql.insertInto(rewardShelfTable, [
      { id: newId(tx.now), rewardId, outletId, stock, shown, place }]);
  }
  const before = shelf && { outletId, stock: shelf.stock, shown: shelf.shown, place: shelf.place };
  tx.audit({ subjectId: rewardId, before: before ?? undefined, after: { outletId, stock, shown, place } });
}
