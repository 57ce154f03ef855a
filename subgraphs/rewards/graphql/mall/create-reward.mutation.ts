import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { askLadders } from '../../calls/ask-ladder.ts';
import { unknownSegment } from '../../calls/ask-segments.ts';
import { createReward } from '../../commands/mall/create-reward.ts';
import { rewardsById } from '../../queries/mall/rewards.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Reward } from './reward.type.ts';
import { draftFrom, REWARD_EXTRAS, REWARD_FIELDS, REWARD_REFUSALS } from './takes.ts';

export const createRewardMutation = defineMutation({
  name: 'createReward',
  says: 'Makes a reward 新建兑换商品; a draft until it is shown.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'A new reward.',
  takes: { ...REWARD_FIELDS, idempotencyKey: KEY },
  refusals: REWARD_REFUSALS,
  extras: REWARD_EXTRAS,
  command: createReward,
  inputOf: async (asked, context) => {
    const draft = draftFrom(asked);
    if ('ok' in draft) return draft;
    const unknown = await unknownSegment(context, draft.segmentId, ['segmentId']);
    if (unknown) return unknown;
    const ladders = await askLadders(context);
    return { ...draft, ladders: () => ladders };
  },
  answers: { reward: loaded(() => Reward, rewardsById, 'rewardId', 'The reward; null when refused.') },
});
