import type { PeopleTables } from '../../kernel/merges/people.ts';

const LEDGER = { does: 'kept', why: 'the ledger adds up; the id leads to nobody' } as const;
const MERGE = 'commands/accounts/merge-accounts.ts';

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'account.member_id': {
    is: 'kept', why: 'one row for each id, with the id of its survivor', erased: LEDGER,
    given: ['programme', 'region', 'opened_at', 'available', 'pending', 'held', 'debt', 'growth', 'tier',
      'tier_since', 'tier_valid_until'],
  },
  'account.merged_into': {
    is: 'resolved', how: 'led on by the merge', erased: LEDGER, given: { not: 'given by member_id' },
  },
  'interaction_growth.member_id': {
    is: 'moved', key: ['member_id', 'content_id', 'kind'], by: MERGE, erased: LEDGER,
    given: ['content_id', 'kind', 'at', 'growth'],
  },
  'lot.member_id': {
    is: 'moved', key: ['id'], by: MERGE, erased: LEDGER,
    given: ['amount', 'remaining', 'state', 'earned_at', 'active_at', 'expires_at', 'cause', 'order_id'],
  },
  'manual_tier.member_id': {
    is: 'moved', key: ['id'],
    erased: { does: 'blanked', columns: { reason: `'erased'`, decision_note: 'null' }, audited: 'id' },
    given: ['tier', 'reason', 'state', 'given_at', 'until', 'asked_at', 'decided_at'],
  },
  'member_review.member_id': {
    is: 'resolved', how: 'persistence/points/reviews.ts finds who it is today', erased: { does: 'deleted' },
    given: { not: 'engagement gives it' },
  },
  'notice.member_id': {
    is: 'kept', why: 'what was told of the account of each id', erased: LEDGER,
    given: { not: 'only that something was told; what ends is given with the points and the tier' },
  },
  'order_earning.member_id': {
    is: 'moved', key: ['line_id'],
    through: { column: 'order_id', table: 'order_points', key: 'order_id' },
    erased: LEDGER, given: { not: 'working of the postings, which are given' },
  },
  'order_points.member_id': {
    is: 'moved', key: ['order_id'], erased: LEDGER, given: { not: 'working of the postings, which are given' },
  },
  'points_adjustment.member_id': {
    is: 'moved', key: ['id'],
    erased: { does: 'blanked', columns: { reason: `'erased'`, decision_note: 'null' }, audited: 'id' },
    given: ['points', 'reason', 'state', 'asked_at', 'decided_at'],
  },
  'points_entry.member_id': {
    is: 'kept', why: 'append-only; the postings of the merge carry it over', erased: LEDGER,
    given: { not: 'the postings say the same' },
  },
  'points_grant.member_id': {
    is: 'moved', key: ['grant_id'],
    erased: { does: 'blanked', columns: { label: `'erased'` }, audited: 'grant_id' },
    given: { not: 'its lot and its postings are given' },
  },
  'points_hold.member_id': {
    is: 'moved', key: ['id'],
    erased: { does: 'blanked', columns: { purpose: `'erased'` }, audited: 'id' },
    given: ['points', 'state', 'purpose', 'held_at', 'expires_at', 'settled_at', 'order_id'],
  },
  'points_hold_part.member_id': {
    is: 'moved', key: ['hold_id', 'lot_id'],
    through: { column: 'hold_id', table: 'points_hold', key: 'id' },
    erased: LEDGER, given: { not: 'which points a hold takes' },
  },
  'points_transaction.member_id': {
    is: 'kept', why: 'append-only; the postings of the merge carry it over',
    erased: { does: 'blanked', columns: { reason: 'null' } },
    given: ['programme', 'kind', 'at', 'points', 'growth', 'available_after', 'debt_after', 'order_id', 'reason'],
  },
  'tier_change.member_id': {
    is: 'kept', why: 'the history of the tier that each id had', erased: LEDGER,
    given: ['from_tier', 'to_tier', 'provisional', 'at'],
  },
};
