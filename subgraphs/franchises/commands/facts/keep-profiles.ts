import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberProfileFactTable } from '../../persistence/tables/member-profile-fact.table.ts';

/** Whether profiles tell what a store needs to serve a member; what they tell is nobody's business here. */
export const keepProfiles = defineProjection({
  name: 'franchises.keep-profiles', table: memberProfileFactTable, key: 'memberId',
  rowOf: (told: EventPayloads['member.profile-changed.v1']) => ({
    memberId: told.memberId, hasBirthday: told.birthMonthDay !== null,
    hasPreferences: told.styles.length + told.stones.length + told.occasions.length > 0,
    hasVerifiedPhone: told.phoneVerified ?? false,
  }),
});
