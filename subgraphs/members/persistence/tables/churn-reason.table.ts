import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHURN_REASONS, CHURN_SOURCES } from '../../domain/churn/churn-reason.ts';

/** Why a member stays away, each time it was said. */
export const churnReasonTable = defineTable('members.churn_reason', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  reason: t.word(...CHURN_REASONS),
  text: t.text().nullable().check('char_length(text) <= 500'),
  source: t.word(...CHURN_SOURCES),
  complaintId: t.uuid().nullable(),
  recordedAt: t.timestamptz(),
  recordedBy: t.text(),
}, {
  about: 'memberId',
  references: { memberId: 'member (id)', complaintId: 'complaint (id)' },
  indexes: {
    churn_reason_member: '(member_id, recorded_at desc, id desc)',
    churn_reason_recorded: '(recorded_at)',
  },
  checks: {
    churn_reason_check: `reason <> 'other' or text is not null`,
    churn_reason_check1: `(source = 'complaint') = (complaint_id is not null)`,
  },
});
