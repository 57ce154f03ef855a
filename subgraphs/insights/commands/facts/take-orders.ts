import type { OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { valueAtHome } from '../../domain/home-value.ts';
import { lockBuyers, type Buyer } from '../../persistence/buyers.ts';
import { ratesAt } from '../../persistence/homes.ts';
import { lockOrders, writeValues, type OrderFact } from '../../persistence/order-facts.ts';
import { refreshMembers } from '../../persistence/refresh-members.ts';
import { orderFactTable } from '../../persistence/tables/order-fact.table.ts';
import { orderPieceTable } from '../../persistence/tables/order-piece.table.ts';

type TakeOrdersCode = 'UNKNOWN_MEMBER' | 'UNKNOWN_RATE';

/**
 * Takes sales as they were priced, from `order.recorded` and `order.linked` alike: an order already taken
 * only gains its buyer. A fixed number of statements, whatever the size of the batch.
 */
export const takeOrders = defineBatchCommand<OrderFacts, null, TakeOrdersCode>({
  name: 'insights.take-orders',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const orders = requests.map(({ input }) => input);
    await shareMerges(tx.sql);
    const buyerOf = await lockBuyers(tx.sql, orders, await readCodebook(tx.sql), tx.now);
    const stored = await lockOrders(tx.sql, orders.map(({ orderId }) => orderId));
    const rateAt = await ratesAt(tx.sql, orders.flatMap((order) => questionsOf(order, buyerOf(order))));
    const taken = new Map<string, OrderFact>();
    const outcomes = orders.map((order): Outcome<null, TakeOrdersCode> => {
      const buyer = buyerOf(order);
      const was = taken.get(order.orderId) ?? stored.get(order.orderId) ?? asPriced(order);
      const isKnown = taken.has(order.orderId) || stored.has(order.orderId);
      if (isKnown && (was.memberId !== null || !buyer)) return accepted(null);
      if (!buyer) return keep(taken, was);
      if (!buyer.home) return refused('UNKNOWN_MEMBER', 'The buyer has not arrived yet.', ['memberId']);
      const [question] = questionsOf(order, buyer);
      const rate = rateAt(question!);
      if (rate === undefined) return refused('UNKNOWN_RATE', 'The rate has not arrived yet.', ['currency']);
      const { memberId, buyerId, home } = buyer;
      return keep(taken, { ...was, memberId, buyerId, ...valueAtHome(was, home, rate) });
    });
    const all = [...taken.values()];
    await tx.sql.insertInto(orderFactTable, all.filter(({ orderId }) => !stored.has(orderId)));
    await tx.sql.insertInto(orderPieceTable, orders.filter(({ orderId }) => taken.has(orderId) && !stored.has(orderId))
      .flatMap(piecesOf), 'on conflict (line_id) do nothing');
    await writeValues(tx.sql, all.filter(({ orderId }) => stored.has(orderId)));
    await refreshMembers(tx.sql, all.flatMap(({ memberId }) => memberId ?? []));
    return outcomes;
  },
});

function keep(taken: Map<string, OrderFact>, order: OrderFact): Outcome<null, never> {
  taken.set(order.orderId, order);
  return accepted(null);
}

function questionsOf({ currency, paidAt }: OrderFacts, buyer: Buyer | null) {
  return buyer?.home
    ? [{ programme: buyer.home.programme, from: currency, to: buyer.home.currency, at: paidAt }] : [];
}

function piecesOf({ orderId, lines }: OrderFacts) {
  return lines.map(({ lineId, itemId, quantity, baseMinor }) => (
    { lineId, orderId, itemId, quantity, kept: quantity, baseMinor, returnedAt: null }));
}

/** The sale as it was recorded, of nobody yet. */
function asPriced(order: OrderFacts): OrderFact {
  const { lines } = order;
  const baseMinor = lines.reduce((sum, line) => sum + line.baseMinor, 0n);
  return {
    orderId: order.orderId, memberId: null, buyerId: null, channelId: order.channelId,
    outletId: order.sellingOutletId, fulfilment: order.fulfilment, currency: order.currency,
    paidAt: order.paidAt, deliveredAt: order.deliveredAt, baseMinor, netMinor: baseMinor,
    whollyReturnedAt: null, marginClasses: [...new Set(lines.map(({ marginClass }) => marginClass))].sort(),
    itemIds: [...new Set(lines.map(({ itemId }) => itemId))],
    homeRegion: null, paidDay: null, homeRate: null, homeMinor: null,
  };
}
