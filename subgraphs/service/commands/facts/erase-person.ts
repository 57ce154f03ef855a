import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { definePersonErasure } from '../../../kernel/persons/erase-person.ts';
import { saveAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { people } from '../../persistence/people.ts';
import { appointmentTable } from '../../persistence/tables/appointment.table.ts';

/** Forgets who a member was; what is left of it adds up under an id that leads to nobody, and nobody is expected. */
export const erasePerson = definePersonErasure({
  room: 'service', people, tells: 'member.erasure-done.v1',
  more: async (tx, personIds) => {
    const rows = await tx.sql.all<AppointmentRow>`select ${columnsOf(appointmentTable)} from appointment
      where member_id = any(${[...personIds]}::uuid[]) and state in ('booked', 'arrived') order by id for update`;
    for (const row of rows) await saveAppointment(tx, row, { state: 'cancelled', closedAt: tx.now }, 'cancel');
    return [];
  },
});
