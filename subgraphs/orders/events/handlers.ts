import type { EventPayloads } from '../../contracts/events.ts';
import type { ArrivedEvent, EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { keepChannels } from '../commands/facts/keep-channels.ts';
import { keepItems } from '../commands/facts/keep-items.ts';
import { keepMembers } from '../commands/facts/keep-members.ts';
import { keepOutlets } from '../commands/facts/keep-outlets.ts';
import { keepRates } from '../commands/facts/keep-rates.ts';
import { keepWithdrawnRates } from '../commands/facts/keep-withdrawn-rates.ts';
import { mergeMembers } from '../commands/facts/merge-members.ts';
import { unmergeMembers } from '../commands/facts/unmerge-members.ts';
import { linkKeptOrders } from '../commands/link-kept-orders.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { wordHandler } from '../../words/keep-words.ts';

/** What other subgraphs tell that sales need. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('item.changed.v1', keepItems, payloadOf<EventPayloads['item.changed.v1']>),
  onEvent('channel.registered.v1', keepChannels, payloadOf<EventPayloads['channel.registered.v1']>),
  onEvent('outlet.changed.v1', keepOutlets, payloadOf<EventPayloads['outlet.changed.v1']>),
  onEvent('fx-table.published.v1', keepRates, payloadOf<EventPayloads['fx-table.published.v1']>),
  onEvent('fx-table.withdrawn.v1', keepWithdrawnRates, payloadOf<EventPayloads['fx-table.withdrawn.v1']>,
    ['UNKNOWN_TABLE']),
  onEvent('member.enrolled.v1', keepMembers,
    ({ payload }: ArrivedEvent<EventPayloads['member.enrolled.v1']>) => (
      { memberId: payload.memberId, region: payload.region, enrolledAt: payload.enrolledAt })),
  onEvent('member.identity-linked.v1', linkKeptOrders,
    payloadOf<EventPayloads['member.identity-linked.v1']>),
  onEvent('member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
  onEvent('member.unmerged.v1', unmergeMembers, payloadOf<EventPayloads['member.unmerged.v1']>),
];
