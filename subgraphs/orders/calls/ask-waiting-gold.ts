import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import type { OrderToRecord } from '../commands/record/order-to-record.ts';
import { isSellersOwn, waitsAt, type BroughtGold } from '../domain/quotes/waiting-gold.ts';
import { buyersOfSales } from '../queries/early-sales.ts';
import { sellingPlaces } from '../queries/quotes/selling-places.ts';

const GOLD = `query GoldOfBuyers($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Member { tradeIns { state isUsed consent { at } outlet { id } } } } }`;
const BUYERS_PER_ASK = 20;

interface Answer {
  readonly nodes: readonly ({ readonly tradeIns?: readonly {
    readonly state: string; readonly isUsed: boolean; readonly consent: { readonly at: string } | null;
    readonly outlet?: { readonly id: string } | null;
  }[] | null } | null)[];
}

const asService = serviceActor('orders', ['tradeins:read', 'members:read']);

interface GoldAt extends BroughtGold { readonly outletId: string | null }

/**
 * Sales that an amount for old gold pays, with whether their buyer has gold of the seller that waits for a sale:
 * tradeins is asked before any transaction, and of all the others nobody. A function, as it belongs to no key: told
 * again, the sale is the same. `memberIds`: who buys, where no buyer is named.
 */
export async function withWaitingGold(
  context: GraphContext, orders: readonly OrderToRecord[], memberIds?: readonly (string | null)[],
): Promise<readonly OrderToRecord[]> {
  if (orders.every(({ tradeInMinor }) => tradeInMinor <= 0n)) return orders;
  const { sql } = context.services.home.database;
  const buyers = memberIds ?? await buyersOfSales(sql, orders);
  const known = await askGold(context, [...new Set(buyers.flatMap((id, index) =>
    (id !== null && orders[index]!.tradeInMinor > 0n ? [id] : [])))]);
  const brought = [...known.values()].flatMap((gold) => (gold === 'away' ? [] : gold));
  const placeOf = await sellingPlaces(sql, [
    ...orders.map(({ outlet }) => outlet), ...brought.map(({ outletId }) => ({ id: outletId }))]);
  return orders.map((order, index) => {
    const gold = order.tradeInMinor > 0n ? known.get(buyers[index] ?? '') : undefined;
    return gold === undefined ? order
      : { ...order, goldWaits: () => (gold === 'away' ? gold : waitsAt(
        gold.filter(({ outletId }) => isSellersOwn(placeOf({ id: outletId }), placeOf(order.outlet))), order.paidAt)) };
  });
}

async function askGold(
  { services, request }: GraphContext, ids: readonly string[],
): Promise<Map<string, readonly GoldAt[] | 'away'>> {
  const known = new Map<string, readonly GoldAt[] | 'away'>();
  for (let start = 0; start < ids.length; start += BUYERS_PER_ASK) {
    const asked = ids.slice(start, start + BUYERS_PER_ASK);
    const answer = await askOther<Answer>(services, {
      document: GOLD, variables: { ids: asked.map((id) => encodeId(PREFIX.member, id)) }, actor: asService,
      deadlineAt: patienceOf(request), requestId: request.requestId,
    }).catch(() => null);
    asked.forEach((id, index) => known.set(id, answer?.nodes.length === asked.length
      ? (answer.nodes[index]?.tradeIns ?? []).map(({ state, isUsed, consent, outlet }) => (
        { state, isUsed, acceptedAt: consent && new Date(consent.at),
          outletId: outlet ? decodeId(PREFIX.outlet, outlet.id) : null })) : 'away'));
  }
  return known;
}
