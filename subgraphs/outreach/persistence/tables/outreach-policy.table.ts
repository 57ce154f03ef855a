import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of the room's numbers. */
export const outreachPolicyTable = defineTable('outreach.outreach_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  capMessages: t.int().check('cap_messages >= 0 and cap_messages <= 50'),
  capHours: t.int().check('cap_hours >= 1 and cap_hours <= 720'),
  quietFromMinute: t.int().check('quiet_from_minute >= 0 and quiet_from_minute <= 1439'),
  quietUntilMinute: t.int().check('quiet_until_minute >= 0 and quiet_until_minute <= 1439'),
  wishDaysAhead: t.int().check('wish_days_ahead >= 0 and wish_days_ahead <= 60'),
  appointmentHours: t.int().check('appointment_hours >= 1 and appointment_hours <= 168'),
  mostTries: t.int().check('most_tries >= 1 and most_tries <= 10'),
  retryMinutes: t.int().check('retry_minutes >= 1 and retry_minutes <= 1440'),
  optOutHours: t.int().check('opt_out_hours >= 1 and opt_out_hours <= 720'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
});
