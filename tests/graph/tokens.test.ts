import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { GRAPH } from '../../identity/index.ts';
import { signIn } from '../../identity/tests/browser.ts';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import { OWNER } from '../kit/graph.ts';
import { ADMIN, HOP_SECRET, startHttpHouse, type HttpHouse } from '../kit/http-house.ts';

const QUERY = '{ goldBoard(region: "CN") { id } }';
/** After which the official clients come again, with a new token. */
const TOKEN_ENDED = 4403;
const MEMBER = '0197f000-0000-7000-8000-00000000000d';

let house: HttpHouse;
let client: readonly [string, string];
let token: string;
beforeAll(async () => {
  house = await startHttpHouse({ gateway: { limits: { reauthenticateEveryMs: 100 } } });
  client = await house.client(['catalog:read', 'members:read'], { mayExchange: true });
  token = await house.channelToken(client);
}, 120_000);
afterAll(() => house.stop());

const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const parts = () => token.split('.') as [string, string, string];
const claims = () => decodeJwt(token);
const header = () => decodeProtectedHeader(token);

async function publicKey(): Promise<{ jwk: any; text: string }> {
  const response = await fetch(`${house.url}/identity/jwks`);
  const { keys } = await response.json() as { keys: any[] };
  return { jwk: keys[0], text: JSON.stringify(keys[0]) };
}

