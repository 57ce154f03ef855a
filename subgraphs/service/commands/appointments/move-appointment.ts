import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { appointmentKindOf } from '../../domain/appointments/kinds.ts';
import type { OpenSlot } from '../../domain/appointments/slots.ts';
import { mayBe } from '../../domain/appointments/steps.ts';
import { lockOwnAppointment, saveAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { lockDesk } from '../../persistence/desks.ts';
import { servicePolicyAt } from '../../persistence/policies.ts';
import { rankOf } from '../../persistence/tiers.ts';
import { isElsewhere, missedAt } from './book-appointment.ts';
import { findSlot, type SlotCode } from './find-slot.ts';
import { notNow, stale, unknown } from './refuse.ts';

export interface MoveAppointment {
  readonly appointmentId: string;
  readonly startsAt: Date;
  readonly expectedVersion: number;
}

export type MoveCode = SlotCode | 'NOT_FOUND' | 'STALE' | 'NOT_NOW' | 'HAS_BEGUN' | 'KIND_UNKNOWN' | 'OVERLAPS';

/** Another time in the same outlet; its own place is given up with the same breath. Members until its start. */
export const moveAppointment = defineCommand<MoveAppointment, { appointmentId: string }, MoveCode>({
  name: 'service.move-appointment',
  execute: async (tx, { appointmentId, startsAt, expectedVersion }) => {
    await shareMerges(tx.sql);
    if (!await lockAround(tx, appointmentId)) return unknown();
    const row = await lockOwnAppointment(tx, appointmentId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    if (!mayBe('move', row.state)) return notNow(row);
    const late = tooLate(tx, row);
    if (late) return late;
    const slot = await findOther(tx, row, startsAt);
    if (!slot.ok) return slot;
    const { rules } = await servicePolicyAt(tx.sql, tx.now);
    await saveAppointment(tx, row, { startsAt: slot.value.startsAt, endsAt: slot.value.endsAt,
      missedAt: missedAt(slot.value.startsAt, tx.now, rules.graceMinutes) }, 'move');
    return accepted({ appointmentId });
  },
});

/** The member and the desk before the appointment, as who books locks them. */
async function lockAround({ sql }: Tx, id: string): Promise<boolean> {
  const of = await sql.maybe<{ outletId: string; memberId: string | null }>`
    select outlet_id as "outletId", member_id as "memberId" from appointment where id = ${id}`;
  if (!of) return false;
  await sql.all`select 1 from known_member where member_id = ${of.memberId} for update`;
  await lockDesk(sql, of.outletId);
  return true;
}

/** Members, and channels for them, change it until its start; then the staff does. */
export function tooLate({ actor, now }: Tx, { startsAt }: AppointmentRow): Outcome<never, 'HAS_BEGUN'> | null {
  const isSelf = actor.kind === 'person' || actor.kind === 'channel';
  return isSelf && now >= startsAt
    ? refused('HAS_BEGUN', 'It has begun: the store changes it.', ['id']) : null;
}

async function findOther(
  tx: Tx, row: AppointmentRow, startsAt: Date,
): Promise<Outcome<OpenSlot, SlotCode | 'KIND_UNKNOWN' | 'OVERLAPS'>> {
  const { rules } = await servicePolicyAt(tx.sql, tx.now);
  const desk = await lockDesk(tx.sql, row.outletId);
  const kind = desk?.appointmentKinds.includes(row.kind) ? appointmentKindOf(rules, row.kind) : null;
  if (!desk || !kind) return refused('KIND_UNKNOWN', 'The outlet does not receive for that any more.', ['id']);
  const isSelf = tx.actor.kind === 'person' || tx.actor.kind === 'channel';
  const slot = await findSlot(tx, {
    desk, region: row.region, minutes: kind.minutes, startsAt, daysAhead: rules.daysAhead, instead: row,
    rank: isSelf && row.memberId ? await rankOf(tx.sql, row.memberId, tx.now) : 'staff',
  });
  if (slot.ok && row.memberId !== null && await isElsewhere(tx, row.memberId, slot.value, row.id)) {
    return refused('OVERLAPS', 'The member is expected somewhere at that time.', ['startsAt']);
  }
  return slot;
}
