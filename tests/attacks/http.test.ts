import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startHttpHouse, type HttpHouse } from '../kit/http-house.ts';

const PARTNER = 'https://partner.example';
const TRUSTED = 'query Trusted { __typename }';
const JSON_BODY = { 'content-type': 'application/json' };

let house: HttpHouse;
let production: HttpHouse;
let token: string;
beforeAll(async () => {
  house = await startHttpHouse({ gateway: { allowedOrigins: [PARTNER] } });
  production = await startHttpHouse({ mode: 'production', gateway: { trustedDocuments:
    new Map([[createHash('sha256').update(TRUSTED).digest('hex'), TRUSTED]]) } });
  const scopes = ['catalog:read', 'orders:read'];
  token = await production.channelToken(await production.client(scopes));
}, 120_000);
afterAll(async () => {
  await production.stop();
  await house.stop();
});

const post = (body: unknown, headers: Record<string, string> = {}, at = house) => at.send({
  method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { ...JSON_BODY, ...headers } });
const codeOf = (answer: { json: any }) => answer.json?.errors?.[0]?.extensions?.code;

describe('GraphQL over HTTP, the real house', () => {
  const audits = serverAudits({ url: () => house.graphUrl });
  it('has all 61 audits', () => expect(audits).toHaveLength(61));
  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s',
    async (_id, _name, audit) => {
      expect(await audit.fn()).toMatchObject({ status: 'ok' });
    });
});

