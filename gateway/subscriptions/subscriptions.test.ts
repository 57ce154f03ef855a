import { afterEach, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createFixture, type Fixture } from '../tests/fixture.ts';
import type { Gateway, GatewayOptions } from '../gateway.ts';
import { SubscriptionHub } from './hub.ts';
import { LatestQueue } from './latest-queue.ts';
import { GatewayError } from '../errors.ts';
import { watchToken } from './lifetime.ts';
import { visibilityKey } from './visibility.ts';

const QUERY = 'subscription Changed($id: ID!) { personChanged(id: $id) { name points } }';

interface Served { fixture: Fixture; gateway: Gateway; url: string; ws: string }
let cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups = [];
});

async function serve(options: Partial<GatewayOptions> = {}): Promise<Served> {
  const fixture = createFixture();
  const gateway = await fixture.gateway(options);
  const app = fastify({ forceCloseConnections: true });
  await app.register(gateway.handler);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  cleanups.push(() => app.close(), () => gateway.close());
  return { fixture, gateway, url: `${address}/graphql/stream`,
    ws: `${address.replace('http', 'ws')}/graphql/ws` };
}

type Stream = AsyncIterableIterator<unknown>;

function overSse({ url }: Served, token?: string, query = QUERY, id = '1'): Stream {
  const headers: Record<string, string> = token === undefined ? {}
    : { authorization: `Bearer ${token}` };
  const client = createSseClient({ url, headers, retryAttempts: 0 });
  cleanups.push(() => client.dispose());
  return client.iterate({ query, variables: { id } }) as Stream;
}

