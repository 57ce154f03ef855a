import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberProfileTable } from '../../persistence/tables/member-profile.table.ts';

/** What members last said of profiles. */
export const keepProfiles = defineProjection({
  name: 'insights.keep-profiles', table: memberProfileTable, key: 'memberId',
  rowOf: (profile: EventPayloads['member.profile-changed.v1']) => ({
    memberId: profile.memberId, gender: profile.gender, birthYear: profile.birthYear,
    birthMonthDay: profile.birthMonthDay, city: profile.city, occupation: profile.occupation,
    styles: profile.styles, stones: profile.stones, occasions: profile.occasions, source: profile.source,
  }),
});
