import type { PeopleTables } from '../../kernel/merges/people.ts';

const MERGE = 'commands/facts/merge-members.ts';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {
  'buyer_identity.member_id': { is: 'moved', key: ['channel_id', 'external_id'], by: MERGE },
  'buyer_identity.linked_member_id': { is: 'kept', why: 'the id the identity was linked to' },
  'member_fact.member_id': { is: 'kept', why: 'one row for each id, with the id of its survivor' },
  'member_fact.survivor_id': { is: 'resolved', how: 'led on by the merge' },
  'sales_order.member_id': { is: 'moved', key: ['id'], by: MERGE },
  'sales_order.bought_as_member_id': { is: 'kept', why: 'the id that was bought under' },
};
