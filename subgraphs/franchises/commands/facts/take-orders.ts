import type { OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import { sellerAt, type SellingOutlet } from '../../domain/seller.ts';
import { lockFamilies, type Families } from '../../persistence/families.ts';
import { readOrders, type OrderFact } from '../../persistence/order-facts.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { bookRebates, type Sale } from '../rebates/book-rebates.ts';
import { attributeOrders } from './attribute-orders.ts';
import { insertOrders, linkOrders } from './write-orders.ts';

export type TakeOrdersCode = 'UNKNOWN_OUTLET' | 'UNKNOWN_MEMBER';
interface Taken { readonly attributed: boolean }

/**
 * Takes sales as they were priced, from `order.recorded` and `order.linked` alike: an order already
 * taken only gains its buyer. Attribution moves first, then each line accrues for the party at its
 * payment. A fixed number of statements, whatever the size of the batch.
 */
export const takeOrders = defineBatchCommand<OrderFacts, Taken, TakeOrdersCode>({
  name: 'franchises.take-orders',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const inputs = requests.map(({ input }) => input);
    const outlets = await readOutletOwners(tx, inputs.map((order) => order.sellingOutletId));
    await shareMerges(tx.sql);
    const families = await lockFamilies(tx.sql, regionsOf(inputs));
    const outcomes = inputs.map((order): Outcome<Taken, TakeOrdersCode> => {
      if (!outlets.has(order.sellingOutletId)) {
        return refused('UNKNOWN_OUTLET', 'The selling outlet is not registered.', ['sellingOutletId']);
      }
      const buyer = buyerSaid(order);
      return buyer === null || families.homes.has(buyer)
        ? accepted({ attributed: buyer !== null })
        : refused('UNKNOWN_MEMBER', 'The buyer has not arrived yet.', ['memberId']);
    });
    const orders = inputs.filter((_, index) => outcomes[index]!.ok);
    await takeAll(tx, orders, outlets, families, await readPolicies(tx.sql));
    return outcomes;
  },
});

/** The id the sale names: what counts by its moment is asked of this one. */
function buyerSaid(order: OrderFacts): string | null {
  return order.boughtAs ?? order.memberId;
}

/** Whom the sales speak of. The region is that of memberId; another id's is told by its enrolment. */
function regionsOf(orders: readonly OrderFacts[]): Map<string, OrderFacts['region']> {
  const regions = new Map<string, OrderFacts['region']>();
  for (const order of orders) {
    const buyer = buyerSaid(order);
    if (buyer !== null) regions.set(buyer, regions.get(buyer) ?? null);
    if (order.memberId !== null && order.region) regions.set(order.memberId, order.region);
  }
  return regions;
}

function partiesOf(order: OrderFacts, { tree }: Families) {
  const buyer = buyerSaid(order);
  return buyer === null ? { memberId: null, buyerId: null }
    : { memberId: tree.survivorOf(buyer), buyerId: tree.holderAt(buyer, order.paidAt) };
}

async function takeAll(
  tx: Tx, orders: readonly OrderFacts[], outlets: ReadonlyMap<string, SellingOutlet>,
  families: Families, policies: readonly FranchisePolicy[],
): Promise<void> {
  const known = await readOrders(tx.sql, orders.map((order) => order.orderId));
  const fresh = new Map<string, OrderFacts>();
  const linked = new Map<string, OrderFact>();
  for (const order of orders) {
    const stored = known.get(order.orderId);
    if (!stored) {
      // The same order twice in one batch: the telling that knows the buyer counts.
      if (!fresh.get(order.orderId)?.memberId) fresh.set(order.orderId, order);
    } else if (stored.buyerId === null && order.memberId !== null) {
      linked.set(order.orderId, { ...stored, ...partiesOf(order, families) });
    }
  }
  const taken = [...fresh.values()].map((order): OrderFact => ({
    orderId: order.orderId, ...partiesOf(order, families), outletId: order.sellingOutletId,
    franchiseId: sellerAt(outlets.get(order.sellingOutletId)!, order.paidAt), fulfilment: order.fulfilment,
    currency: order.currency, paidAt: order.paidAt, deliveredAt: order.deliveredAt,
    windowEndsAt: order.windowEndsAt ?? null, whollyReturnedAt: null,
  }));
  const lines = await insertOrders(tx.sql, [...fresh.values()], taken);
  const linkedLines = await linkOrders(tx.sql, [...linked.values()]);
  await tagNamed(tx, 'order_fact', orders.flatMap((order) => {
    const [said, now] = [buyerSaid(order), fresh.has(order.orderId) || linked.has(order.orderId)];
    return said !== null && now && families.tree.survivorOf(said) !== said
      ? [{ key: [order.orderId], namedId: said }] : [];
  }));
  const attributed = [...taken, ...linked.values()].filter((order) => order.buyerId !== null);
  const homeAt = await attributeOrders(tx, attributed, families, policies);
  await bookRebates(tx, attributed.map((order): Sale => ({
    order, homeFranchiseId: homeAt.get(order.orderId) ?? null,
    lines: lines.get(order.orderId) ?? linkedLines.get(order.orderId) ?? [],
  })), families.homes, policies);
}

async function readOutletOwners(
  tx: Tx, ids: readonly string[],
): Promise<Map<string, SellingOutlet>> {
  const rows = await tx.sql.all<{ id: string; franchise_id: string | null; closed_at: Date | null }>`
    select id, franchise_id, closed_at from outlet where id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map((row) => [
    row.id, { franchiseId: row.franchise_id, closedAt: row.closed_at }]));
}
