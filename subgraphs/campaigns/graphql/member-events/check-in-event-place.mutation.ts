import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { flag, otherwise } from '../../../kernel/graph/mutation/take.ts';
import { checkInEventPlace } from '../../commands/member-events/check-in-event-place.ts';
import { EXTRAS, notByMembers, PLACE, PLACE_ANSWER, placeOf, STALE } from './takes.ts';

export const checkInEventPlaceMutation = defineMutation({
  name: 'checkInEventPlace',
  says: 'Somebody with a place is there 活动签到: with the code that the counter has just taken (checkMemberCode), or as '
    + 'the door sees. From two hours before the begin on.',
  scopes: ['campaigns:claim'], guard: notByMembers,
  input: 'Who has come.',
  takes: { ...PLACE, byCode: otherwise(false, flag('The member stands here with its code.')) },
  refusals: {
    ...STALE, NOT_NOW: 'It stands otherwise by now, or the doors are closed.',
    NOT_VISITING: 'The member has not shown its code in this store just now.',
  },
  extras: EXTRAS,
  command: checkInEventPlace, inputOf: placeOf,
  answers: PLACE_ANSWER,
});
