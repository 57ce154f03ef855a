import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { flag } from '../../../kernel/graph/mutation/take.ts';
import { decideBuyback } from '../../commands/tradeins/decide-buyback.ts';
import { ANSWER, EDIT, NOTE, STEP_REFUSALS } from './takes.ts';

export const decideTradeInBuybackMutation = defineMutation({
  name: 'decideTradeInBuyback',
  says: 'Has melted gold credited at its plain buy-back price, or not 回收复核: somebody else at head office than who '
    + 'asked for it. Credited, it is store credit 储值 of the member.',
  scopes: ['tradeins:policy'],
  input: 'A decision about gold that no sale takes.',
  takes: { ...EDIT, approve: flag('True: credit it; false: do not.'), note: NOTE },
  refusals: {
    ...STEP_REFUSALS,
    OPERATOR_ONLY: 'Only a person at head office decides.',
    SAME_PERSON: 'Whoever asked for it does not approve it: another person does.',
  },
  extras: CURRENT_VERSION,
  command: decideBuyback,
  inputOf: ({ id, ...rest }) => ({ tradeInId: id, ...rest }),
  answers: ANSWER,
});
