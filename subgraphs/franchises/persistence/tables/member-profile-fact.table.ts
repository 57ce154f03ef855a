import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Whether a profile tells something, never what. */
export const memberProfileFactTable = defineTable('franchises.member_profile_fact', {
  memberId: t.uuid().primary(),
  hasBirthday: t.bool(),
  hasPreferences: t.bool(),
  hasVerifiedPhone: t.bool(),
  version: t.bigint(),
}, { about: 'memberId' });
