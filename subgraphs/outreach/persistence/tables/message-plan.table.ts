import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { AUDIENCES, PLAN_STATES, PRIORITIES } from '../../domain/words.ts';

/** One text to many, and how far its planning has come. */
export const messagePlanTable = defineTable('outreach.message_plan', {
  id: t.uuid().primary(),
  templateId: t.uuid(),
  audience: t.word(...AUDIENCES),
  segmentId: t.uuid().nullable(),
  /** Of everyone: where alone. */
  region: t.text().nullable(),
  priority: t.word(...PRIORITIES),
  facts: t.jsonb<Readonly<Record<string, string>>>().check(`jsonb_typeof(facts) = 'object'`),
  dueAt: t.timestamptz(),
  /** End of what it offers. */
  endsAt: t.timestamptz().nullable(),
  state: t.word(...PLAN_STATES),
  /** From where its audience is read on. */
  cursor: t.text().nullable(),
  planned: t.int().defaultRaw('0'),
  refused: t.int().defaultRaw('0'),
  askedAt: t.timestamptz(),
  askedBy: t.text(),
  finishedAt: t.timestamptz().nullable(),
  version: t.int().check('version > 0'),
}, {
  hidden: true,
  references: { templateId: 'message_template (id)' },
  indexes: {
    message_plan_newest: '(asked_at, id)',
    message_plan_running: `(id) where state = 'running'`,
  },
  checks: { message_plan_check: `(audience = 'segment') = (segment_id is not null)` },
});
