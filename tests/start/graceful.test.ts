import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { endLaunched, launch, newDataDir, postgresOf } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';

afterEach(endLaunched);

const BODY = JSON.stringify({ query: '{ __typename }' });

/** A request whose body is kept back until `finish` is called. */
function begin(address: string) {
  const sending = request(`${address}/graphql`, { method: 'POST', headers: {
    'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY),
    // The server says "continue" once it has taken the request on.
    expect: '100-continue' } });
  sending.flushHeaders();
  const answered = once(sending, 'response').then(async ([response]) => {
    const chunks: Buffer[] = [];
    for await (const chunk of response as IncomingMessage) chunks.push(chunk as Buffer);
    return { status: (response as IncomingMessage).statusCode,
      body: JSON.parse(Buffer.concat(chunks).toString()) as unknown };
  });
  return { answered, finish: () => sending.end(BODY), taken: once(sending, 'continue') };
}

describe('stopping', () => {
  it('finishes the requests it has begun and takes no new ones', async () => {
    const house = await launch(newDataDir(), { LOG_LEVEL: 'info' });
    await house.ready();
    const address = /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
    await fetch(`${address}/healthz`);
    const begun = Array.from({ length: 5 }, () => begin(address));
    await Promise.all(begun.map(({ taken }) => taken));
    house.signal('SIGTERM');
    await until(() => house.out().includes('is stopping'));
    await until(async () => {
      try {
        await fetch(`${address}/healthz`, { headers: { connection: 'close' } });
        return false;
      } catch {
        return true;
      }
    }, 5_000, 'a closed door');
    for (const { finish } of begun) finish();
    for (const { answered } of begun) {
      expect(await answered).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } });
    }
    expect(await house.ended()).toBe(0);
  }, 120_000);

  it('is not ready at once, serves on meanwhile, and resets no connection of a busy caller', async () => {
    const house = await launch(newDataDir(), { LOG_LEVEL: 'info', KARAT_DRAIN_SECONDS: '1' });
    await house.ready();
    const address = addressOf(house);
    const callers = Array.from({ length: 12 }, () => askOn(address));
    await until(() => callers.every(({ answered }) => answered() > 5), 10_000, 'callers at work');
    house.signal('SIGTERM');
    const began = performance.now();
    await until(async () => (await fetch(`${address}/readyz`)).status === 503, 900, 'not ready');
    const atTerm = callers.map(({ answered }) => answered());
    await until(() => callers.every(({ answered }, index) => answered() > atTerm[index]! + 2), 900, 'served on');
    expect(await house.ended()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    // The door is closed to the next call; nobody who was inside is thrown out.
    const ends = await Promise.all(callers.map(({ ended }) => ended));
    expect(ends.filter((end) => end !== 'ECONNREFUSED')).toEqual([]);
  }, 120_000);

  it('is hurried out of its drain by a second wish', async () => {
    const house = await launch(newDataDir(), { KARAT_DRAIN_SECONDS: '60' });
    await house.ready();
    const began = performance.now();
    house.signal('SIGTERM');
    await until(async () => (await fetch(`${addressOf(house)}/readyz`)).status === 503, 2_000);
    await sleep(1_100);
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  }, 120_000);
});

describe('a house whose PostgreSQL does not answer', () => {
  it('is not ready, names it, and is ready again with it', async () => {
    const dataDir = newDataDir();
    const house = await launch(dataDir);
    await house.ready();
    const ready = async () => {
      const response = await fetch(`${addressOf(house)}/readyz`);
      return { status: response.status, ...await response.json() as object };
    };
    expect(await ready()).toMatchObject({ status: 'ready', missing: [] });
    const { pid } = postgresOf(dataDir);
    process.kill(pid, 'SIGSTOP');
    const backends = backendsOf(pid);
    for (const backend of backends) process.kill(backend, 'SIGSTOP');
    await until(async () => (await fetch(`${addressOf(house)}/readyz`)).status === 503, 5_000, 'not ready');
    expect(await ready()).toEqual({ status: 'waiting', openCircuits: [],
      missing: ['PostgreSQL of campaigns, catalog, franchises, loyalty, members, orders'] });
    for (const one of [pid, ...backends]) process.kill(one, 'SIGCONT');
    await until(async () => (await fetch(`${addressOf(house)}/readyz`)).status === 200, 5_000, 'ready again');
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  }, 120_000);
});

function addressOf(house: { out(): string }): string {
  return /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
}

/** The processes that serve a PostgreSQL's connections. */
function backendsOf(pid: number): number[] {
  return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim().split(/\s+/).map(Number);
}

/** One caller on a kept connection, one request after the other, until the first that fails: its code. */
function askOn(address: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let answered = 0;
  const ask = () => new Promise<void>((resolve, reject) => {
    const sending = request(`${address}/graphql`, { method: 'POST', agent,
      headers: { 'content-type': 'application/json' } }, (response) => {
      response.resume();
      response.once('end', () => { answered += 1; resolve(); });
      response.once('error', reject);
    });
    sending.once('error', reject);
    sending.end(BODY);
  });
  const asking = async (): Promise<string> => {
    for (;;) {
      try {
        await ask();
      } catch (error) {
        agent.destroy();
        return (error as NodeJS.ErrnoException).code ?? String(error);
      }
    }
  };
  return { answered: () => answered, ended: asking() };
}
