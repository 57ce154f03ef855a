import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Tiers given by hand for a time; the highest ones wait for a second person. */
export const manualTierTable = defineTable('loyalty.manual_tier', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  tier: t.text(),
  reason: t.text().check('char_length(reason) >= 1 and char_length(reason) <= 500'),
  state: t.word('posted', 'pending', 'approved', 'rejected'),
  // from when it counts; null until it does
  givenAt: t.timestamptz().nullable(),
  until: t.timestamptz(),
  askedBy: t.text(),
  askedByName: t.text(),
  askedAt: t.timestamptz(),
  decidedBy: t.text().nullable(),
  decidedByName: t.text().nullable(),
  decidedAt: t.timestamptz().nullable(),
  decisionNote: t.text().nullable().check('char_length(decision_note) <= 500'),
  version: t.int().default(1),
}, {
  about: 'memberId',
  references: { memberId: 'account (member_id)' },
  indexes: {
    manual_tier_asked: '(asked_at desc, id)',
    manual_tier_member: '(member_id, asked_at desc)',
    manual_tier_pending: `(asked_at desc, id) where state = 'pending'`,
  },
  checks: {
    manual_tier_check: 'decided_by is null or decided_by <> asked_by',
  },
});
