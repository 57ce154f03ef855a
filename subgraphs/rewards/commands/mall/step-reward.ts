import { defineCommand, type Command } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { RewardState } from '../../domain/mall/words.ts';
import { lockReward } from '../../persistence/mall/rewards.ts';

export interface StepReward { readonly id: string; readonly expectedVersion: number }
export type StepRewardCode = 'NOT_FOUND' | 'STALE' | 'RETIRED';

function step(name: string, to: RewardState): Command<StepReward, { rewardId: string }, StepRewardCode> {
  return defineCommand<StepReward, { rewardId: string }, StepRewardCode>({
    name,
    execute: async (tx, { id, expectedVersion }) => {
      const reward = await lockReward(tx.sql, id);
      if (!reward) return refused('NOT_FOUND', 'There is no such reward.', ['id']);
      if (reward.version !== expectedVersion) {
        return refused('STALE', 'Somebody changed the reward since you read it.', ['expectedVersion'],
          { currentVersion: reward.version });
      }
      if (reward.state === to) return accepted({ rewardId: id });
      if (reward.state === 'retired') return refused('RETIRED', 'The reward is not offered any more.', ['id']);
      await tx.sql.run`update reward set state = ${to}, updated_at = ${tx.now}, version = version + 1
        where id = ${id}`;
      tx.audit({ subjectId: id, before: { state: reward.state }, after: { state: to } });
      return accepted({ rewardId: id });
    },
  });
}

/** Members see it from its first day on. */
export const showReward = step('rewards.show-reward', 'shown');

/** Nobody redeems it any more, for ever; what was redeemed is fetched still. */
export const retireReward = step('rewards.retire-reward', 'retired');
