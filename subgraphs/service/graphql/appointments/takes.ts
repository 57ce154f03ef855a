import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { appointmentsById } from '../../queries/appointments.ts';
import { Appointment } from './appointment.type.ts';

/** What every change takes. */
export const EDIT = {
  id: idOf(PREFIX.appointment, 'Appointment.'), expectedVersion: VERSION, idempotencyKey: KEY,
};

export const ANSWER = {
  appointment: loaded(() => Appointment, appointmentsById, 'appointmentId', 'The appointment; null when refused.'),
};

export const SLOT_REFUSALS = {
  SLOT_CLOSED: 'Nobody is received then: openSlots says when.',
  SLOT_NOT_YET: 'That day is not open for booking yet; it is earlier for higher tiers.',
  SLOT_FULL: 'There is no place left then.',
  KIND_UNKNOWN: 'The outlet does not receive for that.',
  OVERLAPS: 'The member is expected somewhere at that time.',
};

export const EDIT_REFUSALS = {
  ...said('NOT_FOUND', 'STALE'),
  NOT_NOW: 'It stands otherwise by now: deeds of the appointment says what may be done.',
};

export const HAS_BEGUN = { HAS_BEGUN: 'It has begun: the store changes it.' };

export const STALE_EXTRAS = CURRENT_VERSION;

export const inputOf = <Rest extends object>({ id, ...rest }: Rest & { readonly id: string }) => (
  { appointmentId: id, ...rest });
