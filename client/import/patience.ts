import { setTimeout as sleep } from 'node:timers/promises';
import type { Refused } from './state.ts';

export interface Taken {
  readonly made: number;
  readonly known: number;
  readonly refusals: readonly Refused[];
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * What one import waits in all for things the house has accepted and not yet told everywhere. When it is
 * used up, the rest is reported and sent by the next run: never counted as done, and never waited for
 * without end.
 */
export class Patience {
  #leftMs: number;

  constructor(ms: number) {
    this.#leftMs = ms;
  }

  /** Waits, or answers false when there is no patience left. */
  async wait(ms: number): Promise<boolean> {
    if (ms > this.#leftMs) return false;
    this.#leftMs -= ms;
    await sleep(ms);
    return true;
  }
}

/** Sends rows, and those that the house cannot know yet again, with growing pauses. */
export async function sendPatiently<Row>(
  rows: readonly Row[], keyOf: (row: Row) => string,
  send: (rows: readonly Row[]) => Promise<Taken>, patience: Patience,
): Promise<Taken> {
  let [made, known] = [0, 0];
  const refusals: Refused[] = [];
  let left = rows;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const taken = await send(left);
    made += taken.made;
    known += taken.known;
    refusals.push(...taken.refusals.filter(({ temporary }) => !temporary));
    const later = taken.refusals.filter(({ temporary }) => temporary);
    if (later.length === 0 || !await patience.wait(pause)) {
      return { made, known, refusals: [...refusals, ...later] };
    }
    const keys = new Set(later.map(({ key }) => key));
    left = left.filter((row) => keys.has(keyOf(row)));
  }
}
