import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import { moveDeclaredBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { recordUnmerge, type ToldUnmerge, type Unmerge } from '../../../kernel/merges/record-unmerge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { tellAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { people } from '../../persistence/people.ts';
import { tellChanged, type ServiceOrderRow } from '../../persistence/service-orders.ts';
import { appointmentTable } from '../../persistence/tables/appointment.table.ts';
import { serviceOrderTable } from '../../persistence/tables/service-order.table.ts';

/**
 * Two ids were two persons all along: what was of a side goes back to it, and is told: whoever is being served is that
 * person, and no longer the other.
 */
export const unmergeMembers = defineCommand<ToldUnmerge, Moved, never>({
  name: 'service.unmerge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    if (!unmerge) return accepted({});
    const moved = await moveDeclaredBack(tx, unmerge, people);
    await tellBack(tx, unmerge);
    return accepted(moved);
  },
});

/** All that the person has now came back: while it was merged, nothing was of it. */
async function tellBack(tx: Tx, { personId }: Unmerge): Promise<void> {
  const orders = await tx.sql.all<ServiceOrderRow>`update service_order set version = version + 1, untold = false
    where member_id = ${personId} returning ${columnsOf(serviceOrderTable)}`;
  const appointments = await tx.sql.all<AppointmentRow>`update appointment set version = version + 1, untold = false
    where member_id = ${personId} returning ${columnsOf(appointmentTable)}`;
  for (const row of orders) tellChanged(tx, row);
  for (const row of appointments) tellAppointment(tx, row);
}
