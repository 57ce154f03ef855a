import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../gateway/postgres/processes.ts';
import { readRun } from './env.ts';

type Outcome<T> = { value: T } | { error: string };

/** Makes something once in a whole test run, whichever worker comes first; the others wait for it. */
export async function onceInRun<T>(name: string, make: () => Promise<T>): Promise<T> {
  const path = join(readRun().folder, name);
  if (!claim(`${path}.lock`)) return waitFor<T>(name, path);
  let outcome: Outcome<T>;
  try {
    outcome = { value: await make() };
  } catch (error) {
    outcome = { error: (error as Error).stack ?? String(error) };
  }
  writeFileSync(`${path}.tmp`, JSON.stringify(outcome));
  renameSync(`${path}.tmp`, `${path}.json`);
  return unwrap(name, outcome);
}

/** What was made under this name in this run, or undefined when nobody has begun. */
export async function madeInRun<T>(name: string): Promise<T | undefined> {
  const path = join(readRun().folder, name);
  return existsSync(`${path}.lock`) ? waitFor<T>(name, path) : undefined;
}

async function waitFor<T>(name: string, path: string): Promise<T> {
  while (!existsSync(`${path}.json`)) {
    const maker = Number(readFileSync(`${path}.lock`, 'utf8'));
    if (maker && !isAlive(maker)) throw new Error(`The worker that was making ${name} died.`);
    await sleep(20);
  }
  return unwrap(name, JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Outcome<T>);
}

function unwrap<T>(name: string, outcome: Outcome<T>): T {
  if ('error' in outcome) throw new Error(`Making ${name} failed: ${outcome.error}`);
  return outcome.value;
}

function claim(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
