import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import { parseAmount, type Currency } from '../../kernel/money.ts';
import type { OrderToRecord } from '../commands/record/order-to-record.ts';
import type { KnownHold } from '../domain/points-hold.ts';

const HOLDS = `query HoldsOfOrders($ids: [ID!]!, $currency: CurrencyCode!) { nodes(ids: $ids) {
  ... on PointsHold { points state expiresAt settledAt isReserved member { id } channel { id }
    worth(currency: $currency) { amount } } } }`;
const HOLDS_PER_ASK = 100;
const asService = serviceActor('orders', ['loyalty:read', 'members:read']);

interface Node {
  readonly points?: number;
  readonly state?: string;
  readonly expiresAt?: string;
  readonly settledAt?: string | null;
  readonly isReserved?: boolean;
  readonly member?: { readonly id: string } | null;
  readonly channel?: { readonly id: string } | null;
  readonly worth?: { readonly amount: string } | null;
}

const keyOf = (id: string, currency: string): string => `${id} ${currency}`;

/**
 * Orders with what loyalty says of the points they spend, asked before any transaction. While loyalty is
 * away nothing is said, and a new order with points is refused until it is back: a discount that nobody
 * pays is worse than a sale told again.
 */
export async function withKnownHolds(
  context: GraphContext, orders: readonly OrderToRecord[],
): Promise<readonly OrderToRecord[]> {
  const spending = orders.filter(({ pointsHold }) => pointsHold?.id);
  const known = new Map<string, KnownHold | null>();
  for (const [currency, those] of Map.groupBy(spending, (order) => order.currency)) {
    const ids = [...new Set(those.map(({ pointsHold }) => pointsHold!.id!))];
    for (let start = 0; start < ids.length; start += HOLDS_PER_ASK) {
      const asked = ids.slice(start, start + HOLDS_PER_ASK);
      const answer = await askOther<{ nodes?: readonly (Node | null)[] | null }>(context.services, {
        document: HOLDS, variables: { ids: asked.map((id) => encodeId(PREFIX.pointsHold, id)), currency },
        actor: asService, deadlineAt: patienceOf(context.request), requestId: context.request.requestId,
      }).catch(() => null);
      const nodes = answer?.nodes;
      if (nodes?.length !== asked.length) continue;
      asked.forEach((id, index) => known.set(keyOf(id, currency), holdOf(nodes[index]!, currency)));
    }
  }
  return orders.map((order) => {
    const { pointsHold, currency } = order;
    const said = pointsHold?.id ? known.get(keyOf(pointsHold.id, currency)) : undefined;
    return said === undefined ? order : { ...order, pointsHold: { ...pointsHold!, known: said } };
  });
}

function holdOf(node: Node | null, currency: Currency): KnownHold | null {
  const memberId = decodeId(PREFIX.member, node?.member?.id ?? '');
  if (!node || memberId === null || node.points === undefined) return null;
  return {
    memberId, points: BigInt(node.points), state: node.state!.toLowerCase() as KnownHold['state'],
    expiresAt: new Date(node.expiresAt!), settledAt: node.settledAt ? new Date(node.settledAt) : null,
    channelId: node.channel ? decodeId(PREFIX.channel, node.channel.id) : null,
    isReserved: node.isReserved!,
    worthMinor: node.worth ? parseAmount(node.worth.amount, currency) : null,
  };
}
