import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { Rule } from '../../domain/segments/rule.ts';

/** By which rule a tag is given; null: by none any more, what the last one said is being taken back. */
export const tagRuleTable = defineTable('insights.tag_rule', {
  tagId: t.uuid().primary(),
  rule: t.jsonb<Rule>().nullable(),
  source: t.word('behaviour', 'inferred'),
  /** Per cent. */
  confidence: t.smallint().check('confidence >= 1 and confidence <= 100'),
  version: t.int().check('version > 0'),
  setBy: t.text(),
  setAt: t.timestamptz(),
}, { hidden: true, references: { tagId: 'tag (id)' } });

/** Times at which a tag's rule was worked out: how far it is, and what came of it. */
export const tagRunTable = defineTable('insights.tag_run', {
  id: t.uuid().primary(),
  tagId: t.uuid(),
  ruleVersion: t.int(),
  askedBy: t.text(),
  startedAt: t.timestamptz(),
  /** Of those begun together: a tag stands behind those that it looks at. */
  place: t.int(),
  finishedAt: t.timestamptz().nullable(),
  /** The last member that was looked at. */
  after: t.uuid().defaultRaw(`'00000000-0000-0000-0000-000000000000'`),
  members: t.int().default(0).check('members >= 0'),
  given: t.int().default(0).check('given >= 0'),
  taken: t.int().default(0).check('taken >= 0'),
}, {
  hidden: true, references: { tagId: 'tag_rule (tag_id)' },
  indexes: {
    tag_run_list: '(tag_id, started_at desc, id desc)',
    tag_run_next: '(started_at, place, id) where finished_at is null',
    tag_run_unfinished: 'unique (tag_id) where finished_at is null',
  },
});
