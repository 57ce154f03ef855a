import { ID, Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutations, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf, type Filled } from '../../../kernel/graph/mutation/form.ts';
import {
  dateTime, decimal, DRY_RUN, KEY, optional, otherwise, take, text, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { decodeId } from '../../../kernel/ids.ts';
import type { LineToReturn } from '../../commands/returns/plan-return.ts';
import { recordReturns } from '../../commands/returns/record-returns.ts';
import { ordersById } from '../../queries/orders-by-id.ts';
import { ORDER_NAME, readOrderName } from '../order-name.ts';
import { Order } from '../order.type.ts';
import { decisionView, ReturnDecision } from './return-decision.type.ts';

const returnLine = form('ReturnLineInput', 'What comes back of one line.', {
  lineId: optional(take<string>(() => ID, 'The line; this or lineNo, not both.')),
  lineNo: optional(whole('Number of the line, from 1; this or lineId.')),
  quantity: whole('Pieces that come back; 0 for a refund of value alone.'),
  amount: optional(decimal('Part of the line\'s base that goes back, in the currency of the order; in proportion '
    + 'to quantity when not given, the last piece taking the rest.')),
});

export const recordReturnMutations = defineMutations('RecordReturn', {
  scopes: ['orders:write'],
  input: 'A return to record or to preview.',
  takes: {
    ...ORDER_NAME,
    returnNo: text('Number of the return, 1 to 100 characters, unique in its order: its key.'),
    returnedAt: dateTime('When it came back; not before payment, not in the future.'),
    lines: formsOf(returnLine, 'What comes back, 1 to 1,000 lines, each once.'),
    reason: otherwise('', text('Why, at most 500 characters.')),
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
    inputOf: ({ returnNo, returnedAt, reason, lines, ...name }, context) => ({
      order: readOrderName(name, context), externalNo: returnNo, returnedAt, reason,
      lines: lines.map((one) => (
        { line: lineName(one), quantity: one.quantity, amount: one.amount })),
    }),
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

/** What is malformed names no line; and so do two names at once. */
function lineName({ lineNo, lineId }: Filled<typeof returnLine>): LineToReturn['line'] {
  if (lineNo === null) return { id: decodeId(PREFIX.orderLine, lineId ?? '') };
  return lineId ? { id: null } : { no: lineNo };
}
