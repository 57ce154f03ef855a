import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockPlace, savePlace } from '../../persistence/member-events.ts';
import { unknownPlace } from './refuse.ts';

export interface RateMemberEvent {
  readonly placeId: string | null;
  readonly stars: number;
  readonly feedback: string | null;
}

export type RateEventCode = 'NOT_FOUND' | 'INVALID' | 'NOT_ATTENDED' | 'ALREADY_RATED';

/** What somebody who came thinks of it, once. */
export const rateMemberEvent = defineCommand<RateMemberEvent, { placeId: string }, RateEventCode>({
  name: 'campaigns.rate-member-event',
  execute: async (tx, { placeId, stars, feedback }) => {
    await shareMerges(tx.sql);
    const found = await lockPlace(tx, placeId);
    if (!found) return unknownPlace();
    const { place, event } = found;
    if (place.state !== 'attended') return refused('NOT_ATTENDED', 'Who came says how it was.', ['id']);
    if (place.stars !== null) return refused('ALREADY_RATED', 'It was said already.', ['id']);
    if (!Number.isInteger(stars) || stars < 1 || stars > 5) return refused('INVALID', '1 to 5 stars.', ['stars']);
    const said = feedback?.trim() || null;
    if (said !== null && [...said].length > 1000) {
      return refused('INVALID', 'At most 1,000 characters.', ['feedback']);
    }
    await savePlace(tx, event, place, { stars, feedback: said });
    return accepted({ placeId: place.id });
  },
});
