import { defineCommand } from '../../../kernel/commands/command.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { bodyHash } from '../record/load-facts.ts';
import type { OrderName } from '../../domain/identifiers.ts';
import { lockOrders, mayChange, namedAt } from './lock-orders.ts';
import { planReturn } from './plan-return.ts';
import { readReturnableLines, writeReturns } from './write-returns.ts';

export type CancelOrderCode = 'NOT_FOUND' | 'ALREADY_DELIVERED' | 'ALREADY_RETURNED' | 'INVALID';

export interface CancelOrder {
  readonly order: OrderName;
  readonly reason: string;
}

/**
 * An order that was not delivered is taken back whole: everything that is left of it goes back like a
 * return, so that points, growth and rebates follow the one road they know.
 */
export const cancelOrder = defineCommand<CancelOrder, { orderId: string }, CancelOrderCode>({
  name: 'orders.cancel-order',
  execute: async (tx, { order: name, reason }) => {
    if (reason.trim() === '' || [...reason].length > 500) {
      return refused('INVALID', 'A reason has 1 to 500 characters.', ['reason']);
    }
    const [order] = await lockOrders(tx.sql, [name]);
    if (!order || !mayChange(tx.actor, order)) {
      return refused('NOT_FOUND', 'There is no such order.', namedAt(name));
    }
    if (order.state === 'cancelled') return accepted({ orderId: order.id });
    if (order.delivered_at) {
      return refused('ALREADY_DELIVERED', 'A delivered order is returned, not cancelled.',
        namedAt(name));
    }
    const lines = (await readReturnableLines(tx.sql, [order.id])).get(order.id)!;
    const left = lines.filter((line) => line.quantity > line.returned_quantity
      || line.base_minor > line.returned_base_minor);
    if (left.length === 0) {
      return refused('ALREADY_RETURNED', 'Nothing is left of the order.', namedAt(name));
    }
    const planned = planReturn(order, lines, left.map((line) => ({
      line: { id: line.id }, quantity: line.quantity - line.returned_quantity,
      amount: line.quantity > line.returned_quantity ? null : restOf(line, order.currency),
    })), tx.now);
    if (!planned.ok) throw new Error(`a cancellation cannot be refused: ${planned.refusals[0]!.code}`);
    order.state = 'cancelled';
    await writeReturns(tx, [{
      planned: { ...planned.value, state: 'cancelled' }, order, externalNo: null,
      hash: bodyHash({ cancelled: order.id }), returnedAt: tx.now, reason,
      request: { actor: tx.actor, requestId: tx.requestId },
    }]);
    return accepted({ orderId: order.id });
  },
});

function restOf(line: { base_minor: bigint; returned_base_minor: bigint }, currency: string): string {
  return formatAmount(line.base_minor - line.returned_base_minor, currency);
}
