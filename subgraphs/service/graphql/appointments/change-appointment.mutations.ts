import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { dateTime, flag, otherwise } from '../../../kernel/graph/mutation/take.ts';
import { cancelAppointment } from '../../commands/appointments/cancel-appointment.ts';
import { moveAppointment } from '../../commands/appointments/move-appointment.ts';
import { finishAppointment, receiveAppointment } from '../../commands/appointments/receive-appointment.ts';
import { notByMembers } from '../orders/takes.ts';
import { ANSWER, EDIT, EDIT_REFUSALS, inputOf, SLOT_REFUSALS, STALE_EXTRAS, HAS_BEGUN } from './takes.ts';

export const moveAppointmentMutation = defineMutation({
  name: 'moveAppointment',
  says: 'Another time in the same outlet 改期; its old place is free at once. Members until its start.',
  scopes: ['service:answer'],
  input: 'Another time.',
  takes: { ...EDIT, startsAt: dateTime('When it begins now, one of openSlots.') },
  refusals: { ...EDIT_REFUSALS, ...HAS_BEGUN, ...SLOT_REFUSALS }, extras: STALE_EXTRAS,
  command: moveAppointment, inputOf,
  answers: ANSWER,
});

export const cancelAppointmentMutation = defineMutation({
  name: 'cancelAppointment',
  says: 'Calls an appointment off 取消预约: its place is free again. Members until its start.',
  scopes: ['service:answer'],
  input: 'An appointment that is not kept.',
  takes: EDIT,
  refusals: { ...EDIT_REFUSALS, ...HAS_BEGUN }, extras: STALE_EXTRAS,
  command: cancelAppointment, inputOf,
  answers: ANSWER,
});

export const receiveAppointmentMutation = defineMutation({
  name: 'receiveAppointment',
  says: 'Somebody with an appointment is there 到店登记: with the code that the counter has just taken '
    + '(checkMemberCode), or as the desk sees. Late on its day it has come after all.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'Who has come.',
  takes: { ...EDIT, byCode: otherwise(false, flag('The member stands here with its code.')) },
  refusals: {
    ...EDIT_REFUSALS, NOT_TODAY: 'It is of another day: move it first.',
    NOT_VISITING: 'The member has not shown its code in this store just now.',
  },
  extras: STALE_EXTRAS,
  command: receiveAppointment, inputOf,
  answers: ANSWER,
});

export const finishAppointmentMutation = defineMutation({
  name: 'finishAppointment',
  says: 'What somebody came for is done 完成接待.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'An appointment that is over.',
  takes: EDIT,
  refusals: EDIT_REFUSALS, extras: STALE_EXTRAS,
  command: finishAppointment, inputOf,
  answers: ANSWER,
});
