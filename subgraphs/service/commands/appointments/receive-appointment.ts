import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { dayIn } from '../../domain/appointments/slots.ts';
import { mayBe } from '../../domain/appointments/steps.ts';
import { lockAtDesk, saveAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { idsOf } from '../../persistence/persons.ts';
import { notNow, stale, unknown } from './refuse.ts';

export interface ReceiveAppointment {
  readonly appointmentId: string;
  /** The member stands there with its code. */
  readonly byCode: boolean;
  readonly expectedVersion: number;
}

export type ReceiveCode = 'NOT_FOUND' | 'STALE' | 'NOT_NOW' | 'NOT_TODAY' | 'NOT_VISITING';

/** It is here: by its code, which the counter has just taken, or as the desk sees. Late on its day it has come, too. */
export const receiveAppointment = defineCommand<ReceiveAppointment, { appointmentId: string }, ReceiveCode>({
  name: 'service.receive-appointment',
  execute: async (tx, { appointmentId, byCode, expectedVersion }) => {
    const row = await lockAtDesk(tx, appointmentId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    if (!mayBe('arrive', row.state)) return notNow(row);
    const zone = (await readCodebook(tx.sql)).zoneOf(row.region, tx.now);
    if (dayIn(row.startsAt, zone) !== dayIn(tx.now, zone)) {
      return refused('NOT_TODAY', 'It is of another day: move it first.', ['id']);
    }
    if (byCode && !await isVisiting(tx, row)) {
      return refused('NOT_VISITING', 'The member has not shown its code in this store just now.', ['byCode']);
    }
    await saveAppointment(
      tx, row, { state: 'arrived', arrivedAt: tx.now, arrivedByCode: byCode, closedAt: null }, 'arrive');
    return accepted({ appointmentId });
  },
});

async function isVisiting(tx: Tx, { memberId, outletId }: AppointmentRow): Promise<boolean> {
  const ids = memberId === null ? [] : await idsOf(tx.sql, memberId);
  return await tx.sql.maybe`select 1 from store_visit where member_id = any(${ids}::uuid[])
    and outlet_id = ${outletId} and from_at <= ${tx.now} and until_at > ${tx.now} limit 1` !== null;
}

export interface FinishAppointment { readonly appointmentId: string; readonly expectedVersion: number }

export type FinishCode = 'NOT_FOUND' | 'STALE' | 'NOT_NOW';

/** What it came for is done. */
export const finishAppointment = defineCommand<FinishAppointment, { appointmentId: string }, FinishCode>({
  name: 'service.finish-appointment',
  execute: async (tx, { appointmentId, expectedVersion }) => {
    const row = await lockAtDesk(tx, appointmentId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    if (!mayBe('finish', row.state)) return notNow(row);
    await saveAppointment(tx, row, { state: 'done', closedAt: tx.now }, 'finish');
    return accepted({ appointmentId });
  },
});
