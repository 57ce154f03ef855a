import type { PeopleTables } from '../../kernel/merges/people.ts';

const GONE = { does: 'deleted' } as const;
const CASE_GONE = { does: 'deleted', audited: 'id' } as const;
const MERGE = 'persistence/merges/merge-members.ts';

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'channel_identity.member_id': {
    is: 'moved', key: ['id'], erased: GONE, given: ['channel_id', 'external_id', 'linked_at'],
  },
  'channel_member.member_id': {
    is: 'resolved', how: 'a trigger on person_visibility, which the merge tells anew',
    erased: GONE, given: { not: 'a list of channel_identity' },
  },
  'consent_record.member_id': {
    is: 'resolved', how: 'the word that counts is repeated for the survivor, tagged',
    erased: GONE, given: 'all',
  },
  'contact_view.member_id': {
    is: 'resolved', how: 'contactViewsOf reads those of all ids',
    erased: GONE, given: ['at', 'actor_kind', 'actor_name', 'reason', 'layer'],
  },
  'member_activity.member_id': {
    is: 'resolved', how: 'the merge adds it to the survivor\'s', erased: GONE,
    given: { not: 'orders and points are given' },
  },
  'merge_case.member_id': {
    is: 'moved', key: ['id'], by: MERGE, erased: CASE_GONE, given: { not: 'it speaks of somebody else, too' },
  },
  'merge_case.other_member_id': {
    is: 'moved', key: ['id'], by: MERGE, erased: CASE_GONE, given: { not: 'it speaks of somebody else, too' },
  },
  'member_export.member_id': {
    is: 'resolved', how: 'exportsOf reads those of all ids', erased: GONE, given: { not: 'the exports themselves' },
  },
  'erasure.member_id': {
    is: 'resolved', how: 'erasuresOf reads those of all ids',
    erased: { does: 'blanked', columns: { reason: 'null' }, audited: 'id' },
    given: ['state', 'requested_at', 'due_at', 'withdrawn_at'],
  },
  'complaint.member_id': {
    is: 'moved', key: ['id'],
    erased: {
      does: 'blanked', columns: { member_id: 'null', reference: 'null', text: `'erased'` }, audited: 'id',
    },
    given: ['via', 'kind', 'text', 'state', 'received_at', 'answered_at', 'done_at'],
    parts: [{
      table: 'complaint_entry', column: 'complaint_id', of: 'id',
      erased: { does: 'blanked', columns: { text: 'null' } }, given: { not: 'what the house noted for itself' },
    }],
  },
  'churn_reason.member_id': {
    is: 'moved', key: ['id'], erased: { does: 'deleted', audited: 'id' }, given: ['reason', 'text', 'recorded_at'],
  },
  'life_event.member_id': {
    is: 'moved', key: ['id'], by: MERGE, erased: { does: 'deleted', audited: 'id' }, given: 'all',
  },
  'active_service.member_id': {
    is: 'resolved', how: 'served_by asks for who the member is today',
    erased: GONE, given: { not: 'service gives its orders and appointments' },
  },
  'store_visit.member_id': {
    is: 'moved', key: ['id'], erased: GONE, given: ['outlet_id', 'from_at', 'until_at'],
  },
  'member_service.member_id': {
    is: 'moved', key: ['id'], by: 'persistence/merges/move-service.ts', erased: GONE, given: ['from_at', 'until_at'],
  },
  'relation_side.member_id': {
    is: 'moved', key: ['id'], erased: GONE,
    given: ['role', 'said_at', 'source', 'text_version', 'guardian_name', 'asked_card'],
    parts: [{
      table: 'member_relation', column: 'id', of: 'relation_id',
      erased: { does: 'blanked', columns: { state: `'ended'`, end_reason: `coalesce(end_reason, 'erased')` } },
      given: ['state', 'proposed_at', 'stood_at', 'ended_at', 'end_reason'],
    }, {
      table: 'relation_side', column: 'relation_id', of: 'relation_id',
      erased: { does: 'blanked', columns: { other_name: 'null', asked_card: 'null' } },
      given: { not: 'it speaks of somebody else' },
    }],
  },
  'member.referrer_member_id': {
    is: 'resolved', how: 'the survivor is shown; the row says who it was',
    erased: { does: 'blanked', columns: { referrer_member_id: 'null' } }, given: { not: 'it speaks of somebody else' },
  },
  // Last: everything above refers to it.
  'member.survivor_id': {
    is: 'resolved', how: 'led on by the merge', erased: GONE, given: { not: 'given by id' },
  },
  'member.id': {
    is: 'resolved', how: 'its survivor_id leads on', erased: GONE,
    given: ['id', 'card_number', 'region', 'name', 'phone', 'phone_verified', 'email', 'gender', 'birthday',
      'city', 'occupation', 'styles', 'stones', 'occasions', 'ring_size', 'source', 'outlet_id', 'enrolled_at'],
  },
};