function overWs({ ws }: Served, token?: string, query = QUERY, id = '1'): Stream {
  const client = createWsClient({ url: ws, webSocketImpl: WebSocket, retryAttempts: 0,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` } });
  cleanups.push(() => client.dispose());
  return client.iterate({ query, variables: { id } }) as Stream;
}

async function subscribed(fixture: Fixture, count = 1): Promise<void> {
  await until(() => fixture.listeners.size === count);
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
  throw new Error('it never came true');
}

const EVENT = { data: { personChanged: { name: 'p1', points: 100 } } };

describe.each([['SSE', overSse], ['WebSocket', overWs]])('subscriptions over %s', (_name, over) => {
  it('deliver events completed from other subgraphs, again and again', async () => {
    const served = await serve();
    const stream = over(served);
    const first = stream.next();
    await subscribed(served.fixture);
    served.fixture.publish('1');
    expect((await first).value).toEqual(EVENT);
    served.fixture.people.set('1', { id: '1', name: 'renamed', mood: 'CALM' });
    const second = stream.next();
    served.fixture.publish('1');
    expect((await second).value)
      .toEqual({ data: { personChanged: { name: 'renamed', points: 100 } } });
    await stream.return?.();
    await subscribed(served.fixture, 0);
  });

  it('do not repeat the error of one event with the next', async () => {
    const served = await serve();
    const stream = over(served);
    const first = stream.next();
    await subscribed(served.fixture);
    served.fixture.fault.set('points', () => Promise.reject(new Error('down')));
    served.fixture.publish('1');
    expect((await first).value).toMatchObject({ data: { personChanged: { points: null } },
      errors: [{ extensions: { code: 'INTERNAL' } }] });
    served.fixture.fault.delete('points');
    const second = stream.next();
    served.fixture.publish('1');
    expect((await second).value).toEqual(EVENT);
  });

  it('answer queries too', async () => {
    const stream = over(await serve(), undefined, '{ hello }');
    expect((await stream.next()).value).toMatchObject({ data: { hello: 'hello you' } });
    expect((await stream.next()).done).toBe(true);
  });

  it('refuse what the actor may not see', async () => {
    const stream = over(await serve(), undefined, 'subscription { guarded { id } }');
    const told = await stream.next().then(({ value }) => (value as { errors: unknown[] }).errors, (errors) => errors);
    expect(told).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('tell when the owner refuses, and complete', async () => {
    const stream = over(await serve(), undefined, 'subscription { broken }');
    expect((await stream.next()).value).toMatchObject({ data: null,
      errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect((await stream.next()).done).toBe(true);
  });

  it('share one upstream among actors who see the same', async () => {
    const served = await serve();
    const streams = [over(served), over(served), over(served, 'operator')];
    const events = streams.map((stream) => stream.next());
    await subscribed(served.fixture, 2);
    const { registry } = served.gateway;
    await until(async () => /subscriptions\{[^}]+\} 3/.test(await registry.metrics()));
    served.fixture.publish('1');
    for (const event of events) expect((await event).value).toEqual(EVENT);
  });

});

describe('sockets', () => {
  it('refuse a bad token, a foreign page, and too many subscriptions', async () => {
    const served = await serve({ limits: { subscriptionsPerSocket: 1 } });
    await expect(overWs(served, 'wrong').next()).rejects.toMatchObject({ code: 4403 });
    const foreign = new WebSocket(served.ws, 'graphql-transport-ws',
      { headers: { origin: 'https://evil.example' } });
    await expect(new Promise((_resolve, reject) => { foreign.on('error', reject); }))
      .rejects.toThrow('403');
    const client = createWsClient({ url: served.ws, webSocketImpl: WebSocket, retryAttempts: 0 });
    cleanups.push(() => client.dispose());
    const first = client.iterate({ query: QUERY, variables: { id: '1' } });
    void first.next();
    await subscribed(served.fixture);
    const second = client.iterate({ query: QUERY, variables: { id: '2' } });
    await expect(second.next()).rejects.toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED' } }]);
  });
});

describe('one reader', () => {
  it('that is slow gets the newest state only', async () => {
    let hasLeft = false;
    const queue = new LatestQueue<number>(() => { hasLeft = true; });
    for (const state of [1, 2, 3]) queue.put(state);
    expect(await queue.next()).toEqual({ done: false, value: 3 });
    const waiting = queue.next();
    queue.put(4);
    expect(await waiting).toEqual({ done: false, value: 4 });
    queue.put(5);
    queue.end();
    queue.put(6);
    expect(await queue.next()).toEqual({ done: false, value: 5 });
    expect(await queue.next()).toEqual({ done: true, value: undefined });
    await queue.return();
    expect(hasLeft).toBe(true);
  });

  it('that comes late gets the newest state at once, from the same bytes', async () => {
    const hub = new SubscriptionHub(() => ({ errors: [] }));
    let encoded = 0;
    const waiting: ((item: IteratorResult<object>) => void)[] = [];
    const open = () => Promise.resolve({
      events: { next: () => new Promise<IteratorResult<object>>((resolve) => {
        waiting.push(resolve);
      }) },
      complete: () => Promise.resolve({ data: { toJSON: () => {
        encoded += 1;
        return { n: 1 };
      } } }),
    });
    const readers = [hub.join('k', open as never), hub.join('k', open as never)];
    await until(() => waiting.length === 1);
    waiting[0]!({ done: false, value: {} });
    const late = hub.join('k', open as never);
    for (const reader of [...readers, late]) {
      expect((await reader.next()).value).toEqual({ encoded: '{"data":{"n":1}}' });
    }
    expect([encoded, hub.upstreams]).toEqual([1, 1]);
    hub.close();
    expect((await late.next()).done).toBe(true);
    expect(hub.upstreams).toBe(0);
  });

  it('is told when the upstream breaks', async () => {
    const hub = new SubscriptionHub(() => ({ data: null }));
    const reader = hub.join('k', () => Promise.reject(new Error('gone')));
    expect((await reader.next()).value).toEqual({ encoded: '{"data":null}' });
    expect((await reader.next()).done).toBe(true);
  });

  it.each(['UNAUTHENTICATED', 'ORIGIN_REFUSED'] as const)('refused with %s is sent away', async (code) => {
    let isRefused = false;
    let ended = 0;
    const authenticate = () => isRefused
      ? Promise.reject(new GatewayError(code, 'no more')) : Promise.resolve({} as never);
    const stop = watchToken({ authorization: 'Bearer opaque' }, authenticate, 10,
      () => { ended += 1; });
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    expect(ended).toBe(0);
    isRefused = true;
    await until(() => ended > 0);
    stop();
  });

  it('goes on while nobody can be asked, and is asked about again', async () => {
    let asked = 0;
    let ended = 0;
    let answer: Error = Object.assign(new Error('the database is away'), { code: 'ECONNREFUSED' });
    const stop = watchToken({ authorization: 'Bearer opaque' },
      () => { asked += 1; return Promise.reject(answer); }, 10, () => { ended += 1; });
    await until(() => asked >= 3);
    expect(ended).toBe(0);
    answer = new GatewayError('UNAUTHENTICATED', 'revoked meanwhile');
    await until(() => ended > 0);
    stop();
  });

  it('is known by what it may see, not by its name', () => {
    const base = { kind: 'tenant', id: 'a', name: 'a', roles: [], scopes: ['x', 'y'],
      tenantId: 't' } as const;
    const key = visibilityKey(base);
    expect(visibilityKey({ ...base, id: 'b', scopes: ['y', 'x'] })).toBe(key);
    const others = [{ ...base, tenantId: 'u' }, { ...base, personId: 'p' },
      { ...base, channelId: 'c' }, { ...base, scopes: ['x'] }, { ...base, siteIds: ['s'] },
      { ...base, kind: 'channel' as const }];
    for (const other of others) expect(visibilityKey(other)).not.toBe(key);
  });
});
