import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createKaratClient, EnrolMemberDocument, KaratError, KaratRefusal, LiveRoomDocument,
  MemberOrdersDocument, OrderByNumberDocument, OrdersDocument, orThrow, RecordDeliveryDocument, RecordOrdersDocument,
  RecordReturnsDocument, TypedDocumentString, UpdateNothing, type KaratClientOptions,
} from './client-under-test.ts';
import { broken, done, refused, startFakeHouse, stream, type FakeHouse } from './fake-house.ts';

let house: FakeHouse;
beforeEach(async () => { house = await startFakeHouse(); });
afterEach(() => house.stop());

const SERVER = { clientId: 'shop', clientSecret: 'a b:c' };
const client = (more: Partial<KaratClientOptions> = {}) =>
  createKaratClient({ endpoint: house.endpoint, ...SERVER, ...more } as KaratClientOptions);
const graphCalls = () => house.asked.filter(({ path }) => path.startsWith('/graphql'));
const tokenCalls = () => house.asked.filter(({ path }) => path === '/identity/token');
const ORDER = { channelId: 'chn_1', externalNo: 'n' };
const sale = (externalNo: string) => ({ input: { orders: [{
  externalNo, outletCode: 'o', currency: 'CNY' as const, fulfilment: 'WEB' as const,
  paidAt: '2026-03-01T00:00:00Z', lines: [{ sku: 's', unitPrice: '1.00' }] }] } });
const codeOf = (call: Promise<unknown>) => call.then(() => null, (error: KaratError) => error.code);

describe('tokens', () => {
  it('fetches one for many calls at once, with the secret in the header', async () => {
    house.answers = [done({ orderByExternalNo: null })];
    const karat = client({ scopes: ['orders:read'] } as never);
    await Promise.all([1, 2, 3].map(() => karat.query(OrderByNumberDocument, ORDER)));
    expect(tokenCalls()).toHaveLength(1);
    expect(tokenCalls()[0]!.body).toEqual({ grant_type: 'client_credentials', scope: 'orders:read' });
    expect(tokenCalls()[0]!.headers.authorization).toBe(`Basic ${btoa('shop:a%20b%3Ac')}`);
    expect(graphCalls().map(({ headers }) => headers.authorization)).toEqual(
      Array(3).fill('Bearer token-1'));
  });

  it('renews one shortly before its end', async () => {
    house.answers = [done({ orderByExternalNo: null })];
    house.tokenSeconds = 0;
    const karat = client();
    await karat.query(OrderByNumberDocument, ORDER);
    await karat.query(OrderByNumberDocument, ORDER);
    expect(graphCalls().map(({ headers }) => headers.authorization)).toEqual(
      ['Bearer token-1', 'Bearer token-2']);
  });

  it('brings a new one when the house no longer accepts it, once', async () => {
    house.answers = [refused(401, 'UNAUTHENTICATED'), done({ orderByExternalNo: null })];
    await client().query(OrderByNumberDocument, ORDER);
    expect(graphCalls().map(({ headers }) => headers.authorization)).toEqual(
      ['Bearer token-1', 'Bearer token-2']);
    house.answers = [refused(401, 'UNAUTHENTICATED')];
    expect(await codeOf(client().query(OrderByNumberDocument, ORDER))).toBe('UNAUTHENTICATED');
  });

  it('asks the function of a browser, and says when the former token was refused', async () => {
    house.answers = [refused(401, 'UNAUTHENTICATED'), done({ orderByExternalNo: null })];
    const renewals: boolean[] = [];
    const karat = createKaratClient({ endpoint: house.endpoint, token: ({ renew }) => {
      renewals.push(renew);
      return renew ? 'fresh' : 'stale';
    } });
    await karat.query(OrderByNumberDocument, ORDER);
    expect(renewals).toEqual([false, true]);
    expect(graphCalls()[1]!.headers.authorization).toBe('Bearer fresh');
  });

  it('takes a path for an endpoint, as browsers do', async () => {
    const urls: string[] = [];
    const karat = createKaratClient({ endpoint: '/graphql', token: () => null, fetch: async (url, init) => {
      urls.push(`${String(url)} ${String(new Headers(init?.headers).get('authorization'))}`);
      return new Response('{"data":{"orderByExternalNo":null}}');
    } });
    await karat.query(OrderByNumberDocument, ORDER);
    expect(urls).toEqual(['/graphql null']);
    expect(() => karat.forMember('mem_1')).toThrow('needs clientId and clientSecret');
  });

  it('says how long to wait when too many wrong secrets were offered, and asks no more', async () => {
    let asked = 0;
    const karat = client({ fetch: async () => {
      asked += 1;
      return new Response('{"error":"slow_down"}', { status: 429, headers: { 'retry-after': '900' } });
    } });
    await expect(karat.query(OrderByNumberDocument, ORDER)).rejects.toMatchObject(
      { code: 'RATE_LIMITED', status: 429, retryAfterMs: 900_000 });
    expect(asked).toBe(1);
  });

  it('speaks for a member by token exchange', async () => {
    house.answers = [done({ member: null })];
    await client().forMember('mem_1', ['loyalty:read']).query(MemberOrdersDocument, { id: 'mem_1' });
    expect(tokenCalls()[0]!.body).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 'mem_1',
      subject_token_type: 'urn:karat:token-type:member-id', scope: 'loyalty:read',
    });
  });
});

