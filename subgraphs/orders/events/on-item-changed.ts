import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { keepItems } from '../commands/projections/keep-items.ts';

export const onItemChanged = onEvent(
  'item.changed.v1', keepItems, payloadOf<EventPayloads['item.changed.v1']>);
