import { setImmediate as others } from 'node:timers/promises';

/** Works on each of these in order, and lets whatever else waits have its turn in between: none of it is short. */
export async function inTurn<Thing, Result>(
  things: readonly Thing[], work: (thing: Thing) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const thing of things) {
    if (results.length > 0) await others();
    results.push(work(thing));
  }
  return results;
}
