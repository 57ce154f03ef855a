import type { PeopleTables } from '../../../../../subgraphs/kernel/merges/people.ts';

const GONE = { erased: { does: 'deleted' }, given: 'all' } as const;

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = { 'member_note.member_id': { is: 'moved', key: ['id'], ...GONE } };
