import type { EventPayloads } from '../../contracts/events.ts';
import type { EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { wordHandler } from '../../words/keep-words.ts';
import { takeMerge } from '../commands/facts/take-merge.ts';

/** What other rooms tell about people. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.merged.v1', takeMerge, payloadOf<EventPayloads['member.merged.v1']>),
];
