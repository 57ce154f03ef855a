/**
 * What is remembered while one request is answered. A sign-in is proved once and carried on by rows: interaction,
 * session, grant, code, refresh token. Each row has the epoch of its account, which goes up when everything of
 * that account ends (accounts/sign-out-everywhere.ts). A request that has read a row before that moment may
 * write none of its kind after it, so it says which epoch it began with.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

import { NOWHERE, type Place } from './place.ts';

export interface Request {
  readonly place: Place;
  /** What it reads is no older, so what is cut off until later covers all it makes. */
  readonly began: Date;
  /** By account: that of the first row read. */
  readonly epochs: Map<string, number>;
  /** Sessions that were there: whoever has meanwhile signed out is not signed in again. */
  readonly sessions: Set<string>;
}

const current = new AsyncLocalStorage<Request>();

export function currentRequest(): Request | undefined {
  return current.getStore();
}

/** The place that the request being answered comes from. */
export function currentPlace(): Place {
  return current.getStore()?.place ?? NOWHERE;
}

export function inRequest<T>(place: Place, began: Date, work: () => T): T {
  return current.run({ place, began, epochs: new Map(), sessions: new Set() }, work);
}

/** The first row counts: one of a later epoch belongs to a later sign-in. */
export function noteEpoch(accountId: string, epoch: number): void {
  const epochs = current.getStore()?.epochs;
  if (epochs && !epochs.has(accountId)) epochs.set(accountId, epoch);
}
