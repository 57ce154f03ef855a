import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import {
  ORDER_LINE_COLUMNS, orderFacts, SALES_ORDER_COLUMNS,
} from '../../persistence/rows.ts';
import { decideOrder, type OrderRows } from './decide-order.ts';
import {
  loadFacts, orderHash, orderKey, outletOf, type Facts, type OrderRequest, type OutletFact, type StoredOrder,
} from './load-facts.ts';
import { needsOfOrder } from './needs-of-order.ts';
import type { OrderToRecord, RecordedOrder, RecordOrderCode } from './order-to-record.ts';

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
  executeAll: async (tx, requests) => {
    const facts = await loadFacts(tx.sql, requests);
    const stored = new Map(facts.stored);
    const usedHolds = new Set(facts.usedHolds);
    const fresh: { rows: OrderRows; request: OrderRequest }[] = [];
    const outcomes = requests.map((request): RecordOutcome => {
      const place = placeOf(request, facts);
      if ('refusal' in place) return place.refusal;
      const key = orderKey(place.channelId, request.input.externalNo);
      const hash = orderHash(request.input);
      const known = stored.get(key);
      if (known) return repeat(known, hash);
      const decision = decideOrder(
        request, { ...facts, usedHolds }, place.channelId, place.outlet, hash, tx.now);
      if ('refusal' in decision) return decision.refusal;
      const { order } = decision.rows;
      stored.set(key, order);
      if (order.points_hold_id) usedHolds.add(order.points_hold_id);
      fresh.push({ rows: decision.rows, request });
      return recorded(order, true);
    });
    await write(tx, fresh);
    return outcomes;
  },
});

function recorded(order: StoredOrder, created: boolean): RecordOutcome {
  const { id, channel_id: channelId, member_id: memberId, buyer_external_id: externalId } = order;
  const keptFor = memberId === null && externalId !== null ? { channelId, externalId } : null;
  return accepted({ orderId: id, created, keptFor });
}

function repeat(known: StoredOrder, hash: Buffer): RecordOutcome {
  return known.body_hash.equals(hash)
    ? recorded(known, false)
    : refused('ORDER_CONFLICT', 'This channel has another order with the same number.',
      ['externalNo']);
}

/**
 * Where the order was sold, and whether the actor sells there: a channel for itself, a franchise at
 * its own outlets, head office anywhere. A foreign outlet looks like one that does not exist.
 */
function placeOf(
  { input, actor }: OrderRequest, facts: Facts,
): { channelId: string; outlet: OutletFact } | { refusal: RecordOutcome } {
  if (actor.kind === 'channel' ? input.channelId !== actor.channelId
    : !['operator', 'service', 'tenant'].includes(actor.kind)) {
    return { refusal: refused('CHANNEL_NOT_YOURS', 'You may only record orders of your channel.',
      ['channelId']) };
  }
  const outlet = outletOf(facts, input);
  const foreign = actor.kind === 'tenant' && (!actor.tenantId
    || outlet?.franchise_id !== actor.tenantId
    || (actor.siteIds && actor.siteIds.length > 0 && !actor.siteIds.includes(outlet.outlet_id)));
  if (!outlet || foreign) {
    return { refusal: refused('NOT_FOUND', 'There is no such outlet.',
      ['code' in input.outlet ? 'outletCode' : 'outletId']) };
  }
  const channelId = input.channelId ?? outlet.channel_id;
  if (!channelId || !facts.channels.has(channelId)) {
    return { refusal: refused('NOT_FOUND', 'There is no such channel.', ['channelId']) };
  }
  return { channelId, outlet };
}

/** In the order of the unique index, so that two batches cannot deadlock on it. */
async function write(
  tx: Tx, fresh: readonly { rows: OrderRows; request: OrderRequest }[],
): Promise<void> {
  if (fresh.length === 0) return;
  const key = ({ order }: OrderRows) => orderKey(order.channel_id, order.external_no);
  const rows = fresh.map((item) => item.rows).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  await tx.sql.insertRows('sales_order', SALES_ORDER_COLUMNS, rows.map(({ order }) => order));
  await tx.sql.insertRows('order_line', ORDER_LINE_COLUMNS, rows.flatMap(({ lines }) => [...lines]));
  for (const { rows: { order, lines }, request } of fresh) {
    tx.emit('order.recorded.v1', order.id, orderFacts(order, lines));
    tx.audit({
      subjectId: order.id, by: request,
      after: { externalNo: order.external_no, currency: order.currency, baseMinor: order.base_minor },
    });
  }
}
