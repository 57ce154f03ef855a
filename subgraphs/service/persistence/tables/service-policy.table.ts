import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { AppointmentKind } from '../../domain/appointments/kinds.ts';
import type { CareRule } from '../../domain/care/next-care.ts';
import type { ServiceKind } from '../../domain/policy.ts';

/** Versions of the room's numbers. */
export const servicePolicyTable = defineTable('service.service_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  kinds: t.jsonb<readonly ServiceKind[]>().check(`jsonb_typeof(kinds) = 'array'`),
  pieceWarrantyMonths: t.int().check('piece_warranty_months >= 0 and piece_warranty_months <= 240'),
  warnHours: t.int().check('warn_hours >= 1 and warn_hours <= 720'),
  complaintStars: t.int().check('complaint_stars >= 0 and complaint_stars <= 5'),
  /** Null in versions from before there were appointments and care. */
  appointmentKinds: t.jsonb<readonly AppointmentKind[]>().nullable()
    .check(`jsonb_typeof(appointment_kinds) = 'array'`),
  daysAhead: t.ints().nullable(),
  graceMinutes: t.int().nullable().check('grace_minutes >= 1 and grace_minutes <= 240'),
  noShowLimit: t.int().nullable().check('no_show_limit >= 1 and no_show_limit <= 20'),
  noShowDays: t.int().nullable().check('no_show_days >= 1 and no_show_days <= 366'),
  mostAhead: t.int().nullable().check('most_ahead >= 1 and most_ahead <= 50'),
  careRules: t.jsonb<readonly CareRule[]>().nullable().check(`jsonb_typeof(care_rules) = 'array'`),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
});