describe('retries', () => {
  it('repeats a read over a broken connection and a house in trouble', async () => {
    house.answers = [broken, refused(503, 'SUBGRAPH_UNAVAILABLE'), done({ orderByExternalNo: null })];
    expect(await client().query(OrderByNumberDocument, ORDER)).toEqual({ orderByExternalNo: null });
    expect(graphCalls()).toHaveLength(3);
  });

  it('repeats a write with the very same key', async () => {
    house.answers = [broken, done({ enrolMember: { member: null, resolution: 'NEW', userErrors: [] } })];
    await client().mutate(EnrolMemberDocument, { input: {
      idempotencyKey: 'k-1', region: 'CN', source: 'ONLINE', phone: '13800000000' } });
    expect(graphCalls().map(({ body }) => body.variables.input.idempotencyKey)).toEqual(['k-1', 'k-1']);
  });

  it('repeats orders, returns and deliveries, whose number is their key', async () => {
    house.answers = [broken, done({ recordOrders: { results: [] } })];
    await client().mutate(RecordOrdersDocument, sale('n-1'));
    expect(graphCalls()).toHaveLength(2);
    house.answers = [broken, done({ recordReturns: { results: [] } })];
    const at = '2026-03-04T02:00:00Z';
    await client().mutate(RecordReturnsDocument, { input: { returns: [
      { orderId: 'ord_1', returnNo: 'r-1', returnedAt: at, reason: '', lines: [{ lineNo: 1, quantity: 1 }] }] } });
    house.answers = [broken, done({ recordDelivery: { order: null, userErrors: [] } })];
    await client().mutate(RecordDeliveryDocument, { input: { externalNo: 'n-1', deliveredAt: at } });
    expect(graphCalls()).toHaveLength(6);
  });

  it('never repeats a write nobody would recognise, unless it is allowed to', async () => {
    house.answers = [broken, done({})];
    expect(await codeOf(client().mutate(UpdateNothing, { input: { id: 'x' } }))).toBe('NETWORK');
    expect(graphCalls()).toHaveLength(1);
    house.answers = [broken, done({})];
    await client().mutate(UpdateNothing, { input: { id: 'x' } }, { repeatable: true });
    expect(graphCalls()).toHaveLength(3);
  });

  it('repeats any write the house did not take, after the pause it asked for', async () => {
    house.answers = [refused(429, 'RATE_LIMITED', { retryAfterMs: 60 }), done({})];
    const began = performance.now();
    await client().mutate(UpdateNothing, { input: { id: 'x' } });
    expect(performance.now() - began).toBeGreaterThanOrEqual(58);
  });

  it('never repeats what would be refused again', async () => {
    house.answers = [refused(403, 'FORBIDDEN')];
    expect(await codeOf(client().query(OrderByNumberDocument, ORDER))).toBe('FORBIDDEN');
    expect(graphCalls()).toHaveLength(1);
  });

  it('gives up after its attempts', async () => {
    house.answers = [refused(503, 'SUBGRAPH_UNAVAILABLE')];
    expect(await codeOf(client({ attempts: 3 }).query(OrderByNumberDocument, ORDER)))
      .toBe('SUBGRAPH_UNAVAILABLE');
    expect(graphCalls()).toHaveLength(3);
  });
});

