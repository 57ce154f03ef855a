import { definePersonErasure } from '../../../../../subgraphs/kernel/persons/erase-person.ts';
import { people } from '../persistence/people.ts';

/** Forgets who a member was: its notes go with it. */
export const erasePerson = definePersonErasure({ room: 'notes', people, tells: 'member.erasure-done.v1' });
