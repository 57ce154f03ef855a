import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { columnsOfDraft, draftOf, lockReward, pricesOf, savePrices } from '../../persistence/mall/rewards.ts';
import { judgeReward, type RewardCode, type RewardInput } from './judge-reward.ts';

export interface UpdateReward extends RewardInput {
  readonly id: string;
  readonly expectedVersion: number;
}
export type UpdateRewardCode = RewardCode | 'NOT_FOUND' | 'STALE' | 'RETIRED' | 'BEING_REDEEMED';

/**
 * A reward as it is from now on; what was redeemed before keeps its price and its end. What it is, and the offer of a
 * coupon, stay until loyalty has answered whoever is redeeming it: each gets what was asked for.
 */
export const updateReward = defineCommand<UpdateReward, { rewardId: string }, UpdateRewardCode>({
  name: 'rewards.update-reward',
  execute: async (tx, { id, expectedVersion, ...input }) => {
    const reward = await lockReward(tx.sql, id);
    if (!reward) return refused('NOT_FOUND', 'There is no such reward.', ['id']);
    if (reward.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed the reward since you read it.', ['expectedVersion'],
        { currentVersion: reward.version });
    }
    if (reward.state === 'retired') return refused('RETIRED', 'The reward is not offered any more.', ['id']);
    const judged = await judgeReward(tx, input, id);
    if (!judged.ok) return judged;
    const { kind, offerId } = judged.value;
    const other = kind !== reward.kind ? 'kind' : offerId !== reward.offerId ? 'offerId' : null;
    if (other !== null && await isBeingRedeemed(tx, id)) {
      return refused('BEING_REDEEMED', 'Somebody is redeeming it: try again when loyalty has answered.', [other]);
    }
    const before = draftOf(reward, await pricesOf(tx.sql, id));
    const now = columnsOfDraft(judged.value);
    await tx.sql.run`update reward set code = ${now.code}, name_zh = ${now.nameZh}, name_en = ${now.nameEn},
      note_zh = ${now.noteZh}, note_en = ${now.noteEn}, kind = ${now.kind}, funder_id = ${now.funderId},
      from_at = ${now.fromAt}, until_at = ${now.untilAt}, limit_per_member = ${now.limitPerMember},
      limit_period = ${now.limitPeriod}, offer_id = ${now.offerId}, segment_id = ${now.segmentId},
      updated_at = ${tx.now}, version = version + 1 where id = ${id}`;
    await savePrices(tx.sql, id, judged.value.prices);
    tx.audit({ subjectId: id, before, after: judged.value });
    return accepted({ rewardId: id });
  },
});

/** Under the reward's lock: nobody begins meanwhile. */
async function isBeingRedeemed({ sql }: Tx, rewardId: string): Promise<boolean> {
  const reserving = await sql.maybe`select 1 from redemption
    where reward_id = ${rewardId} and state = 'reserving' limit 1`;
  return reserving !== null;
}
