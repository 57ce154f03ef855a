import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { saveAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { appointmentTable } from '../../persistence/tables/appointment.table.ts';

/**
 * Who has not come some minutes after the start is a no-show, each told once. Where the outlet has closed for good
 * nobody could come: that is called off.
 */
export const missAppointments = defineCommand<{ limit: number }, { missed: number }, never>({
  name: 'service.miss-appointments',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<AppointmentRow>`select ${columnsOf(appointmentTable)} from appointment
      where state = 'booked' and missed_at <= ${tx.now} order by missed_at limit ${limit} for update skip locked`;
    const gone = new Set((await tx.sql.all<{ id: string }>`select outlet_id as id from outlet_fact
      where outlet_id = any(${rows.map(({ outletId }) => outletId)}::uuid[]) and closed`).map(({ id }) => id));
    for (const row of rows) {
      const state = gone.has(row.outletId) ? 'cancelled' : 'no_show';
      await saveAppointment(tx, row, { state, closedAt: tx.now }, state === 'no_show' ? 'miss' : 'cancel');
    }
    return accepted({ missed: rows.length });
  },
});
