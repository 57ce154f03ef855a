import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockPlace, savePlace, without } from '../../persistence/member-events.ts';
import { stale, unknownPlace } from './refuse.ts';

export interface AnswerEventOffer {
  readonly placeId: string | null;
  readonly accepts: boolean;
  readonly expectedVersion: number;
}

export type AnswerOfferCode = 'NOT_FOUND' | 'STALE' | 'NO_OFFER';

/** Takes the place that came free, or leaves it to the next. */
export const answerEventOffer = defineCommand<AnswerEventOffer, { placeId: string }, AnswerOfferCode>({
  name: 'campaigns.answer-event-offer',
  execute: async (tx, { placeId, accepts, expectedVersion }) => {
    await shareMerges(tx.sql);
    const found = await lockPlace(tx, placeId);
    if (!found) return unknownPlace();
    const { place, event } = found;
    if (place.state !== 'offered') {
      return refused('NO_OFFER', `It is ${place.state}: no place is offered, or no more.`, ['id']);
    }
    const other = stale(place, expectedVersion);
    if (other) return other;
    await savePlace(
      tx, accepts ? event : without(event, place), place, { state: accepts ? 'booked' : 'given_back' });
    return accepted({ placeId: place.id });
  },
});
