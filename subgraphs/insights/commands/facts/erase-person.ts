import { definePersonErasure } from '../../../kernel/persons/erase-person.ts';
import { withdrawExports } from '../../persistence/exports/withdraw-exports.ts';
import { people } from '../../persistence/people.ts';

/** Scores, tags and months of an erased member go; its orders stay as figures of nobody. */
export const erasePerson = definePersonErasure({
  room: 'insights', people, tells: 'member.erasure-done.v1', more: withdrawExports,
});
