import type { PeopleTables } from '../../kernel/merges/people.ts';

const IDS = { does: 'kept', why: 'ids alone' } as const;
const DOUBLES = 'commands/facts/merge-members.ts';

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'engagement_grant.member_id': {
    is: 'moved', key: ['id'], by: DOUBLES,
    erased: { does: 'blanked', columns: { reference: 'null', recorded_by: 'null' } },
    given: ['cause', 'points', 'label', 'state', 'earned_at', 'withdrawn_at'],
  },
  'check_in.member_id': {
    is: 'moved', key: ['id'], by: DOUBLES, erased: { does: 'deleted' },
    given: ['business_day', 'checked_in_at', 'streak', 'points', 'streak_points'],
  },
  'format_turn.member_id': {
    is: 'moved', key: ['id'], by: DOUBLES, erased: { does: 'blanked', columns: { asked_by: "''" } },
    given: ['state', 'price', 'day', 'nth', 'set_won', 'asked_at', 'drawn_at'],
  },
  'format_turn.points_member_id': {
    is: 'kept', why: 'of whom loyalty was asked to hold points; asking again is the same', erased: IDS,
    given: { not: 'ids alone' },
  },
  'quiz_answer.member_id': {
    is: 'moved', key: ['id'], by: DOUBLES, erased: { does: 'deleted' },
    given: ['question', 'choice', 'is_right', 'answered_at'],
  },
  'lesson_progress.member_id': {
    is: 'resolved', how: 'queries/lessons.ts reads what was told under all ids', erased: { does: 'deleted' },
    given: ['lesson', 'percent', 'told_at', 'done_at'],
  },
  'referral.referrer_id': {
    is: 'resolved', how: 'persistence/persons.ts finds the survivor of either id', erased: IDS,
    given: ['state', 'points', 'enrolled_at'],
  },
  'referral.friend_id': {
    is: 'resolved', how: 'persistence/persons.ts finds the survivor of either id', erased: IDS,
    given: ['state', 'points', 'enrolled_at'],
  },
  'order_fact.member_id': {
    is: 'resolved', how: 'persistence/persons.ts finds the survivor of the buyer', erased: IDS,
    given: { not: 'orders gives it' },
  },
  'earning_day.member_id': {
    is: 'kept', why: 'what that id earned on a day, for some days', erased: { does: 'deleted' },
    given: { not: 'counts what loyalty gives' },
  },
  'device_use.member_id': {
    is: 'kept', why: 'which devices that id used, for some weeks; who counts them asks who it is today',
    erased: { does: 'deleted' }, given: ['used_at'],
  },
  'phone_change.member_id': {
    is: 'kept', why: 'when the phone of that id changed, for some days', erased: { does: 'deleted' },
    given: { not: 'members gives the profile' },
  },
  'redemption_moment.member_id': {
    is: 'kept', why: 'when that id redeemed, for some days', erased: { does: 'deleted' },
    given: { not: 'rewards gives it' },
  },
  'abuse_case.member_id': {
    is: 'resolved', how: 'persistence/persons.ts finds whom a case is about',
    erased: { does: 'blanked', columns: { note: 'null' }, audited: 'id' },
    given: ['state', 'score', 'opened_at', 'decided_at'],
  },
  'member_tier.member_id': {
    is: 'resolved', how: 'loyalty tells the tier of the survivor', erased: { does: 'deleted' },
    given: { not: 'loyalty gives it' },
  },
  'known_member.member_id': {
    is: 'kept', why: 'where that id enrolled',
    erased: { does: 'deleted' }, given: { not: 'a copy of what members give' },
  },
};
