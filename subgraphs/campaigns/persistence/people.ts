import type { PeopleTables } from '../../kernel/merges/people.ts';

const MERGE = 'commands/facts/merge-members.ts';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {
  'claim.member_id': { is: 'moved', key: ['id'], by: MERGE },
  'claim.points_member_id': { is: 'kept', why: 'for whom points were asked; asking again is the same' },
  'member_tier.member_id': { is: 'resolved', how: 'loyalty tells the tier of the survivor' },
  'passcode_attempt.member_id': { is: 'moved', key: ['member_id'], by: MERGE },
};
