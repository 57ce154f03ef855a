import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { linkKeptOrders } from '../commands/link-kept-orders.ts';

export const onIdentityLinked = onEvent<EventPayloads['member.identity-linked.v1']>(
  'member.identity-linked.v1', async (events, context) => {
    await context.runBatch(linkKeptOrders, events.map((event) => ({ event, input: event.payload })));
  });
