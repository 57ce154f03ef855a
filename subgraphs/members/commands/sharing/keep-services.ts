import type { EventPayloads } from '../../../contracts/events.ts';
import { localDay, startOfDay } from '../../../kernel/business-day.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { defineProjection, newestOf } from '../../../kernel/commands/projection.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import { takenFrom } from '../../../kernel/database/table-rows.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { serviceUntil } from '../../domain/sharing.ts';
import { activeServiceTable } from '../../persistence/tables/active-service.table.ts';

type AppointmentTold = EventPayloads['appointment.changed.v1'];

/** Where a service order is over and the piece no longer in the house, or the matter closed. */
const OVER = ['handed_over', 'returned_undone', 'cancelled', 'lost'];
const CALLED_OFF = ['cancelled', 'no_show'];
const TOLD = ['memberId', 'franchiseId', 'fromAt', 'untilAt', 'version'] as const;
/** Of outlets that told no region yet. */
const HEAD_OFFICE_ZONE = 'Asia/Shanghai';

/**
 * Whose piece is in which franchise's hands: while it is, and some days beyond the promised one at most, the member is
 * being served there. The newest version counts.
 */
export const keepServiceOrders = defineProjection({
  name: 'members.note-service-orders', table: activeServiceTable, key: 'refId',
  rowOf: ({ serviceOrderId, memberId, franchiseId, state, at, promisedAt }: EventPayloads[
    'service-order.changed.v1']) => ({
    refId: serviceOrderId, memberId, franchiseId, kind: 'service_order' as const, fromAt: at,
    untilAt: OVER.includes(state) ? at : serviceUntil(promisedAt),
  }),
});

/** Who comes to which franchise: all of that day, by the outlet's clocks, unless it is called off. */
export const keepAppointments = defineBatchCommand<AppointmentTold, null, never>({
  name: 'members.note-appointments',
  maxBatch: 1000,
  versioned: true,
  executeAll: async (tx, requests) => {
    const zones = await zonesOf(tx, requests.map(({ input }) => input.outletId));
    const told = newestOf(requests.map(({ input }) => input), ({ appointmentId }) => appointmentId);
    await tx.sql.insertInto(activeServiceTable, told.map((input) => rowOf(input, zones)), `
      on conflict (ref_id) do update set ${takenFrom(activeServiceTable, TOLD)}
      where active_service.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});

function rowOf({ appointmentId, memberId, franchiseId, outletId, state, startsAt, version }: AppointmentTold,
  zones: ReadonlyMap<string, string>): NewRowOf<typeof activeServiceTable> {
  const zone = zones.get(outletId) ?? HEAD_OFFICE_ZONE;
  const today = localDay(startsAt, zone);
  const fromAt = startOfDay(today, zone);
  const untilAt = CALLED_OFF.includes(state) ? fromAt : startOfDay({ ...today, day: today.day + 1 }, zone);
  return { refId: appointmentId, memberId, franchiseId, kind: 'appointment', fromAt, untilAt, version };
}

async function zonesOf(tx: Tx, outletIds: readonly string[]): Promise<Map<string, string>> {
  const book = await readCodebook(tx.sql);
  const rows = await tx.sql.all<{ outletId: string; region: string }>`select outlet_id as "outletId", region
    from known_outlet where outlet_id = any(${[...new Set(outletIds)]}::uuid[]) and region is not null`;
  return new Map(rows.flatMap(({ outletId, region }) => {
    const zone = book.known('region', region, tx.now)?.traits.timeZone;
    return zone === undefined ? [] : [[outletId, zone] as const];
  }));
}
