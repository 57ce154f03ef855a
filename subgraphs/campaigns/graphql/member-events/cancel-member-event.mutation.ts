import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { text } from '../../../kernel/graph/mutation/take.ts';
import { cancelMemberEvent } from '../../commands/member-events/cancel-member-event.ts';
import { EVENT, EVENT_ANSWER, EXTRAS, STALE } from './takes.ts';

export const cancelMemberEventMutation = defineMutation({
  name: 'cancelMemberEvent',
  says: 'Calls an event off 取消活动: nobody has a place any more, and nobody waits.',
  scopes: ['campaigns:write'],
  input: 'An event that does not take place.',
  takes: { ...EVENT, reason: text('Why, 1 to 300 characters; members read it.') },
  refusals: { ...STALE, ...said('INVALID'), EVENT_OVER: 'It is over or was called off already.' },
  extras: EXTRAS,
  command: cancelMemberEvent,
  inputOf: ({ id, ...rest }) => ({ eventId: id, ...rest }),
  answers: EVENT_ANSWER,
});
