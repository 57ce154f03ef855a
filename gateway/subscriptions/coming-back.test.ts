import { afterEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { SignJWT } from 'jose';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Gateway } from '../gateway.ts';
import type { GatewayLimits } from '../limits/limits.ts';
import { createFixture, type Fixture } from '../tests/fixture.ts';

/** The protocols' own clients, as everybody has them: with what they come back from, and what they do not. */
const QUERY = 'subscription Changed($id: ID!) { personChanged(id: $id) { name } }';
const EVENT = { data: { personChanged: { name: 'p1' } } };
const variables = { id: '1' };
/** What their clients wait for before they try again: nothing, but that somebody is there. */
let isThere = Promise.resolve();

let cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups = [];
});

interface Open {
  readonly fixture: Fixture; readonly gateway: Gateway; readonly app: FastifyInstance; readonly port: number;
}

async function open(port = 0, limits: Partial<GatewayLimits> = {}): Promise<Open> {
  const fixture = createFixture();
  const gateway = await fixture.gateway({ limits });
  const app = fastify({ forceCloseConnections: 'idle' });
  await app.register(gateway.handler);
  const address = new URL(await app.listen({ port, host: '127.0.0.1' }));
  cleanups.push(() => app.close(), () => gateway.close());
  return { fixture, gateway, app, port: Number(address.port) };
}

type Token = () => Promise<string>;
type Stream = AsyncIterableIterator<unknown>;

function overSse(port: number, token: Token): Stream {
  const client = createSseClient({ url: `http://127.0.0.1:${port}/graphql/stream`, retryAttempts: 20,
    retry: () => isThere, headers: async () => ({ authorization: `Bearer ${await token()}` }) });
  cleanups.push(() => client.dispose());
  return client.iterate({ query: QUERY, variables }) as Stream;
}

function overWs(port: number, token: Token): Stream {
  const client = createWsClient({ url: `ws://127.0.0.1:${port}/graphql/ws`, webSocketImpl: WebSocket,
    retryAttempts: 20, retryWait: () => isThere,
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }) });
  cleanups.push(() => client.dispose());
  return client.iterate({ query: QUERY, variables }) as Stream;
}

const shortLived = (): Promise<string> => new SignJWT({}).setProtectedHeader({ alg: 'HS256' })
  .setExpirationTime(Math.floor(Date.now() / 1000) + 2).sign(new TextEncoder().encode('secret'));

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(5);
}

/** Publishes until somebody has heard of it: a client that comes back says to nobody when. */
async function published(fixture: Fixture, next: Promise<IteratorResult<unknown>>): Promise<unknown> {
  let isOver = false;
  const over = next.finally(() => { isOver = true; });
  while (!isOver) {
    fixture.publish('1');
    await Promise.race([over, sleep(20)]);
  }
  return (await over).value;
}

describe.each([['SSE', overSse], ['WebSocket', overWs]])('the official client over %s comes back', (_name, over) => {
  it('when its token has ended, with another one', async () => {
    const { fixture, port } = await open();
    let asked = 0;
    const stream = over(port, async () => {
      asked += 1;
      return asked === 1 ? shortLived() : 'operator';
    });
    const next = stream.next();
    await until(() => asked > 1);
    expect(await published(fixture, next)).toEqual(EVENT);
    await stream.return?.();
  });

  it('when the gateway stops, to the next one', async () => {
    const first = await open();
    const stream = over(first.port, async () => 'operator');
    const next = stream.next();
    await until(() => first.fixture.listeners.size === 1);
    const { promise, resolve } = Promise.withResolvers<void>();
    isThere = promise;
    await Promise.all([first.gateway.close(), first.app.close()]);
    const second = await open(first.port);
    resolve();
    expect(await published(second.fixture, next)).toEqual(EVENT);
    await stream.return?.();
  });
});

interface Wire {
  readonly port: number;
  /** From now on nothing passes on the lines there are, and nobody is told. */
  cut(): void;
  /** The lines there are break. */
  break(): void;
}

