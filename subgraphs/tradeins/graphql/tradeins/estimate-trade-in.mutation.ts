import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { DRY_RUN, flag, idOf, KEY, optional, otherwise, text } from '../../../kernel/graph/mutation/take.ts';
import { boardAtOutlet } from '../../calls/ask-board.ts';
import { estimateTradeIn } from '../../commands/tradeins/estimate.ts';
import { ANSWER, GOLD, GOLD_REFUSALS, NOTE, notByMembers, PHOTOS, PREVIEW, WAY_REFUSALS } from './takes.ts';

export const estimateTradeInMutation = defineMutation({
  name: 'estimateTradeIn',
  says: 'Estimates old gold as whoever brings it describes it 旧料估价: it binds nobody and pays nothing; dryRun answers '
    + 'the estimate alone. Only the offer after the assay binds.',
  scopes: ['tradeins:write'], guard: notByMembers,
  input: 'Old gold that somebody wants to trade in.',
  takes: {
    memberId: idOf(PREFIX.member, 'Whose it is.'),
    outletId: idOf(PREFIX.outlet, 'Outlet it is brought to: of a franchise its own, of a channel its own.'),
    way: text('Code of the way 换购方案, for example "standard".'),
    piece: text('The piece in words, 1 to 500 characters.'),
    brand: optional(text('Its brand as it is said, at most 60 characters.')),
    ownBrand: otherwise(false, flag('Whether it is of the house’s own brand.')),
    ...GOLD,
    photos: otherwise([], PHOTOS),
    note: NOTE, dryRun: DRY_RUN, idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), ...WAY_REFUSALS, ...GOLD_REFUSALS,
    PHOTO_INVALID: 'At most 30 pictures, each an https address.',
  },
  command: estimateTradeIn,
  inputOf: async (asked, context) => {
    const board = await boardAtOutlet(context, asked.outletId);
    return { ...asked, board: () => board };
  },
  answers: { ...ANSWER, ...PREVIEW },
});
