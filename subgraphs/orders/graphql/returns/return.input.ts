import { ID } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { form, formsOf, type Filled } from '../../../kernel/graph/mutation/form.ts';
import {
  dateTime, decimal, optional, otherwise, take, text, whole, type Taken,
} from '../../../kernel/graph/mutation/take.ts';
import { decodeId } from '../../../kernel/ids.ts';
import type { LineToReturn } from '../../commands/returns/plan-return.ts';
import type { ReturnToRecord } from '../../commands/returns/record-returns.ts';
import { ORDER_NAME, readOrderName } from '../order-name.ts';

const returnLine = form('ReturnLineInput', 'What comes back of one line.', {
  lineId: optional(take<string>(() => ID, 'The line; this or lineNo, not both.')),
  lineNo: optional(whole('Number of the line, from 1; this or lineId.')),
  quantity: whole('Pieces that come back; 0 for a refund of value alone.'),
  amount: optional(decimal('Part of the line\'s base that goes back, in the currency of the order; in proportion '
    + 'to quantity when not given, the last piece taking the rest.')),
});

/** One return, as it is told. */
export const RETURN = {
  ...ORDER_NAME,
  returnNo: text('Number of the return, 1 to 100 characters, unique in its order: its key.'),
  returnedAt: dateTime('When it came back; not before payment, not in the future.'),
  lines: formsOf(returnLine, 'What comes back, 1 to 1,000 lines, each once.'),
  reason: otherwise('', text('Why, at most 500 characters.')),
};

/** From the wire to the command. */
export function readReturn(
  { returnNo, returnedAt, reason, lines, ...name }: Taken<typeof RETURN>, context: GraphContext,
): ReturnToRecord {
  return {
    order: readOrderName(name, context), externalNo: returnNo, returnedAt, reason,
    lines: lines.map((one) => ({ line: lineName(one), quantity: one.quantity, amount: one.amount })),
  };
}

/** What is malformed names no line; and so do two names at once. */
function lineName({ lineNo, lineId }: Filled<typeof returnLine>): LineToReturn['line'] {
  if (lineNo === null) return { id: decodeId(PREFIX.orderLine, lineId ?? '') };
  return lineId ? { id: null } : { no: lineNo };
}
