import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { decodeId, encodeId, NOBODY } from '../../kernel/ids.ts';
import type { ToldOrder } from '../commands/complaints/complaint-input.ts';

const ORDER = 'query OrderOfComplaint($id: ID!) { order(id: $id) { id member { id } channel { id } outlet { id } } }';
const asService = serviceActor('members', ['orders:read', 'members:read', 'franchises:read']);

type Named = { readonly id: string } | null;
interface Answer {
  readonly order: { readonly member: Named; readonly channel: Named; readonly outlet: Named } | null;
}

/** Who bought an order and where, asked before any transaction; null when there is none. */
export async function askOrder(
  { services, request }: GraphContext, orderId: string | null,
): Promise<ToldOrder | null> {
  if (orderId === null || orderId === NOBODY) return null;
  const { order } = await askOther<Answer>(services, {
    document: ORDER, variables: { id: encodeId(PREFIX.order, orderId) }, actor: asService,
    deadlineAt: patienceOf(request), requestId: request.requestId,
  }).catch(() => {
    // Whoever cannot be asked has not said no: the caller may ask again.
    throw new RequestError('SUBGRAPH_UNAVAILABLE', 'The order cannot be looked at now; try again.');
  });
  const uuid = (prefix: string, named: Named) => named && decodeId(prefix, named.id);
  return order && {
    buyerId: uuid(PREFIX.member, order.member), channelId: uuid(PREFIX.channel, order.channel),
    outletId: uuid(PREFIX.outlet, order.outlet),
  };
}
