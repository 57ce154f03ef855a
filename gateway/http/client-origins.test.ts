import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import WebSocket from 'ws';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { GatewayError } from '../errors.ts';
import type { Gateway } from '../gateway.ts';
import { actor, createFixture } from '../tests/fixture.ts';

/** Origins of two clients, one of the house's variable; a token is its client's id. */
const OURS = 'https://karat-shop.example';
const ORIGINS: Record<string, string[]> = { mini: ['https://mini.example'], mall: ['https://mall.example'] };

let gateway: Gateway;
let app: FastifyInstance;
let url: string;
beforeAll(async () => {
  gateway = await createFixture().gateway({
    allowedOrigins: [OURS],
    clientOrigins: {
      clientsOf: (origin) => Promise.resolve(new Set(Object.keys(ORIGINS)
        .filter((client) => ORIGINS[client]!.includes(origin)))),
    },
    authenticate: ({ authorization }) => Promise.resolve(actorOf(authorization?.replace('Bearer ', ''))),
    limits: { reauthenticateEveryMs: 20 },
  });
  app = fastify();
  await app.register(gateway.handler);
  url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});
afterAll(async () => {
  await gateway.close();
  await app.close();
});

function actorOf(token: string | undefined): Actor {
  if (token === undefined) return { ...actor('anonymous'), id: 'anonymous' };
  if (token === 'wrong') throw new GatewayError('UNAUTHENTICATED', 'The token is not valid.');
  return token === 'operator' ? actor('operator') : { ...actor('channel', [], token), clientId: token };
}

const headersOf = (origin: string, token?: string): Record<string, string> =>
  ({ origin, ...(token ? { authorization: `Bearer ${token}` } : {}) });

async function ask(origin: string, token?: string, path = '', more: Record<string, string> = {}) {
  const answer = await fetch(url + path, { method: 'POST', body: JSON.stringify({ query: '{ hello }' }),
    headers: { 'content-type': 'application/json', ...headersOf(origin, token), ...more } });
  const { errors } = await answer.json() as { errors?: { extensions: { code: string } }[] };
  return [errors?.[0]?.extensions.code ?? answer.status, answer.headers.get('access-control-allow-origin')];
}

describe('a client with origins of its own', () => {
  it('has its preflight answered, which says nothing of the client', async () => {
    const preflight = async (origin: string) => (await fetch(url, { method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' } })).headers.get('access-control-allow-origin');
    expect(await Promise.all([OURS, ORIGINS['mini']![0]!, ORIGINS['mall']![0]!, 'https://evil.example'].map(preflight)))
      .toEqual([OURS, 'https://mini.example', 'https://mall.example', null]);
  });

  it('is answered there, and at the origins of the house', async () => {
    expect(await ask('https://mini.example', 'mini')).toEqual([200, 'https://mini.example']);
    expect(await ask(OURS, 'mini')).toEqual([200, OURS]);
    expect(await ask(OURS, 'operator')).toEqual([200, OURS]);
    expect(await ask(new URL(url).origin, 'operator')).toEqual([200, null]);
  });

  it('is refused at another client\'s, and whoever is no client of theirs', async () => {
    // The page may read the refusal: its origin is somebody's.
    expect(await ask('https://mall.example', 'mini')).toEqual(['ORIGIN_REFUSED', 'https://mall.example']);
    expect(await ask('https://mini.example', 'operator')).toEqual(['ORIGIN_REFUSED', 'https://mini.example']);
    expect(await ask('https://evil.example', 'mini')).toEqual(['ORIGIN_REFUSED', null]);
    expect(await ask('null', 'mini')).toEqual(['ORIGIN_REFUSED', null]);
    expect(await ask('https://mall.example', 'mini', '/stream')).toEqual(['ORIGIN_REFUSED', 'https://mall.example']);
  });

  it('is answered to the house\'s own pages by whatever name they came, and to no app of that name', async () => {
    const asOwn = { 'sec-fetch-site': 'same-origin' };
    expect((await ask('https://second-name.example', 'operator', '', asOwn))[0]).toBe(200);
    for (const site of ['same-site', 'cross-site', 'none']) {
      expect((await ask('https://second-name.example', 'operator', '', { 'sec-fetch-site': site }))[0])
        .toBe('ORIGIN_REFUSED');
    }
    expect((await ask(`app://${new URL(url).host}`, 'operator'))[0]).toBe('ORIGIN_REFUSED');
  });

  it('without a token is asked for one there, and with a wrong one is told so', async () => {
    expect((await ask('https://mini.example'))[0]).toBe(200);
    expect((await ask('https://mini.example', 'wrong'))[0]).toBe('UNAUTHENTICATED');
    expect((await ask('https://evil.example'))[0]).toBe('ORIGIN_REFUSED');
  });

  it('opens sockets there alone', async () => {
    expect(await closeCode('https://mini.example', 'mini')).toBe('connection_ack');
    expect(await closeCode('https://mall.example', 'mini')).toBe('4403 ORIGIN_REFUSED');
    expect(await closeCode('https://evil.example', 'mini')).toBe('403');
  });

  it('loses a stream with its origin', async () => {
    const ended = closeCode('https://mini.example', 'mini', () => { ORIGINS['mini'] = []; });
    expect(await ended).toBe('4403 The token has ended');
  });
});

/** What becomes of a socket: its acknowledgement, its end, or the status of a refused upgrade. */
function closeCode(origin: string, token: string, acknowledged?: () => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url.replace('http', 'ws').replace('/graphql', '/graphql/ws'),
      'graphql-transport-ws', { headers: { origin } });
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init',
      payload: { authorization: `Bearer ${token}` } })));
    socket.on('message', (message) => {
      if (acknowledged) return acknowledged();
      socket.close();
      resolve((JSON.parse(String(message)) as { type: string }).type);
    });
    socket.on('unexpected-response', (_request, { statusCode }) => resolve(String(statusCode)));
    socket.on('close', (code, reason) => resolve(`${code} ${String(reason)}`));
    socket.on('error', () => undefined);
  });
}
