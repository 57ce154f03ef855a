import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberBirthdayTable } from '../../persistence/tables/member-birthday.table.ts';

/** When birthdays are, as members last told; the year is nobody's business here. */
export const keepBirthdays = defineProjection({
  name: 'rewards.keep-birthdays', table: memberBirthdayTable, key: 'memberId',
  rowOf: ({ memberId, region, birthMonthDay }: EventPayloads['member.profile-changed.v1']) =>
    ({ memberId, region, monthDay: birthMonthDay }),
});
