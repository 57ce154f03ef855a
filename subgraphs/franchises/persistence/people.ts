import type { PeopleTables } from '../../kernel/merges/people.ts';

const MERGE = 'commands/facts/take-merges.ts';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {
  'attribution.member_id': { is: 'kept', why: 'each id has its own history, which ends at its merge' },
  'member_home.member_id': { is: 'kept', why: 'one row for each id' },
  'member_move.member_id': { is: 'resolved', how: 'the fold asks whose the move was at its moment' },
  'order_fact.buyer_id': { is: 'moved', key: ['order_id'], by: MERGE },
  'order_fact.member_id': { is: 'moved', key: ['order_id'], by: MERGE },
  'rebate.member_id': {
    is: 'moved', key: ['id'],
    through: { column: 'order_id', table: 'order_fact', key: 'order_id' },
  },
  'staff_period.member_id': { is: 'resolved', how: 'lockFamilies adds those of merged ids' },
};
