import { setTimeout as sleep } from 'node:timers/promises';

export async function until(
  holds: () => Promise<boolean>, withinMs: number, what: string, everyMs = 20,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not come within ${withinMs} ms`);
    await sleep(everyMs);
  }
}
