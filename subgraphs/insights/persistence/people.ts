import type { PeopleTables } from '../../kernel/merges/people.ts';

const MERGE = 'commands/segments/join-segments.ts';
const ANEW = 'refreshMembers works it out anew for both ids';

const IDS = { does: 'kept', why: 'ids alone' } as const;
const COPY = { not: 'the room that it is of gives it' } as const;
const OWN_WORK = { not: 'worked out of the orders, which are given' } as const;

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'member_prediction.member_id': {
    is: 'resolved', how: 'gone with its facts, scored anew each hour', erased: { does: 'deleted' },
    given: ['expected_on', 'window_from', 'window_until', 'potential', 'alive_bps', 'orders_milli', 'value_minor'],
  },
  'member_fact.member_id': { is: 'resolved', how: ANEW, erased: { does: 'deleted' }, given: OWN_WORK },
  'member_month.member_id': {
    is: 'kept', why: 'how that id stood then', erased: { does: 'deleted' },
    given: ['month', 'lifecycle', 'frequency_class', 'recency', 'frequency', 'monetary', 'segment', 'potential'],
  },
  'member_tag.member_id': {
    is: 'moved', key: ['id'], erased: { does: 'deleted', audited: 'id' },
    given: ['tag_id', 'kind', 'source', 'confidence', 'said_at', 'removed_at'],
  },
  'order_fact.buyer_id': { is: 'kept', why: 'who the buyer was said to be', erased: IDS, given: OWN_WORK },
  'order_fact.member_id': { is: 'moved', key: ['order_id'], erased: IDS, given: OWN_WORK },
  'member_consent.member_id': {
    is: 'resolved', how: 'members tells the words of the survivor', erased: { does: 'deleted' }, given: COPY,
  },
  'member_home.member_id': {
    is: 'resolved', how: 'franchises tells the home of the survivor', erased: { does: 'deleted' }, given: COPY,
  },
  'member_points.member_id': {
    is: 'resolved', how: 'loyalty tells the points of the survivor', erased: { does: 'deleted' }, given: COPY,
  },
  'member_profile.member_id': {
    is: 'resolved', how: 'members tells the profile of the survivor', erased: { does: 'deleted' }, given: COPY,
  },
  'member_served.member_id': {
    is: 'resolved', how: 'members tells who serves either id', erased: { does: 'deleted' }, given: COPY,
  },
  'member_tier.member_id': {
    is: 'resolved', how: 'loyalty tells the tier of the survivor', erased: { does: 'deleted' }, given: COPY,
  },
  'member_life_event.member_id': {
    is: 'resolved', how: 'members tells anew whose day it is', erased: { does: 'deleted' }, given: COPY,
  },
  'member_relation.member_id': {
    is: 'resolved', how: 'members tells relations anew, by the ids of today', erased: { does: 'deleted' }, given: COPY,
  },
  'member_relation.related_member_id': {
    is: 'resolved', how: 'members tells relations anew, by the ids of today', erased: { does: 'deleted' }, given: COPY,
  },
  'segment_change.member_id': {
    is: 'moved', key: ['id'], erased: IDS, given: ['segment_id', 'entered', 'at'],
  },
  'segment_member.member_id': {
    is: 'moved', key: ['id'], by: MERGE, erased: { does: 'deleted' }, given: { not: 'segment_change says it' },
  },
  'segment_pick.member_id': {
    is: 'moved', key: ['id'], by: MERGE, erased: { does: 'deleted' }, given: { not: 'segment_change says it' },
  },
  // As if profiling were refused for ever: nothing is worked out of the id again, whatever is told once more.
  'known_member.member_id': {
    is: 'kept', why: 'one row for each id', given: { not: 'members gives it' },
    erased: { does: 'blanked', columns: {
      profiling: 'false', profiling_version: '9223372036854775807', source: 'null', channel_id: 'null',
      outlet_id: 'null',
    } },
  },
};
