import { Field, ID, InputType } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { optional, take, text } from '../../kernel/graph/mutation/take.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { OrderName } from '../commands/returns/lock-orders.ts';

const ORDER = 'The order; this or externalNo, not both.';
const CHANNEL = 'With externalNo: the channel; a partner channel\'s own when not given.';
const EXTERNAL_NO = 'Number of the order in its channel; this or orderId.';

/** The same three fields, for a mutation about one order. */
export const ORDER_NAME = {
  orderId: optional(take<string>(() => ID, ORDER)),
  channelId: optional(take<string>(() => ID, CHANNEL)),
  externalNo: optional(text(EXTERNAL_NO)),
};

@InputType({ description: 'Which order: by id, or by its number in its channel.' })
export class OrderNameInput {
  @Field(() => ID, { nullable: true, description: ORDER })
  orderId?: string | null;

  @Field(() => ID, { nullable: true, description: CHANNEL })
  channelId?: string | null;

  @Field(() => String, { nullable: true, description: EXTERNAL_NO })
  externalNo?: string | null;
}

/** What is malformed names no order, like what is unknown; and so do two names at once. */
export function readOrderName(input: OrderNameInput, context: GraphContext): OrderName {
  if (input.orderId && input.externalNo) return { orderId: null };
  if (input.externalNo === null || input.externalNo === undefined) {
    return { orderId: decodeId(PREFIX.order, input.orderId ?? '') };
  }
  const channelId = input.channelId === null || input.channelId === undefined
    ? context.actor.channelId ?? null : decodeId(PREFIX.channel, input.channelId);
  return { channelId, externalNo: input.externalNo };
}
