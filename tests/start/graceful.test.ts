import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { deriveSecret } from '../../subgraphs/kernel/secret.ts';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import { waitUntilSettled } from '../faults/checkers/settled.ts';
import { graphBehind, httpDoor } from '../faults/load/door.ts';
import { openShop } from '../graph/shop.ts';
import { endLaunched, launch, openedDataDir, postgresOf } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';
import { callOn, type Call } from './busy-callers.ts';

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
    const house = await launch(await openedDataDir(), { LOG_LEVEL: 'info' });
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
    const house = await launch(await openedDataDir(), { LOG_LEVEL: 'info', KARAT_DRAIN_SECONDS: '1' });
    await house.ready();
    const address = addressOf(house);
    const callers = Array.from({ length: 12 }, () => callOn(address, () => ({ body: BODY })));
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

  it('under writes keeps every sale it has confirmed, and those nobody heard of are safe to tell again', async () => {
    const dataDir = await openedDataDir(SECRET);
    const settings = { KARAT_SECRET: SECRET, KARAT_DRAIN_SECONDS: '1' };
    const house = await launch(dataDir, settings);
    await house.ready();
    const till = await openTill(addressOf(house), postgresOf(dataDir).url);
    const told = new Map<string, Told | undefined>();
    const callers = Array.from({ length: 12 }, (_, caller) => {
      let count = 0;
      return callOn(addressOf(house), () => {
        const externalNo = `sale-${caller}-${(count += 1)}`;
        told.set(externalNo, undefined);
        return till.callFor(externalNo, (answer) => told.set(externalNo, answer));
      });
    });
    await until(() => callers.every(({ answered }) => answered() > 2), 30_000, 'callers at work');
    house.signal('SIGTERM');
    const began = performance.now();
    expect(await house.ended()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    const ends = await Promise.all(callers.map(({ ended }) => ended));
    expect(ends.filter((end) => end !== 'ECONNREFUSED')).toEqual([]);

    const next = await launch(dataDir, settings);
    await next.ready();
    const wrong: unknown[] = [];
    for (const [externalNo, first] of told) {
      const again = await till.tellAgain(addressOf(next), externalNo);
      const isFine = again.id !== undefined && again.codes.length === 0
        && (first === undefined || (first.created && !again.created && first.id === again.id));
      if (!isFine) wrong.push({ externalNo, first, again });
    }
    expect(wrong).toEqual([]);
    expect([...told.values()].filter((first) => first === undefined)).toHaveLength(12);
    next.signal('SIGTERM');
    expect(await next.ended()).toBe(0);
  }, 180_000);

  it('is hurried out of its drain by a second wish', async () => {
    const house = await launch(await openedDataDir(), { KARAT_DRAIN_SECONDS: '60' });
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
    const dataDir = await openedDataDir();
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
      missing: ['PostgreSQL of campaigns, catalog, engagement, franchises, insights, loyalty, members, orders, '
        + 'outreach, plans, rewards, service, tradeins'] });
    for (const one of [pid, ...backends]) goOn(one);
    await until(async () => (await fetch(`${addressOf(house)}/readyz`)).status === 200, 5_000, 'ready again');
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  }, 120_000);
});

/** A backend that was ending when it was stopped may be gone, at any moment. */
function goOn(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function addressOf(house: { out(): string }): string {
  return /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
}

/** The processes that serve a PostgreSQL's connections. */
function backendsOf(pid: number): number[] {
  return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim().split(/\s+/).map(Number);
}

const SECRET = 'the secret of a house that stops under writes';
const RECORD = `mutation($input: RecordOrdersInput!) { recordOrders(input: $input) {
  results { externalNo created order { id } userErrors { code path } } } }`;

interface Told { readonly created: boolean; readonly id: string | undefined; readonly codes: readonly string[] }

/** Sales of one shop by the order's own number, which makes them safe to tell again. */
async function openTill(address: string, databaseUrl: string) {
  const door = httpDoor(() => address, SECRET, () => databaseUrl);
  const shop = await openShop(graphBehind(door, () => waitUntilSettled(databaseUrl)));
  const inputOf = (externalNo: string) => ({ input: { orders: [{ externalNo, outletId: shop.webShopId,
    fulfilment: 'WEB', currency: 'CNY', paidAt: '2026-09-01T04:00:00Z', buyer: { externalId: externalNo },
    lines: [{ sku: 'RING-1', unitPrice: '8999.00' }] }] } });
  const read = (answer: any): Told => {
    const result = answer.data?.recordOrders.results[0];
    return { created: result?.created === true, id: result?.order?.id,
      codes: [...answer.errors ?? [], ...result?.userErrors ?? []]
        .map((error) => error.extensions?.code ?? error.code) };
  };
  return {
    read,
    callFor: (externalNo: string, hear: (told: Told) => void): Call => {
      const body = JSON.stringify({ query: RECORD, variables: inputOf(externalNo) });
      const hop = { requestId: externalNo, actor: shop.partner, deadlineAt: Date.now() + 10_000 };
      return { body, headers: { 'karat-actor': signHop(deriveSecret(SECRET, 'hop'), hop, 'gateway', body) },
        hear: (answer) => hear(read(JSON.parse(answer))) };
    },
    tellAgain: async (at: string, externalNo: string) =>
      read(await httpDoor(() => at, SECRET, () => '').ask(RECORD, inputOf(externalNo), shop.partner)),
  };
}
