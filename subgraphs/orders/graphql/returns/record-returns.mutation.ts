import { defineMutations, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { DRY_RUN, KEY } from '../../../kernel/graph/mutation/take.ts';
import { withRemainder } from '../../calls/ask-remainders.ts';
import { recordReturns } from '../../commands/returns/record-returns.ts';
import { ordersById } from '../../queries/orders-by-id.ts';
import { Order } from '../order.type.ts';
import { decisionView, ReturnDecision } from './return-decision.type.ts';
import { readReturn, RETURN } from './return.input.ts';
import { RETURN_REFUSALS, WHAT_IS_LEFT } from './return-refusals.ts';

export const recordReturnMutations = defineMutations('RecordReturn', {
  scopes: ['orders:write'],
  input: 'A return to record or to preview.',
  takes: {
    ...RETURN,
    dryRun: DRY_RUN,
    idempotencyKey: KEY,
  },
  refusals: RETURN_REFUSALS,
  extras: WHAT_IS_LEFT,
  answers: {
    created: {
      type: () => Boolean, says: 'False when it was refused, previewed, or there already.',
      of: ({ created }, _, __, dryRun) => created && !dryRun, refusedAs: false,
    },
    order: loaded(() => Order, ordersById, 'orderId',
      'The order as it stands now; null when refused.'),
    decision: {
      type: () => ReturnDecision, says: 'What it does; null when refused or there already.',
      of: async ({ decision, orderId }, context) => {
        const order = decision && await context.load(ordersById, orderId);
        return order && decisionView(decision!, order.currency);
      },
    },
  },
}, {
  recordReturn: {
    says: 'Records goods or value that come back 退货; with dryRun it only says what would happen.',
    command: recordReturns,
    inputOf: (sent, context) => withRemainder(context, readReturn(sent, context)),
  },
}, {
  recordReturns: {
    says: 'Records many returns at once; the number of each in its order is its key.',
    input: 'Returns to record: a batch, each accepted or refused on its own.',
    rows: { returns: { says: 'The returns, 1 to 500.', deed: 'recordReturn' } },
    row: { typeName: 'ReturnInput', says: 'A return to record.', without: ['idempotencyKey', 'dryRun'] },
    most: recordReturns.maxBatch,
  },
});
