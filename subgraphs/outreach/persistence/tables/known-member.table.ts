import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Members as their room tells them, one row for each id. */
export const knownMemberTable = defineTable('outreach.known_member', {
  memberId: t.uuid().primary(),
  region: t.text(),
  enrolledAt: t.timestamptz(),
}, { about: 'memberId' });

/** When something that matters in a member's life comes next, as members tells it; null: over, or told no more. */
export const memberLifeEventTable = defineTable('outreach.member_life_event', {
  lifeEventId: t.uuid().primary(),
  memberId: t.uuid(),
  kind: t.text(),
  nextOn: t.date().nullable(),
  version: t.bigint(),
}, {
  about: 'memberId',
  indexes: {
    member_life_event_member: '(member_id)',
    member_life_event_next: '(next_on) where next_on is not null',
  },
});

/** A member's newest word on marketing by one channel, as members tells it. */
export const memberConsentTable = defineTable('outreach.member_consent', {
  memberId: t.uuid().primary(),
  purpose: t.word('marketing_sms', 'marketing_email', 'marketing_app', 'marketing_wecom').primary(),
  granted: t.bool(),
  at: t.timestamptz(),
  version: t.bigint(),
}, { about: 'memberId' });
