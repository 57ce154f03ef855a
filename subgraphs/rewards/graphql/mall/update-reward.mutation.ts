import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, shownWhenStale } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { askLadders } from '../../calls/ask-ladder.ts';
import { unknownSegment } from '../../calls/ask-segments.ts';
import { updateReward } from '../../commands/mall/update-reward.ts';
import { rewardsById } from '../../queries/mall/rewards.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Reward } from './reward.type.ts';
import { draftFrom, RETIRED, REWARD_EXTRAS, REWARD_FIELDS, REWARD_REFUSALS } from './takes.ts';

export const updateRewardMutation = defineMutation({
  name: 'updateReward',
  says: 'Changes a reward 修改兑换商品 from now on; what was redeemed before keeps its price and its end.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'The whole reward as it shall be.',
  takes: { id: idOf(PREFIX.reward, 'Reward id.'), expectedVersion: VERSION, ...REWARD_FIELDS },
  refusals: {
    ...REWARD_REFUSALS, ...RETIRED, ...said('NOT_FOUND', 'STALE'),
    BEING_REDEEMED: 'Kind and offer stay while somebody is redeeming it 兑换处理中: a moment later it may be changed.',
  },
  extras: { ...REWARD_EXTRAS, ...CURRENT_VERSION },
  command: updateReward,
  inputOf: async (asked, context) => {
    const draft = draftFrom(asked);
    if ('ok' in draft) return draft;
    const unknown = await unknownSegment(context, draft.segmentId, ['segmentId']);
    if (unknown) return unknown;
    const ladders = await askLadders(context);
    return { ...draft, ladders: () => ladders };
  },
  answers: {
    reward: {
      type: () => Reward, says: 'The reward as it is now; with STALE as it stands, else null when refused.',
      of: ({ rewardId }, context) => context.load(rewardsById, rewardId),
      whenRefused: shownWhenStale(({ id }, context) => context.load(rewardsById, id)),
    },
  },
});
