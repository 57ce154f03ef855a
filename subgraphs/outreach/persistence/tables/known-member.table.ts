import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Members as their room tells them, one row for each id. */
export const knownMemberTable = defineTable('outreach.known_member', {
  memberId: t.uuid().primary(),
  region: t.text(),
  enrolledAt: t.timestamptz(),
}, { about: 'memberId' });

/** A member's newest word on marketing by one channel, as members tells it. */
export const memberConsentTable = defineTable('outreach.member_consent', {
  memberId: t.uuid().primary(),
  purpose: t.word('marketing_sms', 'marketing_email', 'marketing_app', 'marketing_wecom').primary(),
  granted: t.bool(),
  at: t.timestamptz(),
  version: t.bigint(),
}, { about: 'memberId' });
