import type { PeopleTables } from '../../kernel/merges/people.ts';

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'known_member.member_id': {
    is: 'kept', why: 'where that id enrolled',
    erased: { does: 'deleted' }, given: { not: 'a copy of what members give' },
  },
  'redemption.member_id': {
    is: 'moved', key: ['id'],
    erased: { does: 'kept', why: 'what the mall handed out adds up; the id leads to nobody' },
    given: ['id', 'reward_id', 'outlet_id', 'quantity', 'points', 'cash_minor', 'currency', 'state', 'redeemed_at',
      'until_at', 'settled_at'],
  },
  'redemption.points_member_id': {
    is: 'kept', why: 'for whom points were asked; asking again is the same',
    erased: { does: 'kept', why: 'what the mall handed out adds up; the id leads to nobody' },
    given: { not: 'given by member_id' },
  },
  'member_tier.member_id': {
    is: 'resolved', how: 'loyalty tells the tier of the survivor',
    erased: { does: 'deleted' }, given: { not: 'a copy of what loyalty gives' },
  },
};
