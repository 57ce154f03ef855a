import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One word of a member about one purpose; the latest by `seq` counts. */
export const consentRecordTable = defineTable('members.consent_record', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  purpose: t.word('marketing_sms', 'marketing_email', 'marketing_app', 'marketing_wecom',
    'profiling', 'franchise_sharing', 'channel_sharing', 'cross_border'),
  granted: t.bool(),
  textVersion: t.text().check('char_length(text_version) >= 1 and char_length(text_version) <= 40'),
  textHash: t.text().check(`text_hash ~ '^[0-9a-f]{64}$'`),
  source: t.word('store', 'web', 'app', 'mini_program', 'phone', 'paper'),
  recordedAt: t.timestamptz(),
  seq: t.identity(),
  // false: said before its event was there, and not told yet
  told: t.bool().default(true),
}, {
  about: 'memberId',
  references: { memberId: 'member (id)' },
  indexes: {
    consent_record_history: '(member_id, seq desc)',
    consent_record_member: '(member_id, purpose, seq desc)',
    consent_record_untold: '(seq) where not told',
  },
});
