import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { standingOf } from '../../domain/member-events/event-draft.ts';
import { givenBackUntil } from '../../domain/member-events/places.ts';
import { lockPlace, savePlace, without } from '../../persistence/member-events.ts';
import { stale, unknownPlace } from './refuse.ts';

export interface GiveBackEventPlace { readonly placeId: string | null; readonly expectedVersion: number }

export type GiveBackCode = 'NOT_FOUND' | 'STALE' | 'NOT_NOW' | 'TOO_LATE_TO_GIVE_BACK';

/** Gives a place, an offer or a number back: members until the day before, the staff until it begins. */
export const giveBackEventPlace = defineCommand<GiveBackEventPlace, { placeId: string }, GiveBackCode>({
  name: 'campaigns.give-back-event-place',
  execute: async (tx, { placeId, expectedVersion }) => {
    await shareMerges(tx.sql);
    const found = await lockPlace(tx, placeId);
    if (!found) return unknownPlace();
    const { place, event } = found;
    if (!['booked', 'offered', 'waiting'].includes(place.state)
      || !['announced', 'open'].includes(standingOf(event, tx.now))) {
      return refused('NOT_NOW', `It is ${place.state}, or the event has begun.`, ['id']);
    }
    const other = stale(place, expectedVersion);
    if (other) return other;
    const zone = (await readCodebook(tx.sql)).zoneOf(event.region, tx.now);
    if (place.state === 'booked' && ['person', 'channel'].includes(tx.actor.kind)
      && givenBackUntil(event.startsAt, zone) <= tx.now) {
      return refused('TOO_LATE_TO_GIVE_BACK', 'Places are given back until the day before.', ['id']);
    }
    await savePlace(tx, without(event, place), place, { state: 'given_back' });
    return accepted({ placeId: place.id });
  },
});
