/** Closed lists as the database has them. */

/**
 * received: the house has the piece; quoted: the customer is asked; approved, declined: it answered; in_work; waiting:
 * for the customer; ready: to be fetched; handed_over; returned_undone: given back without the work; cancelled: never
 * begun; lost: it cannot be found.
 */
export const SERVICE_STATES = ['received', 'quoted', 'approved', 'declined', 'in_work', 'waiting', 'ready',
  'handed_over', 'returned_undone', 'cancelled', 'lost'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** What the desk does, one after the other. */
export const SERVICE_STEPS = ['start', 'wait', 'finish', 'return_undone', 'cancel', 'lose', 'reopen'] as const;
export type ServiceStep = (typeof SERVICE_STEPS)[number];

/** Everything that happens to a service order, as its history says it; judge: whether it is under warranty. */
export const SERVICE_DEEDS = ['open', 'quote', 'approve', 'decline', 'judge', ...SERVICE_STEPS, 'hand_over'] as const;
export type ServiceDeed = (typeof SERVICE_DEEDS)[number];

export const WARRANTY_WORDS = ['in', 'out'] as const;
export type WarrantyWord = (typeof WARRANTY_WORDS)[number];

/** What a picture shows. */
export const PHOTO_KINDS = ['received', 'work', 'design', 'certificate', 'ready'] as const;
export type PhotoKind = (typeof PHOTO_KINDS)[number];

/**
 * How its entitlement stands with rewards. asked: not answered yet; booked; used; refused; settling: to be used or
 * called off, not answered yet; called_off.
 */
export const BENEFIT_STATES = ['none', 'asked', 'booked', 'settling', 'used', 'called_off', 'refused'] as const;
export type BenefitState = (typeof BENEFIT_STATES)[number];

/**
 * How an appointment stands. booked: somebody is expected; arrived: it is there; done; cancelled: called off; no_show:
 * it did not come in time.
 */
export const APPOINTMENT_STATES = ['booked', 'arrived', 'done', 'cancelled', 'no_show'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Who booked it: the member itself, a channel for its member, or the staff. */
export const BOOKED_VIA = ['member', 'channel', 'staff'] as const;
export type BookedVia = (typeof BOOKED_VIA)[number];

/** Whether a bad word became a complaint. asked: members has not answered yet. */
export const COMPLAINT_STATES = ['none', 'asked', 'recorded', 'refused'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];
