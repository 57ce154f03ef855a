import { sql as fragment } from 'kysely';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { tellAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { tellChanged, type ServiceOrderRow } from '../../persistence/service-orders.ts';
import { appointmentTable } from '../../persistence/tables/appointment.table.ts';
import { serviceOrderTable } from '../../persistence/tables/service-order.table.ts';

/**
 * An outlet passed to another franchise: the pieces in it and who is still to come there are that one's from then on,
 * and it serves those members; what is over stays whose it was.
 */
export const followOutlets = defineCommand<{ limit: number }, { moved: number }, never>({
  name: 'service.follow-outlets',
  execute: async (tx, { limit }) => {
    const passed = (table: string) => fragment`f.outlet_id = t.outlet_id and t.id in (
      select o.id from ${fragment.table(table)} o join outlet_fact f on f.outlet_id = o.outlet_id
      where o.closed_at is null and o.tenant_id is distinct from f.franchise_id
      order by o.id limit ${limit} for update of o skip locked)`;
    const orders = await tx.sql.all<ServiceOrderRow>`update service_order t
      set tenant_id = f.franchise_id, version = t.version + 1, untold = false
      from outlet_fact f where ${passed('service_order')} returning ${columnsOf(serviceOrderTable, { as: 't' })}`;
    const appointments = await tx.sql.all<AppointmentRow>`update appointment t
      set tenant_id = f.franchise_id, outlet_channel_id = f.channel_id, version = t.version + 1, untold = false
      from outlet_fact f where ${passed('appointment')} returning ${columnsOf(appointmentTable, { as: 't' })}`;
    for (const row of orders) tellChanged(tx, row);
    for (const row of appointments) tellAppointment(tx, row);
    for (const { id, tenantId, version } of [...orders, ...appointments]) {
      tx.audit({ subjectId: id, after: { franchiseId: tenantId, version } });
    }
    return accepted({ moved: orders.length + appointments.length });
  },
});
