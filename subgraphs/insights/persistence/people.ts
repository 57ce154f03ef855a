import type { PeopleTables } from '../../kernel/merges/people.ts';

const ANEW = 'refreshMembers works it out anew for both ids';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {
  'known_member.member_id': { is: 'kept', why: 'one row for each id' },
  'member_fact.member_id': { is: 'resolved', how: ANEW },
  'order_fact.buyer_id': { is: 'kept', why: 'who the buyer was said to be' },
  'order_fact.member_id': { is: 'moved', key: ['order_id'] },
};
