import type { PeopleTables } from '../../kernel/merges/people.ts';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {};
