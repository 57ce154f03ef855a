import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { flag } from '../../../kernel/graph/mutation/take.ts';
import { answerEventOffer } from '../../commands/member-events/answer-event-offer.ts';
import { EXTRAS, PLACE, PLACE_ANSWER, placeOf, STALE } from './takes.ts';

export const answerEventOfferMutation = defineMutation({
  name: 'answerEventOffer',
  says: 'Takes the place that came free 确认候补名额, or leaves it to the next.',
  scopes: ['campaigns:claim'],
  input: 'The answer to an offer.',
  takes: { ...PLACE, accepts: flag('Whether the member comes.') },
  refusals: { ...STALE, NO_OFFER: 'No place is offered, or no more.' },
  extras: EXTRAS,
  command: answerEventOffer, inputOf: placeOf,
  answers: PLACE_ANSWER,
});
