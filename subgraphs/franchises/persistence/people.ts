import type { PeopleTables } from '../../kernel/merges/people.ts';

const BOOKS = { does: 'kept', why: 'settlements with partners follow from it; the id leads to nobody' } as const;
/** What a franchise wrote about the person. */
const APPEAL_WORDS = { statement: `''`, photos: `'{}'`, decision: `''` };
const MERGE = 'commands/facts/take-merges.ts';

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'attribution_appeal.member_id': {
    is: 'moved', key: ['id'], erased: { does: 'blanked', columns: APPEAL_WORDS, audited: 'id' },
    given: ['opened_at', 'state', 'statement', 'photos', 'decided_at'],
  },
  'trial_mover.member_id': {
    is: 'kept', why: 'a trial is of the day it was counted', erased: { does: 'deleted' },
    given: { not: 'what rules that were only tried would have made' },
  },
  'member_profile_fact.member_id': {
    is: 'resolved', how: 'members tells the profile of the survivor', erased: { does: 'deleted' },
    given: { not: 'a copy of what members gives' },
  },
  'attribution.member_id': {
    is: 'kept', why: 'each id has its own history, which ends at its merge', erased: BOOKS,
    given: ['franchise_id', 'outlet_id', 'starts_at', 'ends_at', 'reason'],
  },
  'member_home.member_id': {
    is: 'kept', why: 'one row for each id', erased: BOOKS, given: ['region', 'enrolled_at', 'enrolled_outlet_id'],
  },
  'member_move.member_id': {
    is: 'resolved', how: 'the fold asks whose the move was at its moment',
    erased: { does: 'blanked', columns: { note: `''` }, audited: 'id' },
    given: ['at', 'franchise_id', 'outlet_id', 'ends_at', 'reason', 'note'],
  },
  'order_fact.buyer_id': {
    is: 'moved', key: ['order_id'], by: MERGE, erased: BOOKS, given: { not: 'a copy of what orders gives' },
  },
  'order_fact.member_id': {
    is: 'moved', key: ['order_id'], by: MERGE, erased: BOOKS, given: { not: 'a copy of what orders gives' },
    parts: [{
      table: 'attribution_appeal', column: 'order_id', of: 'order_id',
      erased: { does: 'blanked', columns: APPEAL_WORDS, audited: 'id' },
      given: ['opened_at', 'state', 'statement', 'photos', 'decided_at'],
    }],
  },
  'rebate.member_id': {
    is: 'moved', key: ['id'],
    through: { column: 'order_id', table: 'order_fact', key: 'order_id' },
    erased: BOOKS, given: { not: 'what partners owe each other' },
  },
  'staff_period.member_id': {
    is: 'resolved', how: 'lockFamilies adds those of merged ids', erased: BOOKS, given: ['starts_at', 'ends_at'],
  },
};
