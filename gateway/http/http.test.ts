import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { warnOfForwarding } from '../callers/warn-of-forwarding.ts';
import { createFixture, type Fixture } from '../tests/fixture.ts';
import type { Gateway, GatewayOptions } from '../gateway.ts';

interface Served { fixture: Fixture; gateway: Gateway; app: FastifyInstance; url: string }

const open: Served[] = [];

async function serve(options: Partial<GatewayOptions> = {}): Promise<Served> {
  const fixture = createFixture();
  const gateway = await fixture.gateway(options);
  const app = fastify();
  await app.register(gateway.handler);
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  const served = { fixture, gateway, app, url };
  open.push(served);
  return served;
}

afterAll(async () => {
  for (const { gateway, app } of open) {
    await gateway.close();
    await app.close();
  }
});

type Json = { data?: Record<string, unknown>; errors?: { extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown> };

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'POST',
    body: typeof body === 'string' || body instanceof Uint8Array ? body as never : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers } });
  const text = await response.text();
  const json = JSON.parse(text === '' ? '{}' : text) as Json;
  return { response, status: response.status, json, code: json.errors?.[0]?.extensions['code'] };
}

const SPECIFIC = { accept: 'application/graphql-response+json' };

describe('GraphQL over HTTP', () => {
  let served: Served;
  beforeAll(async () => { served = await serve(); });

  it('maps refusals to status codes', async () => {
    const { url } = served;
    const statuses = [
      [{ query: '{ me { id } }' }, {}, 401, 'UNAUTHENTICATED'],
      [{ query: '{ people { phone } }' }, { authorization: 'Bearer clerk' }, 403, 'FORBIDDEN'],
      [{ query: '{ hello }' }, { authorization: 'Bearer wrong' }, 401, 'UNAUTHENTICATED'],
      [[{ query: '{ hello }' }], {}, 400, 'BATCH_REFUSED'],
      [{ query: '{ hello }' }, { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
      [{ query: '{ hello }' }, { 'content-type': 'application/json; charset=utf-16' }, 415,
        'UNSUPPORTED_MEDIA_TYPE'],
      [Buffer.from(JSON.stringify({ query: '{ hello(name: "\xd5\xc5\xc8\xfd") }' }), 'latin1'), {}, 400,
        'BAD_REQUEST'],
      [{ query: '{ hello(name: 5) }' }, {}, 400, 'BAD_USER_INPUT'],
      [{ query: 'query($n: String = 5) { hello(name: $n) }' }, {}, 400, 'BAD_USER_INPUT'],
      [{ query: '{ hello }' }, { accept: 'image/png' }, 406, 'NOT_ACCEPTABLE'],
      [{ query: `# ${'x'.repeat(1_048_576)}` }, {}, 413, 'BODY_TOO_LARGE'],
      [{ documentId: 'nothing' }, {}, 404, 'DOCUMENT_UNKNOWN'],
      ['{"query":"{ hello }","variables":{"__proto__":1}}', {}, 400, 'FORBIDDEN_NAME'],
      [{ query: 'subscription { personChanged(id: 1) { id } }' }, {}, 400, 'BAD_REQUEST'],
    ] as const;
    for (const [body, headers, status, code] of statuses) {
      const answer = await post(url, body, { ...SPECIFIC, ...headers });
      expect([code, answer.status, answer.code]).toEqual([code, status, code]);
    }
    const wrong = await fetch(url, { method: 'POST', body: '{"query":"{ hello }"}', headers: {
      ...SPECIFIC, 'content-type': 'application/json', authorization: 'Bearer wrong' } });
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const write = `${url}?query=mutation{secretly}`;
    expect((await fetch(write, { headers: SPECIFIC })).status).toBe(405);
    expect((await fetch(`${url}?query={hello(name:"%D5%C5")}`, { headers: SPECIFIC })).status).toBe(400);
  });

  it('answers partial data with 200', async () => {
    const { status, json } = await post(served.url, { query: '{ hello explode }' }, SPECIFIC);
    expect(status).toBe(200);
    expect(json).toMatchObject({ data: { hello: 'hello you', explode: null },
      extensions: { cost: { requested: 2 } } });
  });

  it('carries the request id in and out', async () => {
    const given = await post(served.url, { query: '{ explode }' },
      { 'x-request-id': 'my-request-1' });
    expect(given.response.headers.get('x-request-id')).toBe('my-request-1');
    expect(given.json.errors?.[0]?.extensions['requestId']).toBe('my-request-1');
    const odd = await post(served.url, { query: '{ hello }' }, { 'x-request-id': 'a"b' });
    expect(odd.response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sets the security headers and compresses long answers', async () => {
    const query = '{ __schema { types { name description } } }';
    const { response } = await post(served.url, { query }, { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('passes the deadline of the caller on', async () => {
    const { json } = await post(served.url, { query: '{ slow }' },
      { 'x-request-timeout': '30' });
    expect(json.errors?.[0]?.extensions['code']).toBe('DEADLINE_EXCEEDED');
    expect((await post(served.url, { query: '{ hello }' }, { 'x-request-timeout': 'soon' })).status).toBe(200);
  });
});

describe('browsers', () => {
  it('may not cause a GET from a foreign page', async () => {
    const { url } = await serve({ allowedOrigins: ['https://shop.example'] });
    const get = async (headers: Record<string, string>) =>
      (await fetch(`${url}?query={hello}`, { headers })).status;
    expect(await get({ cookie: 'a=b' })).toBe(403);
    expect(await get({ referer: 'https://evil.example/' })).toBe(403);
    expect(await get({ cookie: 'a=b', 'graphql-require-preflight': '1' })).toBe(200);
    expect(await get({})).toBe(200);
  });

  it('get leave only for listed origins', async () => {
    const { url } = await serve({ allowedOrigins: ['https://shop.example'] });
    const ask = async (origin: string) => (await fetch(url, { method: 'OPTIONS', headers: { origin,
      'access-control-request-method': 'POST' } })).headers.get('access-control-allow-origin');
    expect(await ask('https://shop.example')).toBe('https://shop.example');
    expect(await ask('https://evil.example')).toBeNull();
  });

  it('get leave for every header that the typed client sends', async () => {
    const { url } = await serve({ allowedOrigins: ['https://shop.example'] });
    const { headers } = await fetch(url, { method: 'OPTIONS', headers: { origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-request-timeout' } });
    const allowed = headers.get('access-control-allow-headers')!.split(', ');
    expect(allowed).toEqual(expect.arrayContaining(['authorization', 'content-type', 'accept', 'x-request-timeout']));
  });

  it('get a page to try the graph on in development, without inline script', async () => {
    const { url } = await serve();
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script[^>]*>[^<]|https?:\/\//);
    const script = /src="(\/graphql\/explorer\/assets\/[^"]+\.js)"/.exec(html)![1]!;
    const loaded = await fetch(new URL(script, url));
    expect(loaded.headers.get('content-type')).toContain('javascript');
    expect(loaded.headers.get('content-security-policy')).toContain("default-src 'none'");
    const production = await serve({ mode: 'production' });
    expect((await fetch(production.url, { headers: { accept: 'text/html' } })).status).toBe(406);
    expect((await fetch(new URL(script, production.url))).status).toBe(404);
  });
});

describe('production', () => {
  const text = 'query Hello($n: String) { hello(name: $n) }';
  const id = createHash('sha256').update(text).digest('hex');
  let served: Served;
  beforeAll(async () => {
    served = await serve({ mode: 'production', trustedDocuments: new Map([[id, text]]) });
  });

  it('answers registered documents only', async () => {
    const { url } = served;
    expect((await post(url, { documentId: id, variables: { n: 'a' } })).json.data)
      .toEqual({ hello: 'hello a' });
    expect((await post(url, { extensions: { persistedQuery: { sha256Hash: id } } })).json.data)
      .toEqual({ hello: 'hello you' });
    expect((await post(url, { query: text })).json.data).toEqual({ hello: 'hello you' });
    expect((await post(url, { query: '{ hello }' })).code).toBe('DOCUMENT_NOT_TRUSTED');
    expect((await post(url, { query: '{ hello }' }, { authorization: 'Bearer clerk' })).code)
      .toBe('DOCUMENT_NOT_TRUSTED');
    const operator = { authorization: 'Bearer operator' };
    expect((await post(url, { query: '{ hello }' }, operator)).json.data)
      .toEqual({ hello: 'hello you' });
  });

  it('shows the schema only with the scope', async () => {
    const { gateway } = served;
    const ask = (scopes: string[]) => gateway.execute({
      query: '{ __schema { queryType { name } } }',
      actor: { kind: 'operator', id: 'o', name: 'o', roles: [], scopes } });
    expect((await ask(['documents:any'])).errors?.[0]?.extensions?.['code'])
      .toBe('INTROSPECTION_REFUSED');
    expect((await ask(['documents:any', 'schema:read'])).errors).toBeUndefined();
  });

  it('gives no hints either where it is not shown', async () => {
    const { gateway } = served;
    const messages = async (scopes: string[], query: string, variables = {}) => (await gateway.execute({
      query, variables, actor: { kind: 'operator', id: 'h', name: 'h', roles: [], scopes },
    })).errors!.map((one) => one.message);
    for (const [query, variables] of [['{ helo }', {}], ['{ person(ident: "1") { id } }', {}],
      ['query($p: PageInput) { paged(page: $p) { id } }', { p: { sice: 3 } }]] as const) {
      expect((await messages(['documents:any', 'schema:read'], query, variables)).join()).toContain('Did you mean');
      expect((await messages(['documents:any'], query, variables)).join()).not.toContain('Did you mean');
    }
  });

  it('refuses a trusted document under a wrong hash', async () => {
    await expect(createFixture().gateway({ trustedDocuments: new Map([['0'.repeat(64), text]]) }))
      .rejects.toThrow('has the hash');
  });
});

describe('operating it', () => {
  it('tells health, readiness and numbers', async () => {
    const { url, gateway } = await serve();
    const base = url.replace('/graphql', '');
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    await post(url, { query: '{ hello }' });
    expect(await (await fetch(`${base}/readyz`)).json())
      .toEqual({ status: 'ready', missing: [], openCircuits: [] });
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics)
      .toContain('karat_gateway_requests_total{operation="query",outcome="answered"} 1');
    expect(metrics).toContain('karat_gateway_subgraph_seconds_count{subgraph="people"} 1');
    expect((await fetch(`${base}/metrics`, { headers: { 'x-forwarded-for': '1.2.3.4' } })).status)
      .toBe(403);
    gateway.leave();
    const leaving = await fetch(`${base}/readyz`);
    expect([leaving.status, ((await leaving.json()) as { status: string }).status]).toEqual([503, 'closing']);
    expect((await post(url, { query: '{ hello }' })).status).toBe(200);
    await gateway.close();
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    expect((await post(url, { query: '{ hello }' })).code).toBe('CLOSING');
  });

  it('is not ready while something it needs does not answer', async () => {
    let missing = ['PostgreSQL of orders'];
    const { url } = await serve({ missing: async () => missing });
    const ready = async () => {
      const response = await fetch(url.replace('/graphql', '/readyz'));
      return [response.status, await response.json()];
    };
    expect(await ready()).toEqual([503, { status: 'waiting', missing: ['PostgreSQL of orders'], openCircuits: [] }]);
    missing = [];
    expect(await ready()).toEqual([200, { status: 'ready', missing: [], openCircuits: [] }]);
  });

  it('says how many registered documents the graph refuses, and is ready all the same', async () => {
    let counts: Promise<number> = Promise.resolve(2);
    const { url } = await serve({ registeredDocuments: { find: async () => null, unanswered: () => counts } });
    const ready = async () => (await fetch(url.replace('/graphql', '/readyz'))).json();
    expect(await ready()).toEqual({ status: 'ready', missing: [], openCircuits: [], unansweredDocuments: 2 });
    // Without a database, or with one that does not answer, it is what was known last.
    for (const away of [Promise.reject(new Error('no database')), new Promise<number>(() => {})]) {
      counts = away;
      expect(await ready()).toEqual({ status: 'ready', missing: [], openCircuits: [], unansweredDocuments: 2 });
    }
  });

  it('says when to come back', async () => {
    const { url } = await serve({ limits: { anonymousBudget: 1, anonymousBudgetPerSecond: 0.5 } });
    await post(url, { query: '{ hello }' });
    const { response, code, status } = await post(url, { query: '{ hello }' });
    expect([code, status, response.headers.get('retry-after')]).toEqual(['RATE_LIMITED', 429, '2']);
  });

  it.each([
    ['one budget for each address that a trusted proxy names', 2, ['203.0.113.1', '203.0.113.2'], [200, 200]],
    ['one for a whole /64', 2, ['2001:db8::1', '2001:db8::2'], [200, 429]],
    ['one for all whom somebody else claims to forward', undefined, ['203.0.113.1', '203.0.113.2'], [200, 429]],
  ] as const)('%s', async (_what, proxies, addresses, statuses) => {
    const { url } = await serve({ limits: { anonymousBudget: 1, anonymousBudgetPerSecond: 0.001 },
      ...proxies === undefined ? {} : { trustProxy: (_address, step) => step < proxies } });
    const seen = [];
    for (const address of addresses) {
      seen.push((await post(url, { query: '{ hello }' },
        { 'x-forwarded-for': `6.6.6.${seen.length}, ${address}${proxies ? ', 10.0.0.1' : ''}` })).status);
    }
    expect(seen).toEqual(statuses);
  });

  it('are told of a proxy that nobody spoke of, once', async () => {
    const said: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => { said.push(line); } });
    for (const [trust, expected] of [[undefined, 'KARAT_TRUST_PROXY is not set'], ['off', undefined],
      [() => true, undefined], [() => false, 'KARAT_TRUST_PROXY does not name']] as const) {
      said.length = 0;
      const app = fastify();
      warnOfForwarding(app, trust, log);
      for (const headers of [{}, { 'x-forwarded-for': '203.0.113.1' }, { 'x-forwarded-for': '203.0.113.1' }]) {
        await app.inject({ url: '/', headers });
      }
      expect(said).toHaveLength(expected ? 1 : 0);
      if (expected) expect(said[0]).toContain(expected);
    }
  });
});
