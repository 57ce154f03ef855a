import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { idsOf } from './persons.ts';
import { readPlace, servesAt } from './places.ts';
import { appointmentTable } from './tables/appointment.table.ts';

export type AppointmentRow = RowOf<typeof appointmentTable>;

export function lockAppointment(sql: Sql, id: string): Promise<AppointmentRow | null> {
  return sql.maybe<AppointmentRow>`select ${columnsOf(appointmentTable)} from appointment where id = ${id} for update`;
}

/** One of a desk where the actor serves, for a change; null for all others. */
export async function lockAtDesk(tx: Tx, id: string): Promise<AppointmentRow | null> {
  const row = await lockAppointment(tx.sql, id);
  const place = row && await readPlace(tx.sql, row.outletId);
  return row && place && servesAt(tx.actor, place) ? row : null;
}

/** The same, or the member's own, or one that the channel booked for its member. */
export async function lockOwnAppointment(tx: Tx, id: string): Promise<AppointmentRow | null> {
  const { kind, personId, channelId } = tx.actor;
  if (kind === 'channel') {
    const row = await lockAppointment(tx.sql, id);
    return row && channelId !== undefined && row.channelId === channelId ? row : lockAtDesk(tx, id);
  }
  if (kind !== 'person') return lockAtDesk(tx, id);
  const row = await lockAppointment(tx.sql, id);
  const ids = row?.memberId && personId ? await idsOf(tx.sql, personId) : [];
  return row && ids.includes(row.memberId!) ? row : null;
}

/** Writes what became of one: the next version, the news and the audit record. */
export async function saveAppointment(
  tx: Tx, before: AppointmentRow, change: Partial<AppointmentRow>, deed: string,
): Promise<void> {
  const after = { ...before, ...change, version: before.version + 1 };
  await tx.sql.run`update appointment set state = ${after.state}, starts_at = ${after.startsAt},
      ends_at = ${after.endsAt}, missed_at = ${after.missedAt}, arrived_at = ${after.arrivedAt},
      arrived_by_code = ${after.arrivedByCode}, closed_at = ${after.closedAt}, version = ${after.version}
    where id = ${after.id}`;
  tellAppointment(tx, after);
  tx.audit({
    subjectId: after.id, before: { state: before.state, startsAt: before.startsAt, version: before.version },
    after: { deed, state: after.state, startsAt: after.startsAt, version: after.version },
  });
}

export function tellAppointment(tx: Tx, row: AppointmentRow): void {
  const { id, memberId, outletId, tenantId, kind, state, startsAt, endsAt, version } = row;
  tx.emit('appointment.changed.v1', id, {
    appointmentId: id, memberId, outletId, franchiseId: tenantId, kind, state, startsAt, endsAt, at: tx.now,
    version: BigInt(version),
  } satisfies EventPayloads['appointment.changed.v1']);
}
