import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { rateMemberEvent } from '../../commands/member-events/rate-member-event.ts';
import { byMembers, PLACE_ANSWER } from './takes.ts';

export const rateMemberEventMutation = defineMutation({
  name: 'rateMemberEvent',
  says: 'What a member who came thinks of the event 活动评价, once.',
  scopes: ['campaigns:claim'], guard: byMembers,
  input: 'The word of somebody who was there.',
  takes: {
    id: idOf(PREFIX.eventPlace, 'Place id.'), stars: whole('1 to 5.'),
    feedback: optional(text('In own words, at most 1,000 characters.')), idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), NOT_ATTENDED: 'Who came says how it was.', ALREADY_RATED: 'It was said already.',
  },
  command: rateMemberEvent,
  inputOf: ({ id, ...rest }) => ({ placeId: id, ...rest }),
  answers: PLACE_ANSWER,
});
