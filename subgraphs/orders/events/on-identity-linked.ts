import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { linkKeptOrders } from '../commands/link-kept-orders.ts';

export const onIdentityLinked = onEvent(
  'member.identity-linked.v1', linkKeptOrders, payloadOf<EventPayloads['member.identity-linked.v1']>);
