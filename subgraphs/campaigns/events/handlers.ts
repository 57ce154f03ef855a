import type { EventPayloads } from '../../contracts/events.ts';
import { onEvent, type EventHandler } from '../../kernel/events/handler.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { keepItems } from '../commands/facts/keep-items.ts';
import { keepOutlets } from '../commands/facts/keep-outlets.ts';
import { keepTiers } from '../commands/facts/keep-tiers.ts';
import { mergeMembers } from '../commands/facts/merge-members.ts';

/** What other subgraphs tell that live rooms need; each delivery is one transaction. */
export const handlers: readonly EventHandler[] = [
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent<EventPayloads['item.changed.v1']>('item.changed.v1', async (events, context) => {
    await context.runBatch(keepItems, events.map((event) => ({ event, input: event.payload })));
  }),
  onEvent<EventPayloads['outlet.changed.v1']>('outlet.changed.v1', async (events, context) => {
    await context.runBatch(keepOutlets, events.map((event) => ({ event, input: event.payload })));
  }),
  onEvent<EventPayloads['tier.changed.v1']>('tier.changed.v1', async (events, context) => {
    await context.runBatch(keepTiers, events.map((event) => ({ event, input: event.payload })));
  }),
  onEvent<EventPayloads['member.merged.v1']>('member.merged.v1', async (events, context) => {
    for (const event of events) await context.run(mergeMembers, event, event.payload);
  }),
];
