import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { keepOutlets } from '../commands/projections/keep-outlets.ts';

export const onOutletChanged = onEvent(
  'outlet.changed.v1', keepOutlets, payloadOf<EventPayloads['outlet.changed.v1']>);
