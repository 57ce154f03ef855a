import type { PeopleTables } from '../../../../../subgraphs/kernel/merges/people.ts';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = { 'member_note.member_id': { is: 'moved', key: ['id'] } };
