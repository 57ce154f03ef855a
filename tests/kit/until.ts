import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something that other processes or queues bring about; fails after `withinMs`. */
export async function until(
  holds: () => Promise<boolean> | boolean, withinMs = 30_000, what = 'the awaited state',
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not come within ${withinMs} ms`);
    await sleep(20);
  }
}
