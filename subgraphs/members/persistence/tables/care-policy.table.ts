import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of the numbers of care. */
export const carePolicyTable = defineTable('members.care_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  answerHours: t.int().check('answer_hours >= 1 and answer_hours <= 240'),
  warningHours: t.int().check('warning_hours >= 1 and warning_hours <= 240'),
  escalationHours: t.int().check('escalation_hours >= 1 and escalation_hours <= 240'),
  waitingHours: t.int().check('waiting_hours >= 1 and waiting_hours <= 336'),
  resolutionDays: t.int().check('resolution_days >= 1 and resolution_days <= 60'),
  visitMinutes: t.int().check('visit_minutes >= 5 and visit_minutes <= 480'),
  wrongCodes: t.int().check('wrong_codes >= 1 and wrong_codes <= 50'),
  wrongCodeMinutes: t.int().check('wrong_code_minutes >= 1 and wrong_code_minutes <= 1440'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  coolingOffDays: t.int().nullable().check('cooling_off_days >= 0 and cooling_off_days <= 30'),
  exportDays: t.int().nullable().check('export_days >= 1 and export_days <= 30'),
  exportFreshHours: t.int().nullable().check('export_fresh_hours >= 1 and export_fresh_hours <= 168'),
  lookDays: t.int().nullable().check('look_days >= 1096 and look_days <= 3660'),
}, {
  checks: { care_policy_check: 'warning_hours < answer_hours and escalation_hours < answer_hours' },
});