describe('deadlines and errors', () => {
  it('ends at the deadline and tells the house of it', async () => {
    house.answers = [() => undefined];
    expect(await codeOf(client({ deadlineMs: 80 }).query(OrderByNumberDocument, ORDER))).toBe('DEADLINE');
    const told = Number(graphCalls()[0]!.headers['x-request-timeout']);
    expect([told > 0, told <= 80]).toEqual([true, true]);
  });

  it('ends when the caller gives up', async () => {
    house.answers = [() => undefined];
    const wish = new AbortController();
    const call = codeOf(client().query(OrderByNumberDocument, ORDER, { signal: wish.signal }));
    setTimeout(() => wish.abort(), 20);
    expect(await call).toBe('ABORTED');
  });

  it('keeps code, request id and what was answered beside the error', async () => {
    house.answers = [(_asked, response) => void response.writeHead(200).end(JSON.stringify({
      data: { orderByExternalNo: { id: 'ord_1', member: null } },
      errors: [{ message: 'members is down', path: ['orderByExternalNo', 'member'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: 'r-9' } }] }))];
    const error: KaratError = await client({ attempts: 1 }).query(OrderByNumberDocument, ORDER)
      .then(() => { throw new Error('answered'); }, (thrown) => thrown);
    expect(error).toBeInstanceOf(KaratError);
    expect([error.code, error.requestId, error.errors[0]!.path]).toEqual(
      ['SUBGRAPH_UNAVAILABLE', 'r-9', ['orderByExternalNo', 'member']]);
    expect(error.partial).toMatchObject({ orderByExternalNo: { id: 'ord_1' } });
  });

  it('throws refusals of a rule with their typed codes', () => {
    const payload = { member: null, resolution: null, userErrors: [
      { code: 'PHONE_INVALID' as const, message: 'No phone.', path: ['phone'] }] };
    const refusal = (() => {
      try {
        return orThrow(payload);
      } catch (error) {
        return error as KaratRefusal<(typeof payload)['userErrors'][number]>;
      }
    })() as KaratRefusal<(typeof payload)['userErrors'][number]>;
    const code: 'PHONE_INVALID' = refusal.code;
    expect([code, refusal.message]).toEqual(['PHONE_INVALID', 'PHONE_INVALID at phone: No phone.']);
    expect(orThrow({ userErrors: [], member: 1 })).toMatchObject({ member: 1 });
  });
});

