import type { AppointmentState } from '../words.ts';

/**
 * What may be done with an appointment in which state. Who did not come in time and comes later that day has come after
 * all; what was called off is booked anew. Example: booked for 10:00, no_show at 10:15, here at 10:40: arrived, done.
 */
export const APPOINTMENT_DEEDS = ['move', 'arrive', 'finish', 'cancel'] as const;
export type AppointmentDeed = (typeof APPOINTMENT_DEEDS)[number];

const FROM: Readonly<Record<AppointmentDeed, readonly AppointmentState[]>> = {
  move: ['booked'], arrive: ['booked', 'no_show'], finish: ['arrived'], cancel: ['booked'],
};

export const mayBe = (deed: AppointmentDeed, state: AppointmentState): boolean => FROM[deed].includes(state);

export const appointmentDeedsIn = (state: AppointmentState): AppointmentDeed[] =>
  APPOINTMENT_DEEDS.filter((deed) => mayBe(deed, state));
