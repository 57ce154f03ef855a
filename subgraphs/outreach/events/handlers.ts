import type { EventPayloads } from '../../contracts/events.ts';
import type { EventHandler } from '../../kernel/events/handler.ts';
import { onEvent, payloadOf } from '../../kernel/events/on-event.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import { wordHandler } from '../../words/keep-words.ts';
import { erasePerson } from '../commands/facts/erase-person.ts';
import { keepConsents } from '../commands/facts/keep-consents.ts';
import { keepLifeEvents } from '../commands/facts/keep-life-events.ts';
import { keepMembers } from '../commands/facts/keep-members.ts';
import { mergeMembers } from '../commands/facts/merge-members.ts';
import { unmergeMembers } from '../commands/facts/unmerge-members.ts';
import { takeNotices } from '../commands/messages/take-notices.ts';
import { noticeOf } from '../commands/messages/notice-of.ts';

/** Members nobody told of yet are waited for. */
const LATER = ['UNKNOWN_MEMBER'] as const;

/** What members tell of people and of their consent, and what all rooms tell that may become a message. */
export const handlers: readonly EventHandler[] = [
  wordHandler,
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent('member.enrolled.v1', keepMembers, payloadOf<EventPayloads['member.enrolled.v1']>),
  onEvent('member.consent-changed.v1', keepConsents, payloadOf<EventPayloads['member.consent-changed.v1']>),
  onEvent('member.merged.v1', mergeMembers, payloadOf<EventPayloads['member.merged.v1']>),
  onEvent('member.unmerged.v1', unmergeMembers, payloadOf<EventPayloads['member.unmerged.v1']>),
  onEvent('member.erased.v1', erasePerson, payloadOf<EventPayloads['member.erased.v1']>),
  onEvent('points.expiring.v1', takeNotices, noticeOf['points.expiring.v1'], LATER),
  onEvent('tier.grace-noticed.v1', takeNotices, noticeOf['tier.grace-noticed.v1'], LATER),
  onEvent('birthday.ahead.v1', takeNotices, noticeOf['birthday.ahead.v1'], LATER),
  onEvent('member.life-event-changed.v1', keepLifeEvents, payloadOf<EventPayloads['member.life-event-changed.v1']>),
  onEvent('service-order.changed.v1', takeNotices, noticeOf['service-order.changed.v1'], LATER),
  onEvent('service-order.promise.v1', takeNotices, noticeOf['service-order.promise.v1'], LATER),
  onEvent('appointment.changed.v1', takeNotices, noticeOf['appointment.changed.v1'], LATER),
  onEvent('redemption.expiring.v1', takeNotices, noticeOf['redemption.expiring.v1'], LATER),
];
