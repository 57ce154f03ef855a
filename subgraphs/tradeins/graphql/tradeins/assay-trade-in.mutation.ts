import { defineMutation, CURRENT_VERSION } from '../../../kernel/graph/mutation/define-mutation.ts';
import { DRY_RUN, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { boardOfTradeIn } from '../../calls/ask-board.ts';
import { assayTradeIn } from '../../commands/tradeins/assay.ts';
import type { AssayMethod } from '../../domain/words.ts';
import { TradeInAssay } from '../words.ts';
import { ANSWER, EDIT, GOLD, GOLD_REFUSALS, NOTE, notByMembers, PREVIEW, STEP_REFUSALS,
  WAY_REFUSALS } from './takes.ts';

export const assayTradeInMutation = defineMutation({
  name: 'assayTradeIn',
  says: 'Weighs and tests old gold 旧料检测; with dryRun it answers what it would come to by the board of this moment.',
  scopes: ['tradeins:write'], guard: notByMembers,
  input: 'What the scale and the test say.',
  takes: {
    ...EDIT, ...GOLD,
    method: take<AssayMethod>(() => TradeInAssay, 'How it was tested.'),
    way: optional(text('Another way than it was estimated by, by its code; the same without it.')),
    note: NOTE, dryRun: DRY_RUN,
  },
  refusals: { ...STEP_REFUSALS, ...GOLD_REFUSALS, ...WAY_REFUSALS },
  extras: CURRENT_VERSION,
  command: assayTradeIn,
  inputOf: async ({ id, ...rest }, context) => {
    const board = await boardOfTradeIn(context, id);
    return { tradeInId: id, ...rest, board: () => board };
  },
  answers: { ...ANSWER, ...PREVIEW },
});
