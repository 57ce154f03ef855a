import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A text that members agree to; never changed, a newer version follows it. */
export const consentTextTable = defineTable('members.consent_text', {
  purpose: t.word('marketing_sms', 'marketing_email', 'marketing_app', 'marketing_wecom',
    'profiling', 'franchise_sharing', 'channel_sharing', 'cross_border').primary(),
  version: t.text().primary().check('char_length(version) >= 1 and char_length(version) <= 40'),
  zh: t.text(),
  en: t.text(),
  textHash: t.text().check(`text_hash ~ '^[0-9a-f]{64}$'`),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
}, { indexes: { consent_text_newest: '(purpose, published_at desc)' } });
