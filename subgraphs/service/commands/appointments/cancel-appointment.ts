import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { mayBe } from '../../domain/appointments/steps.ts';
import { lockOwnAppointment, saveAppointment } from '../../persistence/appointments.ts';
import { tooLate } from './move-appointment.ts';
import { notNow, stale, unknown } from './refuse.ts';

export interface CancelAppointment { readonly appointmentId: string; readonly expectedVersion: number }

export type CancelCode = 'NOT_FOUND' | 'STALE' | 'NOT_NOW' | 'HAS_BEGUN';

/** Nobody comes: its half hours are free again. Members until its start. */
export const cancelAppointment = defineCommand<CancelAppointment, { appointmentId: string }, CancelCode>({
  name: 'service.cancel-appointment',
  execute: async (tx, { appointmentId, expectedVersion }) => {
    await shareMerges(tx.sql);
    const row = await lockOwnAppointment(tx, appointmentId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    if (!mayBe('cancel', row.state)) return notNow(row);
    const late = tooLate(tx, row);
    if (late) return late;
    await saveAppointment(tx, row, { state: 'cancelled', closedAt: tx.now }, 'cancel');
    return accepted({ appointmentId });
  },
});
