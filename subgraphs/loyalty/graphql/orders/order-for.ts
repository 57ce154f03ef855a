import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { orderPointsOf } from '../../queries/order-points.ts';
import type { OrderWithPoints } from './order-points.type.ts';

/** The order behind something of a member: to a partner channel another channel's order does not exist. */
export async function orderFor(
  context: GraphContext, orderId: string | null,
): Promise<OrderWithPoints | null> {
  if (orderId === null) return null;
  if (context.actor.kind === 'channel' && !(await context.load(orderPointsOf, orderId))) return null;
  return { id: encodeId(PREFIX.order, orderId) };
}
