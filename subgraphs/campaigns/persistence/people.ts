import type { PeopleTables } from '../../kernel/merges/people.ts';

const MERGE = 'commands/facts/merge-members.ts';

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'claim.member_id': {
    is: 'moved', key: ['id'], by: MERGE,
    erased: { does: 'kept', why: 'who got the pieces of a drop adds up; the id leads to nobody' },
    given: ['id', 'drop_id', 'state', 'reason', 'position', 'points_price', 'external_order_no', 'claimed_at',
      'settled_at'],
  },
  'claim.points_member_id': {
    is: 'kept', why: 'for whom points were asked; asking again is the same',
    erased: { does: 'kept', why: 'who got the pieces of a drop adds up; the id leads to nobody' },
    given: { not: 'given by member_id' },
  },
  'event_place.member_id': {
    is: 'moved', key: ['id'], by: MERGE,
    // What was still to come is given back before (commands/facts/erase-person.ts).
    erased: { does: 'blanked', audited: 'id', columns: { feedback: 'null' } },
    given: ['id', 'event_id', 'seats', 'state', 'number', 'booked_at', 'attended_at', 'stars', 'feedback'],
  },
  'store_visit.member_id': {
    is: 'resolved', how: 'persistence/same-person.ts finds all ids of who stands there', erased: { does: 'deleted' },
    given: { not: 'members gives it' },
  },
  'member_tier.member_id': {
    is: 'resolved', how: 'loyalty tells the tier of the survivor',
    erased: { does: 'deleted' }, given: { not: 'a copy of what loyalty gives' },
  },
  'passcode_attempt.member_id': {
    is: 'moved', key: ['member_id'], by: MERGE, erased: { does: 'deleted' }, given: 'all',
  },
};
