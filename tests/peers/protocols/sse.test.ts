import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../kit/until.ts';
import { serve, type Served } from './served.ts';

/** The sentences of GraphQL over SSE about distinct connections, each held by bare requests. */
let served: Served;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

const readers: AbortController[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.abort();
  await until(() => served.fixture.listeners.size === 0);
});

const CHANGES = 'subscription { personChanged(id: "1") { name } }';

interface Event { readonly event: string; readonly data: string }

/** The lines of a stream as the specification of server-sent events reads them. */
function eventsIn(text: string): Event[] {
  return text.split('\n\n').slice(0, -1).flatMap((block) => {
    const lines = block.split('\n').filter((line) => !line.startsWith(':'));
    if (lines.length === 0) return [];
    const valueOf = (name: string) => lines.filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, '')).join('\n');
    return [{ event: valueOf('event'), data: valueOf('data') }];
  });
}

type Way = (params: object, init?: { headers?: Record<string, string>; signal?: AbortSignal }) => Promise<Response>;

const post = (path: string): Way => (params, { headers = {}, signal } = {}) => fetch(served.url + path, {
  method: 'POST', body: JSON.stringify(params), ...signal ? { signal } : {},
  headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers } });

const get = (path: string): Way => (params, { headers = {}, signal } = {}) => {
  const query = Object.entries(params).map(([key, value]): [string, string] =>
    [key, typeof value === 'string' ? value : JSON.stringify(value)]);
  return fetch(`${served.url}${path}?${new URLSearchParams(query)}`, {
    ...signal ? { signal } : {}, headers: { accept: 'text/event-stream', ...headers } });
};

const WAYS: readonly [string, Way][] = [['POST /graphql', post('')], ['POST /graphql/stream', post('/stream')],
  ['GET /graphql', get('')], ['GET /graphql/stream', get('/stream')]];

describe.each(WAYS)('%s', (_name, ask) => {
  it('answers text/event-stream, in UTF-8, that nobody may keep', async () => {
    const response = await ask({ query: '{ hello }' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(response.headers.get('cache-control')).toContain('no-cache');
    await response.text();
  });

  it('tells one result by next and then complete, which has an empty data', async () => {
    const text = await (await ask({ query: 'query Q($n: String) { hello(name: $n) } query R { total }',
      operationName: 'Q', variables: { n: 'a\nb' } })).text();
    const [next, complete, ...rest] = eventsIn(text);
    expect(next!.event).toBe('next');
    expect(JSON.parse(next!.data)).toMatchObject({ data: { hello: 'hello a\nb' } });
    expect([complete, rest]).toEqual([{ event: 'complete', data: '' }, []]);
    expect(text.endsWith('event: complete\ndata: \n\n')).toBe(true);
  });

  it.each([
    ['text that does not parse', '{ hello', 'GRAPHQL_PARSE_FAILED'],
    ['fields that do not exist', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a stream of what does not exist', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['what one may not see', 'subscription { guarded { id } }', 'UNAUTHENTICATED'],
    ['a missing variable', 'query($id: ID!) { person(id: $id) { id } }', 'BAD_USER_INPUT'],
  ])('tells what is wrong with an operation by next, over an accepted stream: %s', async (_what, query, code) => {
    const response = await ask({ query });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const [next, complete, ...rest] = eventsIn(await response.text());
    expect(JSON.parse(next!.data)).toMatchObject({ errors: [{ message: expect.any(String), extensions: { code } }] });
    expect([next!.event, complete, rest]).toEqual(['next', { event: 'complete', data: '' }, []]);
  });

  it('tells every result of a stream, and ends with its reader', async () => {
    const reader = new AbortController();
    readers.push(reader);
    const response = await ask({ query: CHANGES }, { signal: reader.signal });
    await until(() => served.fixture.listeners.size === 1);
    const chunks = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (const count of [1, 2]) {
      served.fixture.publish('1');
      while (eventsIn(text).length < count) text += (await chunks.read()).value ?? '';
    }
    expect(eventsIn(text)).toEqual(Array(2).fill({ event: 'next', data: '{"data":{"personChanged":{"name":"p1"}}}' }));
    reader.abort();
    await until(() => served.fixture.listeners.size === 0);
  });

  it('tells the end of a source by complete', async () => {
    const events = eventsIn(await (await ask({ query: 'subscription { broken }' })).text());
    expect(events.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(JSON.parse(events[0]!.data)).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
  });
});

describe('requests are those of GraphQL over HTTP', () => {
  it.each<[string, RequestInit, number]>([
    ['a body that is no JSON', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400],
    ['another media type', { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['no query', { method: 'POST', body: '{"variables":{}}', headers: { 'content-type': 'application/json' } }, 200],
    ['a bad token', { method: 'POST', body: '{"query":"{ hello }"}', headers: { 'content-type': 'application/json',
      authorization: 'Bearer wrong' } }, 401],
    ['a method that is none of these', { method: 'DELETE' }, 405],
    ['a reservation, which is the other mode', { method: 'PUT' }, 405],
  ])('%s', async (_what, init, status) => {
    const response = await fetch(`${served.url}/stream`, { ...init,
      headers: { accept: 'text/event-stream', ...init.headers as Record<string, string> } });
    expect(response.status).toBe(status);
    if (status === 405) expect(response.headers.get('allow')).toBe('GET, POST, OPTIONS');
    await response.text();
  });

  it('a mutation by GET is not run', async () => {
    const before = served.fixture.calls.length;
    const events = eventsIn(await (await get('/stream')({
      query: 'mutation { rename(input: {id: "1", name: "x"}) { id } }' })).text());
    expect(JSON.parse(events[0]!.data)).toMatchObject({ errors: [{ extensions: { code: 'METHOD_REFUSED' } }] });
    expect(served.fixture.calls).toHaveLength(before);
  });
});
