import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutations, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { retireReward, showReward } from '../../commands/mall/step-reward.ts';
import { rewardsById } from '../../queries/mall/rewards.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Reward } from './reward.type.ts';
import { RETIRED } from './takes.ts';

export const stepRewardMutations = defineMutations('StepReward', {
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'Which reward.',
  takes: { id: idOf(PREFIX.reward, 'Reward id.'), expectedVersion: VERSION },
  refusals: { ...said('NOT_FOUND', 'STALE'), ...RETIRED },
  extras: CURRENT_VERSION,
  answers: { reward: loaded(() => Reward, rewardsById, 'rewardId', 'The reward; null when refused.') },
}, {
  showReward: { says: 'Offers a reward 上架: members see it from its first moment on.', command: showReward },
  retireReward: {
    says: 'Offers a reward no more 下架, for ever; what was redeemed is fetched still.', command: retireReward,
  },
});
