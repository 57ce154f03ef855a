import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { Rule } from '../../domain/segments/rule.ts';

/** Segments 分群: rules with names. */
export const segmentTable = defineTable('insights.segment', {
  id: t.uuid().primary(),
  nameZh: t.text().check('char_length(name_zh) >= 1 and char_length(name_zh) <= 60'),
  nameEn: t.text().check('char_length(name_en) >= 1 and char_length(name_en) <= 60'),
  note: t.text().nullable().check('char_length(note) <= 500'),
  rule: t.jsonb<Rule>(),
  version: t.int().default(1).check('version > 0'),
  retiredAt: t.timestamptz().nullable(),
  createdAt: t.timestamptz(),
  createdBy: t.text(),
  updatedAt: t.timestamptz(),
}, { indexes: { segment_updated: '(updated_at desc, id desc)' } });

/** Members put in by hand: they stay whatever the rule says. */
export const segmentPickTable = defineTable('insights.segment_pick', {
  id: t.uuid().primary(),
  segmentId: t.uuid(),
  memberId: t.uuid(),
  pickedAt: t.timestamptz(),
  pickedBy: t.text(),
}, {
  hidden: true, references: { segmentId: 'segment (id)' },
  unique: { segment_pick_segment_id_member_id_key: ['segmentId', 'memberId'] },
  indexes: { segment_pick_member: '(member_id)' },
});
