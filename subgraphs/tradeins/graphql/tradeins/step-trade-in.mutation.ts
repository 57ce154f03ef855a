import { CURRENT_VERSION, defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { stepTradeIn } from '../../commands/tradeins/step.ts';
import type { TradeInStep } from '../../domain/words.ts';
import { TradeInStepName } from '../words.ts';
import { ANSWER, EDIT, NOTE, notByMembers, STEP_REFUSALS } from './takes.ts';

export const stepTradeInMutation = defineMutation({
  name: 'stepTradeIn',
  says: 'What the desk does next with old gold: takes it in, melts it, credits it, gives it back or calls its estimate '
    + 'off. Credited, it is store credit 储值 of the member.',
  scopes: ['tradeins:write'], guard: notByMembers,
  input: 'A step of a trade-in.',
  takes: {
    ...EDIT,
    step: take<TradeInStep>(() => TradeInStepName, 'What is done.'),
    returnedTo: optional(text('Who takes it back, 1 to 100 characters; with RETURN.')),
    note: NOTE,
  },
  refusals: {
    ...STEP_REFUSALS,
    RECEIVER_INVALID: 'Say who takes it, in 1 to 100 characters.',
    STORE_CREDIT_SHORT: 'What a sale was paid with it came back and is spent since 储值不足: it goes back with that credit '
      + 'alone.',
  },
  extras: { ...CURRENT_VERSION, available: extra(() => Money, 'With STORE_CREDIT_SHORT: what is there.') },
  command: stepTradeIn,
  inputOf: ({ id, ...rest }) => ({ tradeInId: id, ...rest }),
  answers: ANSWER,
});