/** Between client and gateway: a wire that fails as wires do. */
async function wireTo(port: number): Promise<Wire> {
  const lines: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const end of [near, far]) {
      lines.push(end);
      end.on('error', () => undefined);
    }
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const destroy = (): void => { for (const line of lines.splice(0)) line.destroy(); };
  cleanups.push(() => new Promise((resolve) => { server.close(resolve); destroy(); }));
  return {
    port: (server.address() as AddressInfo).port, break: destroy,
    cut: () => { for (const line of lines) line.unpipe().pause(); },
  };
}

describe('a line that fails', () => {
  it.each([['SSE', overSse], ['WebSocket', overWs]])('by breaking: the official client over %s comes back',
    async (_name, over) => {
    isThere = Promise.resolve();
    const { fixture, port } = await open();
    const wire = await wireTo(port);
    const stream = over(wire.port, async () => 'operator');
    const next = stream.next();
    await until(() => fixture.listeners.size === 1);
    wire.break();
    expect(await published(fixture, next)).toEqual(EVENT);
    await stream.return?.();
  });

  it('by silence: the official client over WebSocket misses the pong, and comes back', async () => {
    isThere = Promise.resolve();
    const { fixture, port } = await open();
    const wire = await wireTo(port);
    let patience: NodeJS.Timeout | undefined;
    const client = createWsClient({ url: `ws://127.0.0.1:${wire.port}/graphql/ws`, webSocketImpl: WebSocket,
      retryAttempts: 20, retryWait: () => isThere, keepAlive: 30, on: {
        ping: (received) => { if (!received) patience = setTimeout(() => client.terminate(), 60); },
        pong: (received) => { if (received) clearTimeout(patience); },
      } });
    cleanups.push(() => client.dispose(), () => clearTimeout(patience));
    const stream = client.iterate({ query: QUERY, variables }) as Stream;
    const next = stream.next();
    await until(() => fixture.listeners.size === 1);
    wire.cut();
    expect(await published(fixture, next)).toEqual(EVENT);
    await stream.return?.();
  });

  it('by silence: the gateway lets a socket go that does not answer its heartbeat', async () => {
    const { fixture, port } = await open(0, { heartbeatMs: 40 });
    const wire = await wireTo(port);
    const stream = overWs(wire.port, async () => 'operator');
    void stream.next().catch(() => undefined);
    await until(() => fixture.listeners.size === 1);
    isThere = new Promise(() => undefined);
    wire.cut();
    await until(() => fixture.listeners.size === 0);
  });
});

describe('what an operation is refused for is told by the protocol', () => {
  const REFUSED = [['{', 'GRAPHQL_PARSE_FAILED'], ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { guarded { id } }', 'UNAUTHENTICATED']] as const;

  it.each(REFUSED)('over SSE by an event: %s', async (query, code) => {
    const { port } = await open();
    const response = await fetch(`http://127.0.0.1:${port}/graphql/stream`, {
      method: 'POST', body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const [, next, complete] = (await response.text()).split('\n\n');
    const [{ extensions, locations }] = JSON.parse(next!.replace('event: next\ndata: ', '')).errors;
    expect([extensions.code, complete]).toEqual([code, 'event: complete\ndata: ']);
    if (code !== 'UNAUTHENTICATED') expect(locations).toEqual([{ line: 1, column: expect.any(Number) }]);
  });

  it.each(REFUSED)('over WebSocket by an error, with its place: %s', async (query, code) => {
    const { port } = await open();
    const client = createWsClient(
      { url: `ws://127.0.0.1:${port}/graphql/ws`, webSocketImpl: WebSocket, retryAttempts: 0 });
    cleanups.push(() => client.dispose());
    const refused = await client.iterate({ query }).next().then(() => [], (errors: any) => errors);
    expect(refused[0].extensions.code).toBe(code);
    if (code !== 'UNAUTHENTICATED') expect(refused[0].locations).toEqual([{ line: 1, column: expect.any(Number) }]);
  });

  it('and an authorization that is no text opens no socket', async () => {
    const { port } = await open();
    const client = createWsClient({ url: `ws://127.0.0.1:${port}/graphql/ws`, webSocketImpl: WebSocket,
      retryAttempts: 0, connectionParams: { authorization: 7 } });
    cleanups.push(() => client.dispose());
    await expect(client.iterate({ query: QUERY, variables }).next()).rejects.toMatchObject({ code: 4403 });
  });
});