describe('trusted documents', () => {
  it('sends the id, and the text once a house does not know it', async () => {
    house.answers = [refused(400, 'DOCUMENT_UNKNOWN'), done({ orderByExternalNo: null })];
    const karat = client();
    await karat.query(OrderByNumberDocument, ORDER);
    await karat.query(OrderByNumberDocument, ORDER);
    expect(graphCalls().map(({ body }) => Object.keys(body).sort().join())).toEqual(
      ['documentId,variables', 'query,variables', 'query,variables']);
    expect(graphCalls()[0]!.body.documentId).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('sends texts where it is told to', async () => {
    house.answers = [done({ orderByExternalNo: null })];
    await client({ documents: 'text' }).query(OrderByNumberDocument, ORDER);
    expect(graphCalls()[0]!.body.query).toContain('query OrderByNumber');
  });
});

describe('pages', () => {
  const order = (id: string) => ({ node: { id } });

  it('follows cursors', async () => {
    const page = (edges: object[], endCursor: string | null) => done({ member: { id: 'm', orders: {
      edges, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } });
    house.answers = [page([order('1'), order('2')], 'c2'), page([order('3')], null)];
    const found: string[] = [];
    for await (const { id } of client().items(MemberOrdersDocument, { id: 'm' },
      (result) => result.member?.orders, { pageSize: 2 })) found.push(id);
    expect(found).toEqual(['1', '2', '3']);
    expect(graphCalls().map(({ body }) => body.variables)).toEqual(
      [{ id: 'm', first: 2 }, { id: 'm', first: 2, after: 'c2' }]);
  });

  it('counts pages, and asks for no more than the caller takes', async () => {
    const page = (ids: string[]) => done({ orders: { totalCount: 5, items: ids.map((id) => ({ id })) } });
    house.answers = [page(['1', '2']), page(['3', '4']), page(['5'])];
    const orders = client().items(OrdersDocument, { filter: null }, (result) => result.orders,
      { pageSize: 2 });
    const found: string[] = [];
    for await (const { id } of orders) found.push(id);
    expect(found).toEqual(['1', '2', '3', '4', '5']);
    expect(graphCalls().map(({ body }) => body.variables.page)).toEqual(
      [1, 2, 3].map((number) => ({ number, size: 2 })));
    house.answers = [page(['1', '2'])];
    for await (const { id } of client().items(OrdersDocument, {}, (result) => result.orders)) {
      if (id === '1') break;
    }
    expect(graphCalls()).toHaveLength(4);
  });
});

it('goes on by the cursor of a numbered list, however much of it is counted', async () => {
  const page = (ids: string[], endCursor: string | null) => done({ orders: {
    totalCount: 2, endCursor, items: ids.map((id) => ({ id })) } });
  house.answers = [page(['1', '2'], 'c2'), page(['3', '4'], 'c4'), page(['5'], null)];
  const found: string[] = [];
  for await (const { id } of client().items(OrdersDocument, {}, (result) => result.orders,
    { pageSize: 2 })) found.push(id);
  expect(found).toEqual(['1', '2', '3', '4', '5']);
  expect(graphCalls().map(({ body }) => body.variables.page.after)).toEqual([undefined, 'c2', 'c4']);
});

it('does not take the first page for the whole list when the document asks for neither cursor nor count', async () => {
  const bare = new TypedDocumentString<{ orders: never }, object>(
    'query($page: PageInput) { orders(page: $page) { items { id } } }');
  house.answers = [done({ orders: { items: [{ id: '1' }] } })];
  const read = async () => { for await (const _ of client().items(bare, {}, (result) => result.orders)); };
  await expect(read()).rejects.toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('endCursor') });
});

it('needs no variables for a document that takes none', async () => {
  house.answers = [done({ outlets: { totalCount: 0 } }), done({ outlets: { totalCount: 0 } })];
  const bare = new TypedDocumentString<{ outlets: object }, Record<string, never>>('{ outlets { totalCount } }');
  expect(await client().query(bare)).toEqual({ outlets: { totalCount: 0 } });
  expect(await client().answer(bare)).toEqual({ data: { outlets: { totalCount: 0 } }, errors: [] });
  expect(graphCalls().map(({ body }) => body.variables)).toEqual([{}, {}]);
});

describe('subscriptions', () => {
  const state = (n: number) => ({ liveRoomChanged: { sessionId: 's', state: 'LIVE', at: `${n}`, drops: [] } });

  it('reads events however they are cut, and opens a broken stream again', async () => {
    house.answers = [stream([state(1), state(2)], 'break'), stream([], 'complete'), stream([state(3)], 'break')];
    const seen: string[] = [];
    for await (const { liveRoomChanged } of client().subscribe(LiveRoomDocument, { sessionId: 's' })) {
      seen.push(liveRoomChanged.at);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual(['1', '2', '3']);
    expect(graphCalls()[0]!.path).toBe('/graphql/stream');
    expect(graphCalls()[0]!.headers.accept).toBe('text/event-stream');
  });

  it('ends with what an event refuses, such as an unknown session', async () => {
    house.answers = [(_asked, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('event: next\ndata: {"errors":[{"message":"no","extensions":{"code":"NOT_FOUND"}}]}\n\n');
    }];
    expect(await codeOf(client().subscribe(LiveRoomDocument, { sessionId: 's' }).next())).toBe('NOT_FOUND');
    expect(graphCalls()).toHaveLength(1);
  });

  it('ends with what will not change, and by the signal', async () => {
    for (const [status, code] of [[403, 'FORBIDDEN'], [404, null]] as const) {
      house.answers = [code ? refused(status, code)
        : (_asked, response) => { response.writeHead(status).end('nothing here'); }];
      const first = client().subscribe(LiveRoomDocument, { sessionId: 's' }).next();
      expect(await codeOf(first)).toBe(code ?? 'NO_GRAPH');
    }
    house.answers = [stream([state(1)], 'break')];
    const wish = new AbortController();
    const seen: string[] = [];
    for await (const { liveRoomChanged } of client().subscribe(LiveRoomDocument, { sessionId: 's' },
      { signal: wish.signal })) {
      seen.push(liveRoomChanged.at);
      wish.abort();
    }
    expect(seen).toEqual(['1']);
  });
});
