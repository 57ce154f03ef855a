import { definePersonErasure } from '../../../kernel/persons/erase-person.ts';
import { lockPlace, savePlace, without } from '../../persistence/member-events.ts';
import { forgetEntries } from '../../persistence/lotteries.ts';
import { people } from '../../persistence/people.ts';

/** Forgets who a member was; what is left of it adds up under an id that leads to nobody, and places are free again. */
export const erasePerson = definePersonErasure({
  room: 'campaigns', people, tells: 'member.erasure-done.v1',
  more: async (tx, personIds) => {
    const places = await tx.sql.all<{ id: string }>`select id from event_place
      where member_id = any(${[...personIds]}::uuid[]) and state in ('booked', 'offered',
        'waiting') order by event_id, id`;
    for (const { id } of places) {
      const { place, event } = (await lockPlace(tx, id))!;
      // By the clock an offer may have lapsed just now.
      if (!['booked', 'offered', 'waiting'].includes(place.state)) continue;
      await savePlace(tx, without(event, place), place, { state: 'given_back' });
    }
    await forgetEntries(tx.sql, personIds, tx.now);
    return [];
  },
});
