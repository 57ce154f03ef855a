import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { Hours } from '../../domain/appointments/slots.ts';

/** What an outlet offers, and when: public, as on its door. */
export const outletDeskTable = defineTable('service.outlet_desk', {
  outletId: t.uuid().primary(),
  /** Codes of the policy; those that it has no more are offered no more. */
  appointmentKinds: t.texts(),
  serviceKinds: t.texts(),
  hours: t.jsonb<readonly Hours[]>().check(`jsonb_typeof(hours) = 'array'`),
  /** 'YYYY-MM-DD'. */
  closedOn: t.texts(),
  version: t.int().check('version > 0'),
  updatedAt: t.timestamptz(),
  updatedBy: t.text(),
});
