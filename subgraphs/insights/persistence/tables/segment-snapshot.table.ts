import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Times at which a segment was worked out: how far it is, and what came of it. */
export const segmentSnapshotTable = defineTable('insights.segment_snapshot', {
  id: t.uuid().primary(),
  segmentId: t.uuid(),
  segmentVersion: t.int(),
  askedBy: t.text(),
  startedAt: t.timestamptz(),
  finishedAt: t.timestamptz().nullable(),
  /** The last member that was looked at. */
  after: t.uuid().defaultRaw(`'00000000-0000-0000-0000-000000000000'`),
  members: t.int().default(0).check('members >= 0'),
  entered: t.int().default(0).check('entered >= 0'),
  exited: t.int().default(0).check('exited >= 0'),
}, {
  hidden: true, references: { segmentId: 'segment (id)' },
  indexes: {
    segment_snapshot_list: '(segment_id, started_at desc, id desc)',
    segment_snapshot_unfinished: 'unique (segment_id) where finished_at is null',
  },
});

/** Who is in a segment since its last snapshot. */
export const segmentMemberTable = defineTable('insights.segment_member', {
  id: t.uuid().primary(),
  segmentId: t.uuid(),
  memberId: t.uuid(),
  enteredAt: t.timestamptz(),
}, {
  about: 'memberId', references: { segmentId: 'segment (id)' },
  unique: { segment_member_segment_id_member_id_key: ['segmentId', 'memberId'] },
  indexes: { segment_member_list: '(segment_id, id desc)', segment_member_person: '(member_id)' },
});

/** Who entered and who left, and when. */
export const segmentChangeTable = defineTable('insights.segment_change', {
  id: t.uuid().primary(),
  segmentId: t.uuid(),
  memberId: t.uuid(),
  /** Null: by hand. */
  snapshotId: t.uuid().nullable(),
  entered: t.bool(),
  at: t.timestamptz(),
}, {
  about: 'memberId',
  references: { segmentId: 'segment (id)', snapshotId: 'segment_snapshot (id)' },
  indexes: { segment_change_list: '(segment_id, id desc)', segment_change_member: '(member_id)' },
});
