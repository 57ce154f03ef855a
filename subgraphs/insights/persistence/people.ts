import type { PeopleTables } from '../../kernel/merges/people.ts';

const MERGE = 'commands/segments/join-segments.ts';
const ANEW = 'refreshMembers works it out anew for both ids';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {
  'known_member.member_id': { is: 'kept', why: 'one row for each id' },
  'member_fact.member_id': { is: 'resolved', how: ANEW },
  'member_consent.member_id': { is: 'resolved', how: 'members tells the words of the survivor' },
  'member_home.member_id': { is: 'resolved', how: 'franchises tells the home of the survivor' },
  'member_points.member_id': { is: 'resolved', how: 'loyalty tells the points of the survivor' },
  'member_profile.member_id': { is: 'resolved', how: 'members tells the profile of the survivor' },
  'member_tier.member_id': { is: 'resolved', how: 'loyalty tells the tier of the survivor' },
  'member_month.member_id': { is: 'kept', why: 'how that id stood then' },
  'member_tag.member_id': { is: 'moved', key: ['id'] },
  'order_fact.buyer_id': { is: 'kept', why: 'who the buyer was said to be' },
  'order_fact.member_id': { is: 'moved', key: ['order_id'] },
  'segment_change.member_id': { is: 'moved', key: ['id'] },
  'segment_member.member_id': { is: 'moved', key: ['id'], by: MERGE },
  'segment_pick.member_id': { is: 'moved', key: ['id'], by: MERGE },
};
