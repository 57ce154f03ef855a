import type { PeopleTables } from '../../kernel/merges/people.ts';

const MERGE = 'commands/accounts/merge-accounts.ts';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {
  'account.member_id': { is: 'kept', why: 'one row for each id, with the id of its survivor' },
  'account.merged_into': { is: 'resolved', how: 'led on by the merge' },
  'interaction_growth.member_id': {
    is: 'moved', key: ['member_id', 'content_id', 'kind'], by: MERGE,
  },
  'lot.member_id': { is: 'moved', key: ['id'], by: MERGE },
  'order_earning.member_id': {
    is: 'moved', key: ['line_id'],
    through: { column: 'order_id', table: 'order_points', key: 'order_id' },
  },
  'order_points.member_id': { is: 'moved', key: ['order_id'] },
  'points_adjustment.member_id': { is: 'moved', key: ['id'] },
  'points_entry.member_id': { is: 'kept', why: 'append-only; the postings of the merge carry it over' },
  'points_hold.member_id': { is: 'moved', key: ['id'] },
  'points_hold_part.member_id': {
    is: 'moved', key: ['hold_id', 'lot_id'],
    through: { column: 'hold_id', table: 'points_hold', key: 'id' },
  },
  'points_transaction.member_id': {
    is: 'kept', why: 'append-only; the postings of the merge carry it over',
  },
  'tier_change.member_id': { is: 'kept', why: 'the history of the tier that each id had' },
};
