/**
 * Where an order stands: paid → delivered → completed when the return window is over; partly_returned
 * and returned as its base comes back; exchanged when the last of it came back for another piece; cancelled when all
 * was taken back before delivery.
 */
export const ORDER_STATES = [
  'paid', 'delivered', 'completed', 'partly_returned', 'returned', 'exchanged', 'cancelled',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];
