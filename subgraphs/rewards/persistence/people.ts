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
  'coupon_code_attempt.member_id': {
    is: 'moved', key: ['id'], erased: { does: 'deleted' }, given: 'all',
  },
  'coupon.member_id': {
    is: 'moved', key: ['id'],
    erased: { does: 'kept', why: 'limits and budgets add up; the id leads to nobody' },
    given: ['id', 'code', 'state', 'issued_at', 'valid_from', 'expires_at', 'used_at', 'saved_minor'],
  },
  'coupon_hold.member_id': {
    is: 'moved', key: ['id'],
    erased: { does: 'kept', why: 'which sales used an offer adds up; the id leads to nobody' },
    given: ['id', 'order_no', 'state', 'saved_minor', 'currency', 'held_at', 'settled_at'],
  },
};
