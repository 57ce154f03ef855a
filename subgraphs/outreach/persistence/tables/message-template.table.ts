import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { TemplateVariable } from '../../domain/template.ts';
import { CHANNELS, KINDS, NOTICES, TEMPLATE_STATES } from '../../domain/words.ts';

/** Texts, a row for each version; what was written never changes, and what is published replaces the one before. */
export const messageTemplateTable = defineTable('outreach.message_template', {
  id: t.uuid().primary(),
  code: t.text().check(`code ~ '^[a-z0-9][a-z0-9-]{0,59}$'`),
  version: t.int().check('version > 0'),
  name: t.text().check('char_length(name) >= 1 and char_length(name) <= 100'),
  kind: t.word(...KINDS),
  channel: t.word(...CHANNELS),
  subjectZh: t.text().nullable().check('char_length(subject_zh) <= 200'),
  bodyZh: t.text().check('char_length(body_zh) <= 5000'),
  subjectEn: t.text().nullable().check('char_length(subject_en) <= 200'),
  bodyEn: t.text().check('char_length(body_en) <= 5000'),
  variables: t.jsonb<readonly TemplateVariable[]>().check(`jsonb_typeof(variables) = 'array'`),
  /** Where its link leads. */
  linkUrl: t.text().nullable().check('char_length(link_url) <= 500'),
  state: t.word(...TEMPLATE_STATES),
  writtenAt: t.timestamptz(),
  writtenBy: t.text(),
  publishedAt: t.timestamptz().nullable(),
  publishedBy: t.text().nullable(),
}, {
  hidden: true,
  unique: { message_template_code_version_key: ['code', 'version'] },
  indexes: {
    message_template_published: `unique (code) where state = 'published'`,
    message_template_newest: '(written_at, id)',
  },
});

/** How a thing of another room stood when it was last told, so that nothing older changes anything. */
export const noticeThingTable = defineTable('outreach.notice_thing', {
  notice: t.word(...NOTICES).primary(),
  thingId: t.uuid().primary(),
  version: t.bigint(),
  /** Since when there is something to say of it; null: there is nothing. */
  since: t.timestamptz().nullable(),
}, { hidden: true });

/** A text that somebody tried out; to whom is kept nowhere. `taken`: a gateway may have it. */
export const messageTestTable = defineTable('outreach.message_test', {
  id: t.uuid().primary(),
  templateId: t.uuid(),
  askedBy: t.text(),
  at: t.timestamptz(),
  state: t.word('asked', 'taken', 'sent'),
}, {
  hidden: true,
  references: { templateId: 'message_template (id)' },
  indexes: { message_test_asked: '(asked_by, at)' },
});

/** Which notice of another room becomes a message, and by which text. */
export const messageRuleTable = defineTable('outreach.message_rule', {
  notice: t.word(...NOTICES).primary(),
  templateId: t.uuid().nullable(),
  isOn: t.bool(),
  version: t.int().check('version > 0'),
  changedAt: t.timestamptz().nullable(),
  changedBy: t.text().nullable(),
}, {
  hidden: true,
  references: { templateId: 'message_template (id)' },
  checks: { message_rule_check: 'not is_on or template_id is not null' },
});
