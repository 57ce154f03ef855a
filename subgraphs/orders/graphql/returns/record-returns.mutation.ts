import { Int } from 'type-graphql';
import { defineMutations, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { DRY_RUN, KEY } from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { recordReturns } from '../../commands/returns/record-returns.ts';
import { ordersById } from '../../queries/orders-by-id.ts';
import { Order } from '../order.type.ts';
import { decisionView, ReturnDecision } from './return-decision.type.ts';
import { readReturn, RETURN } from './return.input.ts';

export const recordReturnMutations = defineMutations('RecordReturn', {
  scopes: ['orders:write'],
  input: 'A return to record or to preview.',
  takes: {
    ...RETURN,
    dryRun: DRY_RUN,
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: 'There is no such order or line; the path says which.',
    INVALID: 'A value is outside its limits; the path says which.',
    RETURNED_AT_OUT_OF_RANGE: 'Before payment or in the future.',
    RETURN_TOO_MUCH: 'More than is left of the line; left and leftQuantity say what is.',
    RETURN_CONFLICT: 'The order has another return with the same number.',
    ORDER_CANCELLED: 'The order was cancelled.',
    TOO_MANY_RETURNS: 'An order takes at most 200 returns.',
  },
  extras: {
    leftQuantity: extra(() => Int, 'Pieces left, for RETURN_TOO_MUCH.'),
    left: extra(() => Money, 'Base left, for RETURN_TOO_MUCH.'),
  },
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
    inputOf: readReturn,
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
