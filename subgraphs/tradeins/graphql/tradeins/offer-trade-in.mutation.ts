import { defineMutation, CURRENT_VERSION } from '../../../kernel/graph/mutation/define-mutation.ts';
import { DRY_RUN } from '../../../kernel/graph/mutation/take.ts';
import { boardOfTradeIn } from '../../calls/ask-board.ts';
import { offerTradeIn } from '../../commands/tradeins/offer.ts';
import { ANSWER, EDIT, NO_PRICE_REFUSALS, NOTE, notByMembers, PREVIEW, STEP_REFUSALS, WAY_REFUSALS } from './takes.ts';

export const offerTradeInMutation = defineMutation({
  name: 'offerTradeIn',
  says: 'Offers for assayed gold 旧料报价, by the gold board of this moment and the rules in force: it binds for the '
    + 'minutes '
    + 'of the policy, usually 30.',
  scopes: ['tradeins:write'], guard: notByMembers,
  input: 'Gold to offer for.',
  takes: { ...EDIT, note: NOTE, dryRun: DRY_RUN },
  refusals: {
    ...STEP_REFUSALS, ...WAY_REFUSALS, ...NO_PRICE_REFUSALS,
  },
  extras: CURRENT_VERSION,
  command: offerTradeIn,
  inputOf: async ({ id, ...rest }, context) => {
    const board = await boardOfTradeIn(context, id);
    return { tradeInId: id, ...rest, board: () => board };
  },
  answers: { ...ANSWER, ...PREVIEW },
});
