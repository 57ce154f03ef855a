import type { EventPayloads } from '../../../contracts/events.ts';
import { localDay, startOfDay } from '../../../kernel/business-day.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { takenFrom } from '../../../kernel/database/table-rows.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { activeServiceTable } from '../../persistence/tables/active-service.table.ts';

type OrderTold = EventPayloads['service-order.changed.v1'];
type AppointmentTold = EventPayloads['appointment.changed.v1'];

/** Where a service order is over and the piece no longer in the house, or the matter closed. */
const OVER = ['handed_over', 'returned_undone', 'cancelled', 'lost'];
const CALLED_OFF = ['cancelled', 'no_show'];
/** Of outlets that told no region yet. */
const HEAD_OFFICE_ZONE = 'Asia/Shanghai';

interface Kept {
  readonly refId: string;
  readonly memberId: string | null;
  readonly franchiseId: string | null;
  readonly kind: 'service_order' | 'appointment';
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly version: bigint;
}

/** Whose piece is in which franchise's hands: while it is, the member is being served there. The newest version counts. */
export const keepServiceOrders = defineBatchCommand<OrderTold, null, never>({
  name: 'members.note-service-orders',
  maxBatch: 1000,
  versioned: true,
  executeAll: async (tx, requests) => {
    await keep(tx, requests.map(({ input }) => ({
      refId: input.serviceOrderId, memberId: input.memberId, franchiseId: input.franchiseId, kind: 'service_order',
      fromAt: input.at, untilAt: OVER.includes(input.state) ? input.at : null, version: input.version,
    })));
    return requests.map(() => accepted(null));
  },
});

/** Who comes to which franchise: all of that day, by the clocks of the outlet, unless it is called off. */
export const keepAppointments = defineBatchCommand<AppointmentTold, null, never>({
  name: 'members.note-appointments',
  maxBatch: 1000,
  versioned: true,
  executeAll: async (tx, requests) => {
    const zones = await zonesOf(tx, requests.map(({ input }) => input.outletId));
    await keep(tx, requests.map(({ input }) => {
      const zone = zones.get(input.outletId) ?? HEAD_OFFICE_ZONE;
      const today = localDay(input.startsAt, zone);
      const fromAt = startOfDay(today, zone);
      const untilAt = CALLED_OFF.includes(input.state) ? fromAt : startOfDay({ ...today, day: today.day + 1 }, zone);
      const { appointmentId: refId, memberId, franchiseId, version } = input;
      return { refId, memberId, franchiseId, kind: 'appointment', fromAt, untilAt, version };
    }));
    return requests.map(() => accepted(null));
  },
});

async function keep(tx: Tx, told: readonly Kept[]): Promise<void> {
  const newest = newestOf(told, ({ refId }) => refId);
  await tx.sql.insertInto(activeServiceTable, newest, `on conflict (ref_id) do update set ${
    takenFrom(activeServiceTable, ['memberId', 'franchiseId', 'kind', 'fromAt', 'untilAt', 'version'])}
    where active_service.version < excluded.version`);
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
