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
  'entitlement_use.member_id': {
    is: 'moved', key: ['id'], given: ['benefit_id', 'year', 'outlet_id', 'state', 'booked_for', 'used_at'],
    erased: { does: 'blanked', columns: { made_by: "''" } },
  },
  'entitlement_extra.member_id': {
    is: 'moved', key: ['id'],
    given: ['benefit_id', 'cause', 'quantity', 'left_over', 'state', 'points', 'until_day', 'reason'],
    erased: { does: 'blanked', columns: { reason: 'null', made_by: "''" } },
  },
  'entitlement_extra.points_member_id': {
    is: 'kept', why: 'of whom loyalty was asked to hold points', erased: { does: 'kept', why: 'ids alone' },
    given: { not: 'ids alone' },
  },
  'purchase_fact.member_id': {
    is: 'moved', key: ['order_id'], erased: { does: 'kept', why: 'ids alone' },
    given: { not: 'a copy of what orders gives' },
  },
  'member_relation.member_id': {
    is: 'resolved', how: 'members tells relations anew, by the ids of today', erased: { does: 'deleted' },
    given: { not: 'a copy of what members gives' },
  },
  'member_relation.related_member_id': {
    is: 'resolved', how: 'members tells relations anew, by the ids of today', erased: { does: 'deleted' },
    given: { not: 'a copy of what members gives' },
  },
  'member_birthday.member_id': {
    is: 'resolved', how: 'members tells the profile of the survivor', erased: { does: 'deleted' },
    given: { not: 'a copy of what members gives' },
  },
  'segment_member.member_id': {
    is: 'kept', why: 'a person is in a segment under any of its ids', erased: { does: 'deleted' },
    given: { not: 'a copy of what insights gives' },
  },
  'birthday_ahead.member_id': {
    is: 'kept', why: 'of which id a birthday was told ahead', erased: { does: 'deleted' },
    given: { not: 'worked out of the birthday, which members gives' },
  },
};
