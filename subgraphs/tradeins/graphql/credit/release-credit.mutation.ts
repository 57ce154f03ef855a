import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { releaseCredit } from '../../commands/credit/release-credit.ts';
import { byQuotesAlone } from './read-hold.ts';

export const releaseTradeInCreditMutation = defineMutation({
  name: 'releaseTradeInCredit',
  says: 'Gives back what a quote held of old gold and store credit 释放旧料抵扣; of what a sale has used it changes nothing.',
  scopes: ['tradeins:use'], guard: byQuotesAlone,
  input: 'A hold to give back.',
  takes: { holdId: idOf(PREFIX.creditHold, 'Hold.'), idempotencyKey: KEY },
  refusals: said('NOT_FOUND'),
  command: releaseCredit,
  answers: { released: { type: () => Boolean, says: 'Whether it is back.', of: () => true, refusedAs: false } },
});
