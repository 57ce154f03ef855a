import { ask } from '../../graph/ask.ts';
import {
  DeskBookAppointmentDocument, DeskCancelAppointmentDocument, DeskFinishAppointmentDocument,
  DeskMoveAppointmentDocument, DeskReceiveAppointmentDocument, SetOutletHoursDocument,
  type AppointmentDeskQuery, type AppointmentPartsFragment,
  type BookAppointmentInput, type CancelAppointmentInput, type FinishAppointmentInput, type MoveAppointmentInput,
  type ReceiveAppointmentInput, type SetOutletDeskInput,
} from '../../gql/graphql.ts';

export type Appointment = AppointmentPartsFragment;
export type Desk = NonNullable<AppointmentDeskQuery['outletDesk']>;
export type Rules = AppointmentDeskQuery['servicePolicy']['rules'];

/** As many as a page of the graph has. */
export const MOST_SHOWN = 100;
export const SLOT_DAYS = 7;

export const bookAppointment = async (input: BookAppointmentInput) =>
  (await ask(DeskBookAppointmentDocument, { input })).bookAppointment;
export const moveAppointment = async (input: MoveAppointmentInput) =>
  (await ask(DeskMoveAppointmentDocument, { input })).moveAppointment;
export const cancelAppointment = async (input: CancelAppointmentInput) =>
  (await ask(DeskCancelAppointmentDocument, { input })).cancelAppointment;
export const receiveAppointment = async (input: ReceiveAppointmentInput) =>
  (await ask(DeskReceiveAppointmentDocument, { input })).receiveAppointment;
export const finishAppointment = async (input: FinishAppointmentInput) =>
  (await ask(DeskFinishAppointmentDocument, { input })).finishAppointment;
export const setOutletDesk = async (input: SetOutletDeskInput) =>
  (await ask(SetOutletHoursDocument, { input })).setOutletDesk;

/** Who comes, as the reader may see it. */
export const whoOf = ({ member, guest }: Appointment): string =>
  member?.displayName ?? member?.cardNumber ?? guest ?? '—';
