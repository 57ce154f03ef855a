import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import * as documents from '../../client/gql/graphql.ts';
import { printDocument } from '../../client/src/print-document.ts';
import { stream as readStream } from '../../client/src/stream.ts';
import {
  createKaratClient, KaratError, LiveRoomDocument, OrderByNumberDocument, TypedDocumentString, UpdateNothing,
  type KaratClientOptions, type TypedDocument,
} from './client-under-test.ts';
import { done, json, refused, startFakeHouse, stream, type FakeHouse } from './fake-house.ts';

const KITCHEN_SINK = `
query Q($a: [ID!]! = ["x", "y\\n"], $b: In = {c: 1, d: {e: -1.5e3}, f: []} @dir) @live(if: true) { ...F @skip(if: $b)
  ... on Member @x { alias: id(first: 1, after: null, kind: WEB, text: "中文 \\"quoted\\"",
    flags: [true, false], more: 12345678) }
  ... { id } ... @include(if: $b) { id } }
fragment F on Member @dir { id }
subscription { a } mutation M { b } query Named { c } { d }`;

let house: FakeHouse;
beforeEach(async () => { house = await startFakeHouse(); });
afterEach(() => house.stop());

const client = (more: Partial<KaratClientOptions> = {}) => createKaratClient(
  { endpoint: house.endpoint, clientId: 'shop', clientSecret: 'secret', ...more } as KaratClientOptions);
const graphCalls = () => house.asked.filter(({ path }) => path.startsWith('/graphql'));
const ORDER = { channelId: 'chn_1', externalNo: 'n' };
const codeOf = (call: Promise<unknown>) => call.then(() => null, (error: KaratError) => error.code);

describe('a proxy between', () => {
  const proxy = (status: number, headers: Record<string, string>, body = '<html>') =>
    (_asked: unknown, response: ServerResponse) => { response.writeHead(status, headers).end(body); };
  const pausesOf = async (headers: Record<string, string>): Promise<number> => {
    house.answers = [proxy(503, headers), done({ orderByExternalNo: null })];
    const began = performance.now();
    await client().query(OrderByNumberDocument, ORDER);
    return performance.now() - began;
  };

  it('is waited for as long as its Retry-After says, in seconds or as a date', async () => {
    expect(await pausesOf({ 'retry-after': '1' })).toBeGreaterThanOrEqual(990);
    // Its clock is an hour off: the difference to its own date counts.
    const [sent, until] = [0, 1_000].map((more) => new Date(Date.now() - 3_600_000 + more).toUTCString());
    expect(await pausesOf({ date: sent!, 'retry-after': until! })).toBeGreaterThanOrEqual(990);
    expect(await pausesOf({ 'retry-after': 'soon' })).toBeLessThan(500);
  });

  it('is not waited for beyond the deadline, which the caller is told', async () => {
    house.answers = [proxy(429, { 'retry-after': '7200' })];
    const error: KaratError = await client().mutate(UpdateNothing, { input: { id: 'x' } }).then(
      () => { throw new Error('answered'); }, (thrown) => thrown);
    expect([error.code, error.status, error.retryAfterMs]).toEqual(['RATE_LIMITED', 429, 7_200_000]);
    expect(graphCalls()).toHaveLength(1);
  });

  it('is not asked again before its time though the caller has longer, and a stream ends with it', async () => {
    const later = proxy(503, { 'retry-after': '301' });
    house.answers = [later, later];
    const told = { status: 503, retryAfterMs: 301_000 };
    await expect(client({ deadlineMs: 3_600_000 }).query(OrderByNumberDocument, ORDER)).rejects.toMatchObject(told);
    await expect(client().subscribe(LiveRoomDocument, { sessionId: 's' }).next()).rejects.toMatchObject(told);
    expect(graphCalls()).toHaveLength(2);
  });

  it('costs one try and not the call when it holds a line and says nothing', async () => {
    const stalling = (_asked: unknown, response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":');
    };
    house.answers = [() => undefined, stalling, done({ orderByExternalNo: null })];
    expect(await client({ attemptMs: 60 }).query(OrderByNumberDocument, ORDER))
      .toEqual({ orderByExternalNo: null });
    expect(Number(graphCalls()[0]!.headers['x-request-timeout'])).toBeLessThanOrEqual(60);
    house.answers = [() => undefined];
    expect(await codeOf(client({ attemptMs: 30 }).mutate(UpdateNothing, { input: { id: 'x' } })))
      .toBe('NO_ANSWER');
  });

  it('loses a subscription only until it is opened anew', async () => {
    house.answers = [() => undefined,
      stream([{ liveRoomChanged: { sessionId: 's', state: 'LIVE', at: '1', drops: [] } }], 'break')];
    const left = new AbortController();
    const events = readStream({
      endpoint: house.endpoint, fetch, tokens: { get: async () => null }, unknownIds: new Set(), sendIds: true,
    }, { document: LiveRoomDocument, variables: {}, signal: left.signal }, 40);
    expect((await events.next()).value).toMatchObject({ liveRoomChanged: { at: '1' } });
    left.abort();
  });
});

