import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { saveAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { appointmentTable } from '../../persistence/tables/appointment.table.ts';

/** Who has not come some minutes after the start is a no-show, each told once. */
export const missAppointments = defineCommand<{ limit: number }, { missed: number }, never>({
  name: 'service.miss-appointments',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<AppointmentRow>`select ${columnsOf(appointmentTable)} from appointment
      where state = 'booked' and missed_at <= ${tx.now} order by missed_at limit ${limit} for update skip locked`;
    for (const row of rows) await saveAppointment(tx, row, { state: 'no_show', closedAt: tx.now }, 'miss');
    return accepted({ missed: rows.length });
  },
});
