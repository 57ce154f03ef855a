import type { Tx } from '../../kernel/commands/command.ts';

interface DropRef { readonly id: string }

/** One job for all holds of a drop that end at the same moment. */
export function scheduleExpiry(tx: Tx, drop: DropRef, at: Date): void {
  tx.schedule({
    job: 'expire-holds', at, payload: { dropId: drop.id }, key: `expire:${drop.id}:${at.getTime()}`,
  });
}

/** Goes on with a drop of which more lapsed than a caller ends. */
export function scheduleSweep(tx: Tx, drop: DropRef): void {
  tx.schedule({ job: 'expire-holds', at: tx.now, payload: { dropId: drop.id }, key: `sweep:${drop.id}` });
}

/** Asks loyalty for the points of a drop's reservations. */
export function scheduleReservation(tx: Tx, drop: DropRef, at: Date): void {
  tx.schedule({
    job: 'reserve-points', at, payload: { dropId: drop.id },
    key: `reserve:${drop.id}:${at.getTime()}`,
  });
}

/** Goes on with a waitlist of which more move than one transaction takes. */
export function scheduleWaiting(tx: Tx, drop: DropRef): void {
  tx.schedule({
    job: 'settle-waiting', at: tx.now, payload: { dropId: drop.id }, key: `waiting:${drop.id}`,
  });
}

/** Tells loyalty what became of the holds. */
export function schedulePoints(tx: Tx): void {
  tx.schedule({ job: 'settle-points', at: tx.now, payload: {}, key: 'settle-points' });
}
