import { useSyncExternalStore } from 'react';
import { instantOf, momentIn } from './moments.ts';
import { instantAt, ownZone } from './zones.ts';

/** Whose clocks the house is read by: those of the region one works for, before it is known the reader's own. */
let zone = ownZone();
const listeners = new Set<() => void>();

export const houseZone = (): string => zone;

export function setHouseZone(next: string): void {
  if (next === zone) return;
  zone = next;
  for (const listener of listeners) listener();
}

function onHouseZone(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useHouseZone = (): string => useSyncExternalStore(onHouseZone, houseZone);

/** An instant as a form keeps it. */
export const formMoment = (at: Date | string): string => momentIn(new Date(at), zone);

/** The instant that a form keeps; null when its field is empty, never to be taken for "now" when it is not. */
export const formInstant = (kept: string): string | null => instantOf(kept, zone);

/** The begin of a day, so many days later; by the clocks of the house, or of another zone. */
export function startOfDay(day: string, later = 0, of: string = zone): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + later);
  return instantAt(`${at.toISOString().slice(0, 10)} 00:00`, of).toISOString();
}
