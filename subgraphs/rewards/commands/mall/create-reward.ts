import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { columnsOfDraft, savePrices } from '../../persistence/mall/rewards.ts';
import { rewardTable } from '../../persistence/tables/reward.table.ts';
import { judgeReward, type RewardCode, type RewardInput } from './judge-reward.ts';

/** A new reward; a draft until it is shown. */
export const createReward = defineCommand<RewardInput & {
  /** Seeds name their rewards themselves. */
  readonly id?: string;
}, { rewardId: string }, RewardCode>({
  name: 'rewards.create-reward',
  execute: async (tx, { id = newId(tx.now), ...input }) => {
    const judged = await judgeReward(tx, input, null);
    if (!judged.ok) return judged;
    await tx.sql.insertInto(rewardTable, [
      { id, ...columnsOfDraft(judged.value), createdAt: tx.now, updatedAt: tx.now }]);
    await savePrices(tx.sql, id, judged.value.prices);
    tx.audit({ subjectId: id, after: judged.value });
    return accepted({ rewardId: id });
  },
});
