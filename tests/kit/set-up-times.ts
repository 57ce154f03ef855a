import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRun } from './env.ts';

const pathIn = (folder: string): string => join(folder, 'set-up.jsonl');

/** Does what tests need before they begin, and notes how long that took: the end of the run tells the sums. */
export async function settingUp<T>(what: string, work: () => Promise<T>): Promise<T> {
  const before = performance.now();
  const made = await work();
  const seconds = (performance.now() - before) / 1_000;
  appendFileSync(pathIn(readRun().folder), `${JSON.stringify({ what, seconds })}\n`);
  return made;
}

/** What was set up in this run, the longest first; of both workers together. */
export function setUpTimes(folder: string): string[] {
  if (!existsSync(pathIn(folder))) return [];
  const sums = new Map<string, { times: number; seconds: number }>();
  for (const line of readFileSync(pathIn(folder), 'utf8').trimEnd().split('\n')) {
    const { what, seconds } = JSON.parse(line) as { what: string; seconds: number };
    const sum = sums.get(what) ?? { times: 0, seconds: 0 };
    sums.set(what, { times: sum.times + 1, seconds: sum.seconds + seconds });
  }
  const all = [...sums.values()].reduce((sum, { seconds }) => sum + seconds, 0);
  return [`set-up: ${Math.round(all)} s`, ...[...sums].sort(([, a], [, b]) => b.seconds - a.seconds).map(
    ([what, { times, seconds }]) => `${seconds.toFixed(1).padStart(8)} s  ${what}, ${times} times`)];
}
