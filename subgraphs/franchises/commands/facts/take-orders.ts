import type { OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import { lockHomes } from '../../persistence/member-homes.ts';
import { readOrders, type OrderFact } from '../../persistence/order-facts.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { bookRebates, type Sale } from '../rebates/book-rebates.ts';
import { attributeOrders } from './attribute-orders.ts';
import { resolveMerged, type MergedInto } from './resolve-merged.ts';
import { insertOrders, linkOrders } from './write-orders.ts';

export type TakeOrdersCode = 'UNKNOWN_OUTLET';
interface Taken { readonly attributed: boolean }

/**
 * Takes sales as they were priced, from `order.recorded` and `order.linked` alike: an order already
 * taken only gains its buyer. Attribution moves first, then each line accrues for the party at its
 * payment. A fixed number of statements, whatever the size of the batch.
 */
export const takeOrders = defineBatchCommand<OrderFacts, Taken, TakeOrdersCode>({
  name: 'franchises.take-orders',
  maxBatch: 500,
  executeAll: async (tx, requests) => {
    const inputs = requests.map(({ input }) => input);
    const outlets = await readOutletOwners(tx, inputs.map((order) => order.sellingOutletId));
    const outcomes = inputs.map((order): Outcome<Taken, TakeOrdersCode> => (
      outlets.has(order.sellingOutletId)
        ? accepted({ attributed: order.memberId !== null })
        : refused('UNKNOWN_OUTLET', 'The selling outlet is not registered.', ['sellingOutletId'])));
    const orders = inputs.filter((_, index) => outcomes[index]!.ok);
    const merged = await resolveMerged(tx.sql, memberIdsOf(orders));
    await takeAll(tx, orders, outlets, merged, await readPolicies(tx.sql));
    return outcomes;
  },
});

async function takeAll(
  tx: Tx, orders: readonly OrderFacts[], outlets: ReadonlyMap<string, string | null>,
  merged: MergedInto, policies: readonly FranchisePolicy[],
): Promise<void> {
  const homes = await lockHomes(tx.sql, new Map(orders.flatMap((order) => (
    order.memberId === null ? [] : [order.memberId, merged.survivorOf(order.memberId)]
      .map((id) => [id, order.region] as const)))));
  const known = await readOrders(tx.sql, orders.map((order) => order.orderId));
  const fresh = new Map<string, OrderFacts>();
  const linked = new Map<string, OrderFact>();
  for (const order of orders) {
    const stored = known.get(order.orderId);
    if (!stored) {
      // The same order twice in one batch: the telling that knows the buyer counts.
      if (!fresh.get(order.orderId)?.memberId) fresh.set(order.orderId, order);
    } else if (stored.buyerId === null && order.memberId !== null) {
      linked.set(order.orderId, { ...stored, ...merged.buyerOf(order) });
    }
  }
  const taken = [...fresh.values()].map((order): OrderFact => ({
    orderId: order.orderId, ...merged.buyerOf(order), outletId: order.sellingOutletId,
    franchiseId: outlets.get(order.sellingOutletId) ?? null, fulfilment: order.fulfilment,
    currency: order.currency, paidAt: order.paidAt, deliveredAt: order.deliveredAt,
    windowEndsAt: order.windowEndsAt ?? null, whollyReturnedAt: null,
  }));
  const lines = await insertOrders(tx.sql, [...fresh.values()], taken);
  const linkedLines = await linkOrders(tx.sql, [...linked.values()]);
  const attributed = [...taken, ...linked.values()].filter((order) => order.buyerId !== null);
  const homeAt = await attributeOrders(tx, attributed, homes, policies);
  await bookRebates(tx, attributed.map((order): Sale => ({
    order, homeFranchiseId: homeAt.get(order.orderId) ?? null,
    lines: lines.get(order.orderId) ?? linkedLines.get(order.orderId) ?? [],
  })), homes, policies);
}

function memberIdsOf(orders: readonly OrderFacts[]): string[] {
  return orders.flatMap((order) => (order.memberId === null ? [] : [order.memberId]));
}

async function readOutletOwners(
  tx: Tx, ids: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await tx.sql.all<{ id: string; franchise_id: string | null }>`
    select id, franchise_id from outlet where id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.franchise_id]));
}
