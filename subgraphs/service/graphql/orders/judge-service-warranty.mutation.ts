import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { take, text } from '../../../kernel/graph/mutation/take.ts';
import { judgeWarranty } from '../../commands/orders/judge-warranty.ts';
import type { WarrantyWord } from '../../domain/words.ts';
import { ServiceWarranty } from '../words.ts';
import { ANSWER, EDIT, notByMembers, STALE_EXTRAS, STEP_REFUSALS } from './takes.ts';

export const judgeServiceWarrantyMutation = defineMutation({
  name: 'judgeServiceWarranty',
  says: 'Whether a piece is under warranty, as whoever looked at it decides 保修判定; what is paid follows from it. Work '
    + 'that turns out to want a quote goes back to the receipt.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'A decision about warranty.',
  takes: {
    ...EDIT,
    warranty: take<WarrantyWord>(() => ServiceWarranty, 'Under warranty or not.'),
    reason: text('Why, 1 to 500 characters.'),
  },
  refusals: STEP_REFUSALS, extras: STALE_EXTRAS,
  command: judgeWarranty,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  answers: ANSWER,
});
