import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent } from '../../kernel/events/handler.ts';
import { noteHomes } from '../commands/note-homes.ts';

export const onAttributionChanged = onEvent<EventPayloads['attribution.changed.v1']>(
  'attribution.changed.v1', async (events, context) => {
    await context.runBatch(noteHomes, events.map((event) => ({
      event,
      input: { memberId: event.payload.memberId, franchiseId: event.payload.franchiseId },
    })));
  });
