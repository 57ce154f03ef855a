import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  endLaunched, isGoneWithin, launch, launchThroughNpm, newDataDir, openedDataDir, postgresOf,
} from '../kit/launcher.ts';
import type { Launched } from '../kit/launcher.ts';

async function ask(dataDir: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgresOf(dataDir).url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function start(dataDir: string): Promise<Launched> {
  const house = await launch(dataDir);
  await house.ready();
  return house;
}

describe('the launcher', () => {
  afterEach(endLaunched);

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'opens, stops everything on %s, and finds its data again',
    async (signal) => {
      const dataDir = signal === 'SIGINT' ? newDataDir() : await openedDataDir();
      const first = await start(dataDir);
      expect(first.out()).toMatch(/Karat is ready in \d+\.\d s \(development\)/);
      expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
      expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
      await ask(dataDir, 'CREATE TABLE kept AS SELECT 24 AS karat');
      const { pid } = postgresOf(dataDir);
      first.signal(signal);
      expect(await first.ended()).toBe(0);
      expect(await isGoneWithin(pid, 0)).toBe(true);
      expect(existsSync(join(dataDir, 'karat.lock'))).toBe(false);

      const second = await start(dataDir);
      expect(await ask(dataDir, 'SELECT karat FROM kept')).toEqual([{ karat: 24 }]);
      second.signal(signal);
      expect(await second.ended()).toBe(0);
    },
  );

  it('closes in order when a Ctrl-C reaches npm and the launcher alike', async () => {
    const dataDir = await openedDataDir();
    const house = await launchThroughNpm(dataDir);
    await house.ready();
    const { pid } = postgresOf(dataDir);
    house.signal('SIGINT');
    await house.ended();
    expect(house.out()).toContain('Karat is stopping');
    expect(house.err()).not.toContain('Karat was forced');
    expect(await isGoneWithin(pid, 0)).toBe(true);
    expect(existsSync(join(dataDir, 'karat.lock'))).toBe(false);
  });

  it('stops in order when the signal comes before it is open', async () => {
    const dataDir = newDataDir();
    const house = await launch(dataDir);
    while (!existsSync(join(dataDir, 'karat.lock'))) await sleep(2);
    house.signal('SIGINT');
    expect(await house.ended()).toBe(0);
    expect(house.out()).not.toContain('Karat is ready');
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('leaves nothing behind on kill -9, and opens again with its data', async () => {
    const dataDir = await openedDataDir();
    const house = await start(dataDir);
    await ask(dataDir, 'CREATE TABLE kept AS SELECT 18 AS karat');
    const { pid } = postgresOf(dataDir);
    house.signal('SIGKILL');
    await house.ended();
    expect(await isGoneWithin(pid, 10_000)).toBe(true);
    const again = await start(dataDir);
    expect(await ask(dataDir, 'SELECT karat FROM kept')).toEqual([{ karat: 18 }]);
    again.signal('SIGTERM');
    expect(await again.ended()).toBe(0);
  });

  it('opens at once after kill -9, while the old PostgreSQL is still there', async () => {
    const dataDir = await openedDataDir();
    const house = await start(dataDir);
    const { pid } = postgresOf(dataDir);
    process.kill(pid, 'SIGSTOP');
    house.signal('SIGKILL');
    await house.ended();
    const again = await launch(dataDir);
    await sleep(200);
    process.kill(pid, 'SIGCONT');
    await again.ready();
    expect(await isGoneWithin(pid, 0)).toBe(true);
    expect(postgresOf(dataDir).pid).not.toBe(pid);
    again.signal('SIGTERM');
    expect(await again.ended()).toBe(0);
  });

  it('brings PostgreSQL back on the same port when that alone is killed', async () => {
    const dataDir = await openedDataDir();
    const house = await start(dataDir);
    const before = postgresOf(dataDir);
    process.kill(before.pid, 'SIGKILL');
    const isBack = (): boolean => {
      try {
        return postgresOf(dataDir).pid !== before.pid;
      } catch {
        return false;
      }
    };
    while (!isBack() || !(await ask(dataDir, 'SELECT 1').catch(() => undefined))) await sleep(20);
    expect(postgresOf(dataDir).url).toBe(before.url);
    expect(house.out()).toContain('PostgreSQL ended without being asked to; starting it again.');
    house.signal('SIGINT');
    expect(await house.ended()).toBe(0);
  });

  it('is hurried by a second signal, then forced, and PostgreSQL still ends', async () => {
    const dataDir = await openedDataDir();
    const house = await start(dataDir);
    const { pid } = postgresOf(dataDir);
    process.kill(pid, 'SIGSTOP');
    house.signal('SIGINT');
    house.signal('SIGINT');
    await sleep(1_200);
    expect(house.out()).toContain('press Ctrl-C again to hurry it');
    house.signal('SIGINT');
    expect(await house.ended()).toBe(130);
    process.kill(pid, 'SIGCONT');
    expect(await isGoneWithin(pid, 10_000)).toBe(true);
  });
});
