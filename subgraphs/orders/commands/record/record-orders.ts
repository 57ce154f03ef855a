import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { OrderPolicy } from '../../domain/policy.ts';
import {
  ORDER_LINE_COLUMNS, orderFacts, SALES_ORDER_COLUMNS,
} from '../../persistence/rows.ts';
import { decideOrder, type OrderRows } from './decide-order.ts';
import {
  loadFacts, orderHash, orderKey, type OrderRequest, type StoredOrder,
} from './load-facts.ts';
import { needsOfOrder } from './needs-of-order.ts';
import type { OrderToRecord, RecordedOrder, RecordOrderCode } from './order-to-record.ts';
import { placeOf, refusalOfPlace } from './place-of-sale.ts';
import { takeEditions } from './take-editions.ts';
import { tidyOrder } from './tidy-order.ts';

type RecordOutcome = Outcome<RecordedOrder, RecordOrderCode>;

/**
 * Records sales as they were priced. The number of an order in its channel is its key: the same body
 * again answers the stored order, another body is a conflict. The unique index has the last word: a
 * lost race runs the batch again, which then finds the other's order.
 */
export const recordOrders = defineBatchCommand<OrderToRecord, RecordedOrder, RecordOrderCode>({
  name: 'orders.record-orders',
  maxBatch: 500,
  needs: needsOfOrder,
  executeAll: async (tx, sent) => {
    const requests = sent.map((request) => ({ ...request, input: tidyOrder(request.input) }));
    const facts = await loadFacts(tx.sql, requests);
    const stored = new Map(facts.stored);
    const usedHolds = new Set(facts.usedHolds);
    const fresh: { rows: OrderRows; request: OrderRequest }[] = [];
    const outcomes = requests.map((request): RecordOutcome => {
      const { outlet, decision: place } = placeOf(request, facts);
      const key = orderKey(place.channelId ?? '', request.input.externalNo);
      const hash = orderHash(request.input);
      const known = stored.get(key);
      // What was recorded already stays so, also where it could not be sold any more.
      if (known && (place.ok || isRepeat(known, request.input, hash))) {
        return repeat(known, request.input, hash);
      }
      if (!place.ok) return refusalOfPlace(place, request.input);
      const decision = decideOrder(
        request, { ...facts, usedHolds }, place.channelId, outlet!, hash, tx.now);
      if ('refusal' in decision) return decision.refusal;
      const { order } = decision.rows;
      stored.set(key, order);
      if (order.points_hold_id) usedHolds.add(order.points_hold_id);
      fresh.push({ rows: decision.rows, request });
      return recorded(order, true);
    });
    await write(tx, fresh, facts.policies);
    return outcomes;
  },
});

function recorded(order: StoredOrder, created: boolean): RecordOutcome {
  const { id, channel_id: channelId, member_id: memberId, buyer_external_id: externalId } = order;
  const keptFor = memberId === null && externalId !== null ? { channelId, externalId } : null;
  return accepted({ orderId: id, created, keptFor });
}

/** The same body, also where it or the stored one has its identifiers as they were written once. */
function isRepeat(known: StoredOrder, order: OrderToRecord, hash: Buffer): boolean {
  const written = [
    ...(order.asSent ? [order.asSent] : []),
    ...(known.sent_no ? [{ ...order, externalNo: known.sent_no }] : []),
    // It may have been recorded by itself, with its buyer.
    ...(order.isExchange ? buyersOf(known).map((buyer) => ({ ...order, buyer, isExchange: false })) : []),
  ];
  return [hash, ...written.map(orderHash)].some((each) => known.body_hash.equals(each));
}

function buyersOf({ member_id: memberId, buyer_external_id: externalId }: StoredOrder): OrderToRecord['buyer'][] {
  return [...(memberId === null ? [] : [{ memberId }]), ...(externalId === null ? [] : [{ externalId }])];
}

function repeat(known: StoredOrder, order: OrderToRecord, hash: Buffer): RecordOutcome {
  return isRepeat(known, order, hash)
    ? recorded(known, false)
    : refused('ORDER_CONFLICT', 'This channel has another order with the same number.',
      ['externalNo']);
}

/** In the order of the unique index, so that two batches cannot deadlock on it. */
async function write(
  tx: Tx, fresh: readonly { rows: OrderRows; request: OrderRequest }[],
  policies: readonly OrderPolicy[],
): Promise<void> {
  if (fresh.length === 0) return;
  const key = ({ order }: OrderRows) => orderKey(order.channel_id, order.external_no);
  const rows = fresh.map((item) => item.rows).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  await tx.sql.insertRows('sales_order', SALES_ORDER_COLUMNS, rows.map(({ order }) => order));
  await tx.sql.insertRows('order_line', ORDER_LINE_COLUMNS, await takeEditions(tx.sql, fresh.map((item) => item.rows)));
  for (const { rows: { order, lines, charity }, request } of fresh) {
    tx.emit('order.recorded.v1', order.id, orderFacts(order, lines, policies, charity), request);
    tx.audit({
      subjectId: order.id, by: request,
      after: { externalNo: order.external_no, currency: order.currency, baseMinor: order.base_minor },
    });
  }
}
