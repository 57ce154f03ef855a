import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { AppointmentRow } from '../../persistence/appointments.ts';

export const unknown = (): Outcome<never, 'NOT_FOUND'> =>
  refused('NOT_FOUND', 'There is no such appointment.', ['id']);

/** Somebody did something with it meanwhile; null: nobody did. */
export function stale(row: AppointmentRow, expected: number): Outcome<never, 'STALE'> | null {
  return row.version === expected ? null
    : refused('STALE', 'The appointment was changed meanwhile.', ['expectedVersion'], { currentVersion: row.version });
}

export const notNow = ({ state }: AppointmentRow): Outcome<never, 'NOT_NOW'> =>
  refused('NOT_NOW', `It is ${state} by now.`, ['id']);
