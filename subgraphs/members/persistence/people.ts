import type { PeopleTables } from '../../kernel/merges/people.ts';

const MERGE = 'persistence/merge-members.ts';

/** What a merge does to each column that names a person. */
export const people: PeopleTables = {
  'channel_identity.member_id': { is: 'moved', key: ['id'] },
  'channel_member.member_id': { is: 'resolved', how: 'a trigger on person_visibility, which the merge tells anew' },
  'churn_reason.member_id': { is: 'moved', key: ['id'] },
  'complaint.member_id': { is: 'moved', key: ['id'] },
  'consent_record.member_id': {
    is: 'resolved', how: 'the word that counts is repeated for the survivor, tagged',
  },
  'contact_view.member_id': { is: 'resolved', how: 'contactViewsOf reads those of all ids' },
  'member.survivor_id': { is: 'resolved', how: 'led on by the merge' },
  'member_activity.member_id': { is: 'resolved', how: 'the merge adds it to the survivor\'s' },
  'merge_case.member_id': { is: 'moved', key: ['id'], by: MERGE },
  'merge_case.other_member_id': { is: 'moved', key: ['id'], by: MERGE },
  'store_visit.member_id': { is: 'moved', key: ['id'] },
};