describe('partial answers', () => {
  const half = (_asked: unknown, response: ServerResponse) => json(response, 200, {
    data: { orderByExternalNo: { id: 'ord_1', member: null } },
    errors: [{ message: 'no', path: ['orderByExternalNo', 'member'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
  });

  it('are typed on the error, and answered beside it where they are asked for', async () => {
    house.answers = [half];
    const karat = client({ attempts: 1 });
    const error: KaratError = await karat.query(OrderByNumberDocument, ORDER).then(
      () => { throw new Error('answered'); }, (thrown) => thrown);
    const id: string | undefined = error.partialOf(OrderByNumberDocument)?.orderByExternalNo?.id;
    expect(id).toBe('ord_1');
    const { data, errors } = await karat.answer(OrderByNumberDocument, ORDER);
    expect([data?.orderByExternalNo?.id, errors.map(({ path }) => path)])
      .toEqual(['ord_1', [['orderByExternalNo', 'member']]]);
  });

  it('are complete without errors, and thrown where there is nothing', async () => {
    house.answers = [done({ orderByExternalNo: null })];
    expect(await client().answer(OrderByNumberDocument, ORDER))
      .toEqual({ data: { orderByExternalNo: null }, errors: [] });
    house.answers = [refused(403, 'FORBIDDEN')];
    expect(await codeOf(client().answer(OrderByNumberDocument, ORDER))).toBe('FORBIDDEN');
  });
});

describe('documents of others', () => {
  const parsed = (text: string, meta?: object) =>
    ({ ...parse(text, { noLocation: true }), ...(meta && { __meta__: meta }) }) as TypedDocument<unknown, object>;

  it('may be parsed ones, as codegen makes them by default', async () => {
    house.answers = [done({})];
    await client().query(parsed('query Q($n: Int! = 3) { orders(page: {size: $n}) { totalCount } }'), {});
    expect(graphCalls()[0]!.body.query).toBe(
      'query Q($n: Int! = 3) {\n  orders(page: {size: $n}) {\n    totalCount\n  }\n}');
    await client().query(parsed('{ orders { totalCount } }', { hash: 'sha256:abc' }), {});
    expect(graphCalls()[1]!.body.documentId).toBe('sha256:abc');
  });

  it('may be nothing but their hash', async () => {
    const bare = { __meta__: { hash: 'sha1:abc' } } as unknown as TypedDocument<unknown, object>;
    house.answers = [refused(404, 'DOCUMENT_UNKNOWN')];
    expect(await codeOf(client({ documents: 'text' }).query(bare, {}))).toBe('DOCUMENT_UNKNOWN');
    expect(graphCalls().map(({ body }) => [body.documentId, body.query])).toEqual([['sha1:abc', undefined]]);
  });

  it('are refused here when they are none', async () => {
    expect(await codeOf(client().query({} as TypedDocument<unknown, object>, {}))).toBe('BAD_REQUEST');
    expect(house.asked).toEqual([]);
  });

  it('are printed as graphql-js prints them', () => {
    const own = Object.values(documents).filter((one) => one instanceof TypedDocumentString).map(String);
    for (const text of [...own, KITCHEN_SINK]) {
      expect(printDocument(parse(text) as never)).toBe(print(parse(text)));
    }
    expect(() => printDocument(parse('type A { b: Int }') as never)).toThrow('has no ObjectTypeDefinition');
  });
});

describe('pages of others\' documents', () => {
  const text = (query: string) => new TypedDocumentString<any, any>(query);
  const all = async (query: string, variables: object, pick: (result: any) => any) => {
    const found: string[] = [];
    for await (const { id } of client().items<any, any, { id: string }>(
      text(query), variables, pick, { pageSize: 2 })) found.push(id);
    return [found, graphCalls().map(({ body }) => body.variables)];
  };
  const edges = (ids: string[], endCursor: string | null) => done({ list: {
    edges: ids.map((id) => ({ node: { id } })), pageInfo: { hasNextPage: endCursor !== null, endCursor } } });
  const rows = (ids: string[], more: object) => done({ list: { items: ids.map((id) => ({ id })), ...more } });

  it('are found by what stands behind after, first and page, whatever it is called', async () => {
    house.answers = [edges(['1', '2'], 'c2'), edges(['3'], null)];
    expect(await all('query ($count: Int, $cursor: String) { list(first: $count, after: $cursor) { x } }', {},
      (result) => result.list)).toEqual([['1', '2', '3'], [{ count: 2 }, { count: 2, cursor: 'c2' }]]);
    house.asked.length = 0;
    house.answers = [rows(['1', '2'], { totalCount: 3 }), rows(['3'], { totalCount: 3 })];
    expect(await all('query ($where: PageInput! ) { list(page: $where) { x } }', {}, (result) => result.list))
      .toEqual([['1', '2', '3'], [{ where: { number: 1, size: 2 } }, { where: { number: 2, size: 2 } }]]);
    house.asked.length = 0;
    house.answers = [rows(['1', '2'], { totalCount: 3, endCursor: 'c' }),
      rows(['3'], { totalCount: 3, endCursor: null })];
    const ofSize = 'query ($c: String, $r: Int) { list(page: { size: 2, after: $c }, filter: { size: $r }) { x } }'
      + ' # after: $no';
    expect(await all(ofSize, {},
      (result) => result.list)).toEqual([['1', '2', '3'], [{}, { c: 'c' }]]);
  });

  it('begin where the caller says', async () => {
    house.answers = [rows(['7'], { totalCount: 7 })];
    expect(await all('query ($page: PageInput) { list(page: $page) { x } }', { page: { number: 4, size: 9 } },
      (result) => result.list)).toEqual([['7'], [{ page: { number: 4, size: 2 } }]]);
  });

  it.each([
    ['{ list { x } }', 'by a variable of the document'],
    ['query ($a: String, $b: String) { x(after: $a) y(after: $b) }', 'which of $a, $b'],
  ])('are refused before anything is asked: %s', async (query, why) => {
    await expect(all(query, {}, (result) => result.list)).rejects.toThrow(why);
    expect(house.asked).toEqual([]);
  });

  it('are refused where they would be read for ever', async () => {
    house.answers = [edges(['1'], 'c')];
    await expect(all('query ($after: String) { list(after: $after) { x } }', {}, (result) => result.list))
      .rejects.toThrow('the page it was asked to go on after');
    house.answers = [rows(['1'], { totalCount: 2 })];
    await expect(all('query ($after: String) { list(page: { after: $after }) { x } }', {}, (result) => result.list))
      .rejects.toThrow('does not ask for endCursor');
  });
});
