import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Two members who may be one person, waiting for an operator: head office's alone. */
export const mergeCaseTable = defineTable('members.merge_case', {
  id: t.uuid().primary(),
  // the older of the two, who would survive
  memberId: t.uuid(),
  otherMemberId: t.uuid(),
  state: t.word('open', 'merged', 'dismissed'),
  openedAt: t.timestamptz(),
  decidedAt: t.timestamptz().nullable(),
  decidedBy: t.text().nullable(),
  decisionReason: t.text().nullable().check('char_length(decision_reason) <= 500'),
  version: t.int().default(1),
  // of an operator's proposal: who and why; null in those that OneID opened
  proposedBy: t.text().nullable(),
  proposalReason: t.text().nullable().check('char_length(proposal_reason) <= 500'),
}, {
  hidden: true,
  references: { memberId: 'member (id)', otherMemberId: 'member (id)' },
  indexes: {
    merge_case_member: '(member_id)',
    merge_case_open: `unique (member_id, other_member_id) where state = 'open'`,
    merge_case_opened: '(opened_at desc, id desc)',
    merge_case_other: '(other_member_id)',
    merge_case_state: '(state, opened_at desc, id desc)',
  },
  checks: {
    merge_case_check: 'member_id <> other_member_id',
    merge_case_check1: `(state = 'open') = (decided_at is null)`,
  },
});

/** Loaded to be decided about. */
export class MergeCaseEntity extends mergeCaseTable.class {}
mergeCaseTable.setClass(MergeCaseEntity);