async function expectRefused(forged: string): Promise<void> {
  for (const path of ['/graphql', '/graphql/stream']) {
    const answer = await house.send({ path, method: 'POST', body: JSON.stringify({ query: QUERY }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${forged}` } });
    expect(answer.status).toBe(401);
    expect(answer.json.data).toBeUndefined();
    expect(answer.json.errors).toHaveLength(1);
    expect(answer.json.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.text).not.toMatch(/ES256|kid|jwks|signature|jose/i);
  }
}

describe('a token of ours', () => {
  it('opens what it is for, over HTTP', async () => {
    const answer = await house.ask(QUERY, {}, token);
    expect(answer.json).toMatchObject({ data: { goldBoard: [] } });
    const more = await house.ask('{ deadLetters { id } }', {}, token);
    expect([more.status, more.json.errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('of a member speaks for that member alone and never for more than its front end', async () => {
    const member = await house.memberToken(client, MEMBER, 'members:read catalog:read');
    expect(decodeJwt(member)).toMatchObject({ kind: 'person', person_id: MEMBER });
    await expect(house.memberToken(client, MEMBER, 'orders:read')).rejects.toThrow('no token');
    const answer = await house.ask('{ deadLetters { id } }', {}, member);
    expect(answer.json.errors[0].extensions.code).toBe('FORBIDDEN');
  });
});

describe('a forged token is refused', () => {
  const stolen = () => ({ ...claims(), kind: 'operator', scope: 'platform:events identity:admin' });

  it.each<[string, () => Promise<string> | string]>([
    ['without a signature, alg none', () => `${b64({ ...header(), alg: 'none' })}.${b64(stolen())}.`],
    ['alg None', () => `${b64({ ...header(), alg: 'None' })}.${parts()[1]}.${parts()[2]}`],
    ['other claims under the old signature', () => `${parts()[0]}.${b64(stolen())}.${parts()[2]}`],
    ['no signature at all', () => `${parts()[0]}.${parts()[1]}.`],
    ['only two parts', () => `${parts()[0]}.${parts()[1]}`],
    ['a signature of zeros, r = s = 0', () =>
      `${parts()[0]}.${b64(stolen())}.${Buffer.alloc(64).toString('base64url')}`],
    ['HS256 with the public key as its secret', async () => {
      const { text } = await publicKey();
      const body = `${b64({ ...header(), alg: 'HS256' })}.${b64(stolen())}`;
      return `${body}.${createHmac('sha256', text).update(body).digest('base64url')}`;
    }],
    ['another key under our key id', () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return new SignJWT(stolen()).setProtectedHeader(header() as never).sign(privateKey);
    }],
    ['a key it brings along', async () => {
      const { privateKey, publicKey: own } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return new SignJWT(stolen()).setProtectedHeader(
        { ...header(), jwk: own.export({ format: 'jwk' }) } as never).sign(privateKey);
    }],
    ['a key at an address it names', async () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return new SignJWT(stolen()).setProtectedHeader(
        { ...header(), kid: 'theirs', jku: 'https://evil.example/jwks' } as never).sign(privateKey);
    }],
    ['a key id that is a path', () =>
      `${b64({ ...header(), kid: '../../etc/passwd' })}.${parts()[1]}.${parts()[2]}`],
    ['no token at all', () => 'nonsense'],
    ['an enormous one', () => `${parts()[0]}.${'x'.repeat(6_000)}.${parts()[2]}`],
  ])('%s', async (_what, forge) => expectRefused(await forge()));

  it.each([['', 401], ['Bearer', 401], ['Bearer ', 401], ['Basic eDp5', 401], ['Bearer a b', 401]])(
    'in a header that says "%s"', async (authorization, status) => {
      const answer = await house.send({ method: 'POST', body: JSON.stringify({ query: QUERY }),
        headers: { 'content-type': 'application/json', authorization } });
      expect(answer.status).toBe(status);
    });
});

describe('a token of ours that is for something else is refused', () => {
  it('an id token: its audience is the admin, not the graph', async () => {
    const made = await house.identity.accounts.createOperator(ADMIN, { email: 'o@example.com',
      name: 'Olivia', roles: ['owner'], password: 'correct horse battery' });
    expect(made.ok).toBe(true);
    const place = { issuer: `${house.url}/identity`, redirectUri: `${house.url}/auth-callback` };
    const tokens = await signIn(place as never, 'o@example.com', 'correct horse battery');
    expect(decodeJwt(tokens.id_token).aud).not.toBe(GRAPH);
    await expectRefused(tokens.id_token);
    await expectRefused(tokens.refresh_token);
    const answer = await house.ask('{ deadLetters { id } }', {}, tokens.access_token);
    expect(answer.json).toMatchObject({ data: { deadLetters: [] } });
  });

  it('that of another house', async () => {
    const other = await startHttpHouse();
    try {
      const theirs = await other.channelToken(await other.client(['catalog:read']));
      await expectRefused(theirs);
    } finally {
      await other.stop();
    }
  });

  it('the signature between subgraphs, unless it is for the gateway, whole and new', async () => {
    const body = JSON.stringify({ query: '{ deadLetters { id } }' });
    const context = { requestId: 'r', actor: OWNER, deadlineAt: Date.now() + 10_000 };
    const send = (hop: string) => house.send({ method: 'POST', body, headers: {
      'content-type': 'application/json', 'karat-actor': hop } });
    for (const hop of [signHop('guessed', context, 'gateway', body),
      signHop(HOP_SECRET, context, 'loyalty', body), signHop(HOP_SECRET, context, 'gateway', ''),
      signHop(HOP_SECRET, context, 'gateway', body, Date.now() - 301_000), 'x.y', '']) {
      const answer = await send(hop);
      expect(answer.json.data ?? null).toBeNull();
      expect(answer.json.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    }
    const own = await send(signHop(HOP_SECRET, context, 'gateway', body));
    expect(own.json).toMatchObject({ data: { deadLetters: [] } });
  });
});

describe('the issuer beside the graph', () => {
  it('tells its metadata where RFC 8414 looks, and takes requests as forms', async () => {
    const read = async (path: string) => {
      const { status, json } = await house.send({ path });
      return { status, issuer: json?.issuer };
    };
    const issuer = `${house.url}/identity`;
    for (const path of ['/.well-known/oauth-authorization-server/identity', '/.well-known/oauth-authorization-server',
      '/identity/.well-known/oauth-authorization-server', '/identity/.well-known/openid-configuration']) {
      expect([path, await read(path)]).toEqual([path, { status: 200, issuer }]);
    }
    expect(await read('/.well-known/oauth-authorization-server/graphql')).toMatchObject({ status: 404 });
    for (const path of ['/identity/auth', '/identity/session/end']) {
      const asked = await house.send({ path, method: 'POST', body: new URLSearchParams({ state: 'a b', scope: 'x' }) });
      expect([asked.status, asked.headers.get('location')]).toEqual([303, `${path}?state=a+b&scope=x`]);
    }
  });
});

describe('time and withdrawal', () => {
  it('a token ends with its client', async () => {
    const gone = await house.client(['catalog:read']);
    const theirs = await house.channelToken(gone);
    expect((await house.ask(QUERY, {}, theirs)).json.data).toEqual({ goldBoard: [] });
    await house.identity.accounts.disableClient(ADMIN, { clientId: gone[0] });
    await expectRefused(theirs);
  });

  it('a token ends by itself when its client hands it back, and the stream that it opened', async () => {
    const [theirs, other] = [await house.channelToken(client), await house.channelToken(client)];
    const streams = await Promise.all([theirs, other].map((one) => openSocket(house.url, one)));
    const basic = Buffer.from(client.join(':')).toString('base64');
    const back = await house.send({ path: '/identity/token/revocation', method: 'POST',
      headers: { authorization: `Basic ${basic}` }, body: new URLSearchParams({ token: theirs }) });
    expect(back.status).toBe(200);
    await expectRefused(theirs);
    const [code] = await once(streams[0]!, 'close');
    expect(code).toBe(TOKEN_ENDED);
    expect((await house.ask(QUERY, {}, other)).status).toBe(200);
    expect(streams[1]!.readyState).toBe(WebSocket.OPEN);
    streams[1]!.terminate();
  });

  it('a token ends when its time is over, also one that was used before', async () => {
    try {
      house.time.offsetSeconds = 59 * 60;
      expect((await house.ask(QUERY, {}, token)).status).toBe(200);
      house.time.offsetSeconds = 60 * 60 + 10;
      await expectRefused(token);
    } finally {
      house.time.offsetSeconds = 0;
    }
  });
});

/** Acknowledged, which is to say that its token was good. */
async function openSocket(url: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql/ws`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  const [message] = await once(socket, 'message');
  expect(JSON.parse(String(message))).toMatchObject({ type: 'connection_ack' });
  return socket;
}
