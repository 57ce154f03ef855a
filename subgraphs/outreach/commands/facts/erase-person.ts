import { definePersonErasure } from '../../../kernel/persons/erase-person.ts';
import { people } from '../../persistence/people.ts';

/** Forgets who a member was; what is left of it adds up under an id that leads to nobody. */
export const erasePerson = definePersonErasure({
  room: 'outreach', people, tells: 'member.erasure-done.v1',
});
