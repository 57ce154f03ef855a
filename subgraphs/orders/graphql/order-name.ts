import { ID } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { optional, take, text, type Taken } from '../../kernel/graph/mutation/take.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { OrderName } from '../domain/identifiers.ts';

/** Which order: by id, or by its number in its channel. */
export const ORDER_NAME = {
  orderId: optional(take<string>(() => ID, 'The order; this or externalNo, not both.')),
  channelId: optional(take<string>(() => ID,
    'With externalNo: the channel; a partner channel\'s own when not given.')),
  externalNo: optional(text('Number of the order in its channel; this or orderId.')),
};

/** What is malformed names no order, like what is unknown; and so do two names at once. */
export function readOrderName(input: Taken<typeof ORDER_NAME>, context: GraphContext): OrderName {
  if (input.orderId && input.externalNo) return { orderId: null };
  if (input.externalNo === null) {
    return { orderId: decodeId(PREFIX.order, input.orderId ?? '') };
  }
  const channelId = input.channelId === null
    ? context.actor.channelId ?? null : decodeId(PREFIX.channel, input.channelId);
  return { channelId, externalNo: input.externalNo };
}
