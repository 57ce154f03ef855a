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
  'lottery_entry.member_id': {
    is: 'resolved', how: 'who that is today is asked at entering, closing, handing out and reading',
    // Who is in no list yet is deleted before, and prizes are forfeited (commands/facts/erase-person.ts).
    erased: { does: 'kept', why: 'the list of a draw stays whole, or nobody could do it again; ids and hashes alone' },
    given: ['lottery_id', 'entered_at', 'no', 'hash', 'prize', 'handed_at'],
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
  'room_interaction.member_id': {
    is: 'resolved', how: 'nobody reads single ones for a person; room_visit tells them',
    erased: { does: 'blanked', columns: { member_id: 'null', who: "'guest'" } },
    given: ['session_id', 'kind', 'at'],
  },
  'room_visit.member_id': {
    is: 'resolved', how: 'queries/funnel.ts counts persons as they are known today',
    erased: { does: 'kept', why: 'how many came to a room adds up; the id leads to nobody' },
    given: ['session_id', 'reached_at', 'entered_at', 'left_at', 'likes', 'comments', 'shares'],
  },
  'passcode_attempt.member_id': {
    is: 'moved', key: ['member_id'], by: MERGE, erased: { does: 'deleted' }, given: 'all',
  },
};
