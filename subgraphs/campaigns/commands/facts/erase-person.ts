import { definePersonErasure } from '../../../kernel/persons/erase-person.ts';
import { lockPlace, savePlace } from '../../persistence/member-events.ts';
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
      const isWaiting = place.state === 'waiting';
      await savePlace(tx, { ...event, taken: event.taken - (isWaiting ? 0 : place.seats),
        waiting: event.waiting - (isWaiting ? 1 : 0) }, place, { state: 'given_back' });
    }
    return [];
  },
});
