import type { EventPayloads } from '../../contracts/events.ts';
import type { ArrivedEvent } from '../../kernel/events/handler.ts';
import { onEvent } from '../../kernel/events/on-event.ts';
import { noteHomes } from '../commands/note-homes.ts';

export const onAttributionChanged = onEvent('attribution.changed.v1', noteHomes,
  ({ payload }: ArrivedEvent<EventPayloads['attribution.changed.v1']>) => (
    { memberId: payload.memberId, franchiseId: payload.franchiseId, version: payload.version }));
