import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { isDeliveryTime } from '../domain/order-times.ts';
import { orderPolicies } from '../persistence/policies.ts';
import { windowOf } from '../persistence/rows.ts';
import type { OrderName } from '../domain/identifiers.ts';
import { lockOrders, mayChange, namedAt } from './returns/lock-orders.ts';

export type RecordDeliveryCode =
  | 'NOT_FOUND' | 'DELIVERED_AT_OUT_OF_RANGE' | 'DELIVERY_CONFLICT' | 'ORDER_CANCELLED';

export interface RecordDelivery {
  readonly order: OrderName;
  readonly deliveredAt: Date;
}

/** The buyer has the goods: the return window begins. The same delivery again changes nothing. */
export const recordDelivery = defineCommand<RecordDelivery, { orderId: string },
  RecordDeliveryCode>({
    name: 'orders.record-delivery',
    execute: async (tx, { order: name, deliveredAt }) => {
      const [order] = await lockOrders(tx.sql, [name]);
      if (!order || !mayChange(tx.actor, order)) {
        return refused('NOT_FOUND', 'There is no such order.', namedAt(name));
      }
      if (order.delivered_at?.getTime() === deliveredAt.getTime()) {
        return accepted({ orderId: order.id });
      }
      if (order.state === 'cancelled') {
        return refused('ORDER_CANCELLED', 'The order was cancelled.', namedAt(name));
      }
      if (order.delivered_at) {
        return refused('DELIVERY_CONFLICT', 'The order was delivered at another time.',
          ['deliveredAt']);
      }
      if (!isDeliveryTime(deliveredAt, order.paid_at, tx.now)) {
        return refused('DELIVERED_AT_OUT_OF_RANGE',
          'An order is delivered after its payment and not in the future.', ['deliveredAt']);
      }
      const state = order.state === 'paid' ? 'delivered' : order.state;
      await tx.sql.run`update sales_order set delivered_at = ${deliveredAt}, state = ${state}
        where id = ${order.id}`;
      tx.emit('order.delivered.v1', order.id,
        { orderId: order.id, memberId: order.member_id, deliveredAt, windowEndsAt: windowOf(
          { ...order, delivered_at: deliveredAt }, await orderPolicies.all(tx.sql)) });
      tx.audit({ subjectId: order.id, before: { state: order.state }, after: { state, deliveredAt } });
      return accepted({ orderId: order.id });
    },
  });
