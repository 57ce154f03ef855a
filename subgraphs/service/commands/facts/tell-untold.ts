import { sql as fragment } from 'kysely';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { tellAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { tellChanged, type ServiceOrderRow } from '../../persistence/service-orders.ts';
import { appointmentTable } from '../../persistence/tables/appointment.table.ts';
import { serviceOrderTable } from '../../persistence/tables/service-order.table.ts';

/** What was told before members kept who is being served, once more and as it stands: with the version it has. */
export const tellUntold = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'service.tell-untold',
  execute: async (tx, { limit }) => {
    const some = (table: string) => fragment`id in (select id from ${fragment.table(table)} where untold
      order by id limit ${limit} for update skip locked)`;
    const orders = await tx.sql.all<ServiceOrderRow>`update service_order set untold = false
      where ${some('service_order')} returning ${columnsOf(serviceOrderTable)}`;
    const appointments = await tx.sql.all<AppointmentRow>`update appointment set untold = false
      where ${some('appointment')} returning ${columnsOf(appointmentTable)}`;
    for (const row of orders) tellChanged(tx, row);
    for (const row of appointments) tellAppointment(tx, row);
    return accepted({ told: orders.length + appointments.length });
  },
});
