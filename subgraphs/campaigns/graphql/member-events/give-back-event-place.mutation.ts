import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { giveBackEventPlace } from '../../commands/member-events/give-back-event-place.ts';
import { EXTRAS, PLACE, PLACE_ANSWER, placeOf, STALE } from './takes.ts';

export const giveBackEventPlaceMutation = defineMutation({
  name: 'giveBackEventPlace',
  says: 'Gives a place, an offer or a number in the line back 退还名额: until the day before; the staff until it begins.',
  scopes: ['campaigns:claim'],
  input: 'A place that is not used.',
  takes: PLACE,
  refusals: {
    ...STALE, NOT_NOW: 'It stands otherwise by now, or the event has begun.',
    TOO_LATE_TO_GIVE_BACK: 'Places are given back until the day before.',
  },
  extras: EXTRAS,
  command: giveBackEventPlace, inputOf: placeOf,
  answers: PLACE_ANSWER,
});
