import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, otherwise, whole } from '../../../kernel/graph/mutation/take.ts';
import { putShelf } from '../../commands/mall/put-shelf.ts';
import { rewardsById } from '../../queries/mall/rewards.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Reward } from './reward.type.ts';

export const putRewardShelfMutation = defineMutation({
  name: 'putRewardShelf',
  says: 'Says how many of a reward an outlet has 设置库存, and whether and where its showcase shows it 橱窗.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'The stock of a reward at one outlet, or of the house.',
  takes: {
    rewardId: idOf(PREFIX.reward, 'Reward id.'),
    outletId: optional(idOf(PREFIX.outlet, "Outlet id; the house's own stock, for outlets without one, without it.")),
    stock: optional(whole(
      'Pieces in all, with those held and handed out, 0 to 1,000,000; as many as are asked for without it.')),
    shown: otherwise(true, flag('Whether it is shown there.')),
    place: otherwise(0, whole('Its place in the showcase, 0 to 10,000.')),
    expectedVersion: whole('Version the stock was read at; 0 for a new one.'),
    idempotencyKey: KEY,
  },
  refusals: { ...said('NOT_FOUND', 'STALE', 'INVALID'), STOCK_TAKEN: 'More pieces are held or handed out already.' },
  extras: CURRENT_VERSION,
  command: putShelf,
  answers: { reward: loaded(() => Reward, rewardsById, 'rewardId', 'The reward; null when refused.') },
});
