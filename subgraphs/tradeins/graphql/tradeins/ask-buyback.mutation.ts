import { Money } from '../../../kernel/graph/money.type.ts';
import { CURRENT_VERSION, defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { money, take, text } from '../../../kernel/graph/mutation/take.ts';
import { boardOfTradeIn } from '../../calls/ask-board.ts';
import { askBuyback } from '../../commands/tradeins/ask-buyback.ts';
import type { ConsentWay } from '../../domain/words.ts';
import { TradeInConsentWay } from '../words.ts';
import { ANSWER, EDIT, NO_PRICE_REFUSALS, NOTE, notByMembers, STEP_REFUSALS } from './takes.ts';

export const askTradeInBuybackMutation = defineMutation({
  name: 'askTradeInBuyback',
  says: 'Asks to credit melted gold whose way is for a sale, and which no sale takes, at the plain buy-back price '
    + '转为回收: its member agrees to that price, and decideTradeInBuyback has it done by another person.',
  scopes: ['tradeins:write'], guard: notByMembers,
  input: 'Gold to credit without a sale.',
  takes: {
    ...EDIT,
    by: text('Who agrees to the plain price, 1 to 100 characters.'),
    way: take<ConsentWay>(() => TradeInConsentWay, 'How.'),
    agreed: money('The price that was shown and agreed to: plainCredit of its offer; of gold that was offered without, '
      + 'the one of this moment, as PRICE_DIFFERS says it.'),
    note: NOTE,
  },
  refusals: {
    ...STEP_REFUSALS, ...NO_PRICE_REFUSALS,
    CONSENT_MISSING: 'Say who agrees to the plain price 缺少同意人.',
    PRICE_DIFFERS: 'It is worth another price than was agreed to 与同意价不符: show price, and ask again.',
  },
  extras: { ...CURRENT_VERSION, price: extra(() => Money, 'With PRICE_DIFFERS: what it is worth without a sale.') },
  command: askBuyback,
  inputOf: async ({ id, ...rest }, context) => {
    const board = await boardOfTradeIn(context, id);
    return { tradeInId: id, ...rest, board: () => board };
  },
  answers: ANSWER,
});
