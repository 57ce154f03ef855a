import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { bookAppointment } from '../../commands/appointments/book-appointment.ts';
import { ANSWER, SLOT_REFUSALS } from './takes.ts';

export const bookAppointmentMutation = defineMutation({
  name: 'bookAppointment',
  says: 'Books a time in an outlet 预约到店: a member for itself, a channel for its member, the staff for a member or for '
    + 'a guest. Who missed too many books by telephone: the staff may still.',
  scopes: ['service:answer'],
  input: 'Who comes, where, when, and what for.',
  takes: {
    outletId: idOf(PREFIX.outlet, 'Outlet; of the staff one where it serves.'),
    kind: text('Code of what it is for 预约项目, for example "try-on".'),
    startsAt: dateTime('When it begins, one of openSlots.'),
    memberId: optional(idOf(PREFIX.member, 'Who comes; a member itself without it.')),
    guest: optional(text('Who comes, where that is no member, 1 to 100 characters; of the staff alone.')),
    note: optional(text('What is said with it, at most 300 characters; the customer may read it.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), ...SLOT_REFUSALS,
    GUEST_INVALID: 'Either a member, or at the desk who comes in 1 to 100 characters.',
    TIER_TOO_LOW: 'Members of a higher tier book it themselves.',
    BY_TELEPHONE_ONLY: 'After appointments that were missed, the store books by telephone 仅限电话预约.',
    TOO_MANY: 'So many appointments stand already.',
  },
  command: bookAppointment,
  answers: ANSWER,
});
