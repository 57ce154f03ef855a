import type { PeopleTables } from '../../kernel/merges/people.ts';

const ANEW = 'refreshMembers works it out anew for both ids';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {
  'known_member.member_id': { is: 'kept', why: 'one row for each id' },
  'member_fact.member_id': { is: 'resolved', how: ANEW },
  'member_prediction.member_id': { is: 'resolved', how: 'gone with its facts, scored anew each hour' },
  'member_month.member_id': { is: 'kept', why: 'how that id stood then' },
  'member_tag.member_id': { is: 'moved', key: ['id'] },
  'order_fact.buyer_id': { is: 'kept', why: 'who the buyer was said to be' },
  'order_fact.member_id': { is: 'moved', key: ['order_id'] },
};
