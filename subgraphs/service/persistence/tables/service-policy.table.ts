import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { ServiceKind } from '../../domain/policy.ts';

/** Versions of the room's numbers. */
export const servicePolicyTable = defineTable('service.service_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  kinds: t.jsonb<readonly ServiceKind[]>().check(`jsonb_typeof(kinds) = 'array'`),
  pieceWarrantyMonths: t.int().check('piece_warranty_months >= 0 and piece_warranty_months <= 240'),
  warnHours: t.int().check('warn_hours >= 1 and warn_hours <= 720'),
  complaintStars: t.int().check('complaint_stars >= 0 and complaint_stars <= 5'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
});