describe('what browsers may do', () => {
  const read = '/graphql?query=%7B__typename%7D';

  it.each<[string, Record<string, string>]>([
    ['a cookie', { cookie: 'a=b' }], ['an origin that we name', { origin: PARTNER }],
    ['a referer', { referer: 'https://evil.example/' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
  ])('no GET with %s without a header that makes browsers ask first', async (_what, headers) => {
    const forged = await house.send({ path: read, headers });
    expect([forged.status, codeOf(forged)]).toEqual([403, 'CSRF_REFUSED']);
    const asked = await house.send({ path: read,
      headers: { ...headers, 'graphql-require-preflight': '1' } });
    expect(asked.status).toBe(200);
  });

  it('nothing with an origin that nobody names, whatever the header', async () => {
    const asked = await house.send({ path: read,
      headers: { 'origin': 'https://evil.example', 'graphql-require-preflight': '1' } });
    expect([asked.status, codeOf(asked)]).toEqual([403, 'ORIGIN_REFUSED']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x',
    'application/json-patch+json', ''])('no POST as a form could send it: %s', async (type) => {
    const answer = await house.send({ method: 'POST', body: Buffer.from('{"query":"{__typename}"}'),
      headers: type === '' ? {} : { 'content-type': type } });
    expect(answer.status).toBe(415);
    expect(codeOf(answer)).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it('no mutation by GET', async () => {
    const query = encodeURIComponent('mutation { goLive(input: { id: "x", expectedVersion: 1 }) '
      + '{ userErrors { code } } }');
    const answer = await house.send({ path: `/graphql?query=${query}` });
    expect([answer.status, codeOf(answer), answer.headers.get('allow')])
      .toEqual([405, 'METHOD_REFUSED', 'POST']);
  });

  it('reads answers only from origins we name, never with credentials', async () => {
    for (const [origin, allowed] of [[PARTNER, PARTNER], ['https://evil.example', null],
      ['null', null], [`${PARTNER}.evil.example`, null], ['http://partner.example', null]] as const) {
      const answer = await post({ query: '{ __typename }' }, { origin });
      expect(answer.headers.get('access-control-allow-origin')).toBe(allowed);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('vary')).toContain('origin');
      const preflight = await house.send({ method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' } });
      expect(preflight.headers.get('access-control-allow-origin')).toBe(allowed);
    }
  });
});

describe('headers', () => {
  it.each<[string, () => Promise<{ headers: Headers }>]>([
    ['an answer', () => post({ query: '{ __typename }' })],
    ['a refusal', () => post({ query: '{' })],
    ['no body', () => house.send({ method: 'POST', headers: JSON_BODY })],
    ['a foreign path', () => house.send({ path: '/graphql/nothing' })],
  ])('of %s let nothing run, frame or sniff', async (_what, ask) => {
    const { headers } = await ask();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  it('of answers forbid keeping them', async () => {
    const { headers } = await post({ query: '{ __typename }' });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('of the keys of printed cards let anybody keep them, who sees nothing else', async () => {
    const { status, headers, json } = await house.send({ path: '/.well-known/karat-card-keys.json' });
    expect([status, headers.get('cache-control'), headers.get('access-control-allow-origin'), json])
      .toEqual([200, 'public, max-age=300', '*', { keys: [] }]);
  });

  it('of the board in the store let screens keep it a little, run nothing and load nothing', async () => {
    const page = await house.send({ path: '/board/CN', headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')])
      .toEqual([200, 'text/html; charset=utf-8', 'public, max-age=15']);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; frame-ancestors 'none'; /);
    for (const path of ['/board/ZZ', '/board/cn', '/board/CN%3Cb%3E']) {
      expect([path, (await house.send({ path })).status]).toEqual([path, 404]);
    }
  });

  it('of the admin allow our own files only', async () => {
    const page = await house.send({ path: '/', headers: { accept: 'text/html' } });
    if (!existsSync(join(process.cwd(), 'dist', 'admin', 'index.html'))) {
      expect(page.status).toBe(404);
      return;
    }
    expect(page.status).toBe(200);
    const csp = page.headers.get('content-security-policy')!;
    expect(csp).toContain("default-src 'self'");
    expect(csp).toContain("script-src 'self';");
    expect(csp).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
    for (const rule of ["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'",
      "connect-src 'self'", "form-action 'self'"]) expect(csp).toContain(rule);
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('do not echo what would split them', async () => {
    const { headers } = await post({ query: '{ __typename }' }, { 'x-request-id': 'a b<script>' });
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  });
});

describe('many in one', () => {
  it.each([['two', 2], ['a thousand', 1_000]])('a batch of %s is refused whole', async (_, count) => {
    const answer = await post(Array.from({ length: count }, () => ({ query: '{ __typename }' })));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BATCH_REFUSED']);
    expect(answer.json.data).toBeUndefined();
  });

  it('a body over a megabyte is not read', async () => {
    const answer = await post({ query: '{ __typename }', pad: 'x'.repeat(1_100_000) });
    expect([answer.status, codeOf(answer)]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it.each(['[', '"x"', 'null', '1', '{"query":1}', '{"query":"{__typename}","variables":[1]}',
    '{"query":"{__typename}","operationName":{}}', '{"query":"{__typename}","extensions":[]}',
    '{}', '{"query":""}'])('%s is a bad request and nothing worse', async (body) => {
    const answer = await post(body, { accept: 'application/graphql-response+json' });
    expect([400, 200]).toContain(answer.status);
    expect(['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED']).toContain(codeOf(answer));
  });

  it('prototype keys in a raw body are refused', async () => {
    for (const variables of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{}}}']) {
      const answer = await post(`{"query":"{ __typename }","variables":${variables}}`);
      expect(codeOf(answer)).toBe('FORBIDDEN_NAME');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('production', () => {
  it('answers registered documents, by text and by id, and no others', async () => {
    const id = createHash('sha256').update(TRUSTED).digest('hex');
    expect((await production.ask(TRUSTED, {}, token)).json.data).toEqual({ __typename: 'Query' });
    const byId = await post({ documentId: id }, { authorization: `Bearer ${token}` }, production);
    expect(byId.json.data).toEqual({ __typename: 'Query' });
    const other = await production.ask('query Other { __typename }', {}, token);
    expect([other.status, codeOf(other)]).toEqual([200, 'DOCUMENT_NOT_TRUSTED']);
    const unknown = await post({ documentId: '0'.repeat(64) }, {}, production);
    expect(codeOf(unknown)).toBe('DOCUMENT_UNKNOWN');
  });

  it('shows its schema to nobody without the scope for it', async () => {
    const texts = ['{ __schema { types { name } } }', '{ a: __type(name: "Member") { name } }',
      'query { ...F } fragment F on Query { __schema { queryType { name } } }'];
    for (const sent of [undefined, token]) {
      for (const text of texts) {
        const { json } = await production.ask(text, {}, sent);
        expect(json.data ?? null).toBeNull();
        expect(['INTROSPECTION_REFUSED', 'DOCUMENT_NOT_TRUSTED']).toContain(codeOf({ json }));
      }
    }
    const free = await production.channelToken(
      await production.client(['schema:read', 'catalog:read']));
    expect(codeOf(await production.ask(texts[0]!, {}, free))).toBe('DOCUMENT_NOT_TRUSTED');
  });

  it('does not suggest names of what it does not show', async () => {
    const { text } = await production.ask('{ membre { id } }', {}, token);
    expect(text).not.toMatch(/Did you mean|member/i);
  });

  it('serves no page to try the graph on', async () => {
    const page = await production.send({ path: '/graphql', headers: { accept: 'text/html' } });
    expect(page.text).not.toContain('<html');
    expect((await production.send({ path: '/graphql/explorer.js' })).status).toBe(404);
  });
});

describe('a bug', () => {
  it('is masked, with the id of the request to ask about it', async () => {
    const ports = house.house.ports as Map<string, any>;
    const catalog = ports.get('catalog');
    ports.set('catalog', { ...catalog, execute: () =>
      Promise.reject(new Error('password=hunter2 at /srv/karat/orders.ts:12')) });
    try {
      const client = await house.client(['catalog:read']);
      const answer = await house.ask('{ goldBoard(region: "CN") { id } }', {},
        await house.channelToken(client));
      expect(answer.text).not.toMatch(/hunter2|srv|orders\.ts|stack/);
      expect(answer.json.errors[0]).toMatchObject({ message: 'Something went wrong here.',
        extensions: { code: 'INTERNAL', requestId: answer.headers.get('x-request-id') } });
    } finally {
      ports.set('catalog', catalog);
    }
  });
});
