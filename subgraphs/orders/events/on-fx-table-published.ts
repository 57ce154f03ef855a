import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { keepRates } from '../commands/projections/keep-rates.ts';

export const onFxTablePublished = onEvent(
  'fx-table.published.v1', keepRates, payloadOf<EventPayloads['fx-table.published.v1']>);
