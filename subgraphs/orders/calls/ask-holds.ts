import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import type { KnownHold, OrderToRecord } from '../commands/record/order-to-record.ts';

const HOLDS = `query HoldsOfOrders($ids: [ID!]!) { nodes(ids: $ids) {
  ... on PointsHold { id points member { id } } } }`;
const HOLDS_PER_ASK = 100;
const asService = serviceActor('orders', ['loyalty:read', 'members:read']);

type Node = { id?: string; points?: number; member?: { id: string } | null } | null;

/**
 * Orders with what loyalty says of the points they spend, asked before any transaction. While loyalty is
 * away nothing is said: the goods are sold, and what cannot be captured later becomes debt.
 */
export async function withKnownHolds(
  context: GraphContext, orders: readonly OrderToRecord[],
): Promise<readonly OrderToRecord[]> {
  const ids = [...new Set(orders.flatMap(({ pointsHold }) => pointsHold?.id ?? []))];
  if (ids.length === 0) return orders;
  const known = new Map<string, KnownHold | null>();
  for (let start = 0; start < ids.length; start += HOLDS_PER_ASK) {
    const asked = ids.slice(start, start + HOLDS_PER_ASK);
    const answer = await askOther<{ nodes?: readonly Node[] | null }>(context.services, {
      document: HOLDS, variables: { ids: asked.map((id) => encodeId(PREFIX.pointsHold, id)) },
      actor: asService, deadlineAt: patienceOf(context.request), requestId: context.request.requestId,
    }).catch(() => null);
    const nodes = answer?.nodes;
    if (nodes?.length === asked.length) asked.forEach((id, index) => known.set(id, holdOf(nodes[index]!)));
  }
  return orders.map((order) => (order.pointsHold?.id && known.has(order.pointsHold.id)
    ? { ...order, pointsHold: { ...order.pointsHold, known: known.get(order.pointsHold.id)! } } : order));
}

function holdOf(node: Node): KnownHold | null {
  const memberId = decodeId(PREFIX.member, node?.member?.id ?? '');
  return memberId === null || node?.points === undefined
    ? null : { memberId, points: BigInt(node.points) };
}
