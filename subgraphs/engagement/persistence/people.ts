import type { PeopleTables } from '../../kernel/merges/people.ts';

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'known_member.member_id': {
    is: 'kept', why: 'where that id enrolled',
    erased: { does: 'deleted' }, given: { not: 'a copy of what members give' },
  },
};
