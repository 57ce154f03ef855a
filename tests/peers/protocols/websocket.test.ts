import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { SubgraphRequest } from '../../../subgraphs/kernel/port.ts';
import { until } from '../../kit/until.ts';
import { serve, type Served } from './served.ts';

/** The sentences of the graphql-transport-ws protocol about a server, each held by a bare socket. */
type Message = { readonly type: string; readonly id?: string; readonly payload?: any };

class Line {
  readonly received: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(readonly socket: WebSocket) {
    socket.on('message', (text) => { this.received.push(JSON.parse(String(text)) as Message); });
    this.closed = once(socket, 'close').then(([code, reason]) => ({ code: code as number, reason: String(reason) }));
    // One that never opens is told by `open`.
    this.closed.catch(() => undefined);
  }

  /** An object as a message, a text as it is. */
  send(...messages: (object | string)[]): void {
    for (const message of messages) this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  async next(fits: (message: Message) => boolean): Promise<Message> {
    await until(() => this.received.some(fits));
    return this.received.find(fits)!;
  }

  of(id: string): Message[] {
    return this.received.filter((message) => message.id === id);
  }
}

const INIT = { type: 'connection_init' };
const subscribe = (id: string, query: string, more: object = {}) => ({ id, type: 'subscribe', payload: { query,
  ...more } });
const CHANGES = 'subscription { personChanged(id: "1") { name } }';

let served: Served;
const lines: Line[] = [];
beforeAll(async () => { served = await serve({ limits: { socketInitMs: 250 } }); });
afterAll(() => served.close());
afterEach(async () => {
  for (const line of lines.splice(0)) line.socket.terminate();
  served.fixture.fault.clear();
  await until(() => served.fixture.listeners.size === 0);
});

async function open(protocol: string | undefined = 'graphql-transport-ws'): Promise<Line> {
  const line = new Line(new WebSocket(`${served.url.replace('http', 'ws')}/ws`,
    protocol === '' ? undefined : protocol));
  lines.push(line);
  await once(line.socket, 'open');
  return line;
}

async function ready(): Promise<Line> {
  const line = await open();
  line.send(INIT);
  await line.next(({ type }) => type === 'connection_ack');
  return line;
}

const subscribers = (count: number) => until(() => served.fixture.listeners.size === count);

describe('the socket', () => {
  it('speaks graphql-transport-ws', async () => {
    expect((await open()).socket.protocol).toBe('graphql-transport-ws');
  });

  it('without a protocol is closed with 4406', async () => {
    expect((await (await open('')).closed).code).toBe(4406);
  });

  it.each(['graphql-ws', 'soap'])('does not grant "%s", which ends it in the client', async (protocol) => {
    await expect(open(protocol)).rejects.toThrow('Server sent no subprotocol');
  });

  it('is closed by its client with 1000, and nothing goes on behind it', async () => {
    const line = await ready();
    line.send(subscribe('1', CHANGES));
    await subscribers(1);
    line.socket.close(1000, 'Normal Closure');
    expect((await line.closed).code).toBe(1000);
    await subscribers(0);
  });

  it.each<[string, object | string]>([
    ['no JSON', '{'], ['no object', '1'], ['null', 'null'], ['a list', '[]'], ['no type', {}], ['an unknown type',
      { type: 'hello' }],
    ['a type for clients', { type: 'connection_ack' }], ['next', { type: 'next', id: '1', payload: {} }],
    ['subscribe without id', { type: 'subscribe', payload: { query: '{ hello }' } }],
    ['an empty id', subscribe('', '{ hello }')], ['an id that is no text', { ...subscribe('1', '{ hello }'), id: 1 }],
    ['subscribe without payload', { type: 'subscribe', id: '1' }],
    ['a query that is no text', { type: 'subscribe', id: '1', payload: { query: 1 } }],
    ['variables that are no map', subscribe('1', '{ hello }', { variables: [] })],
    ['a name that is no text', subscribe('1', '{ hello }', { operationName: 1 })],
    ['extensions that are no map', subscribe('1', '{ hello }', { extensions: 'x' })],
    ['complete without id', { type: 'complete' }], ['ping with a text', { type: 'ping', payload: 'x' }],
    ['init with a text', { type: 'connection_init', payload: 'x' }],
  ])('closes at once with 4400: %s', async (what, message) => {
    const line = what.startsWith('init') ? await open() : await ready();
    line.send(message);
    const { code, reason } = await line.closed;
    expect(code).toBe(4400);
    expect(reason.length).toBeGreaterThan(0);
  });
});

describe('connection_init', () => {
  it('is acknowledged, with and without payload', async () => {
    for (const payload of [undefined, null, {}, { authorization: 'Bearer operator' }]) {
      const line = await open();
      line.send({ ...INIT, payload });
      expect((await line.next(({ type }) => type === 'connection_ack')).type).toBe('connection_ack');
    }
  });

  it('that does not come in time: 4408', async () => {
    const line = await open();
    expect(await line.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  it('that comes twice: 4429', async () => {
    const line = await ready();
    line.send(INIT);
    expect(await line.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
    const hasty = await open();
    hasty.send(INIT, INIT);
    expect((await hasty.closed).code).toBe(4429);
  });

  it('that is rejected: 4403', async () => {
    for (const authorization of ['Bearer wrong', 7]) {
      const line = await open();
      line.send({ ...INIT, payload: { authorization } });
      expect(await line.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    }
  });

  it('comes before any operation: 4401', async () => {
    const line = await open();
    line.send(subscribe('1', '{ hello }'));
    expect(await line.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });
});

describe('ping and pong', () => {
  it('a ping is answered at any time within the socket, its payload with it', async () => {
    const line = await open();
    line.send({ type: 'ping' });
    expect(await line.next(({ type }) => type === 'pong')).toEqual({ type: 'pong' });
    line.send({ ...INIT }, { type: 'ping', payload: { at: 1 } });
    await line.next(({ type }) => type === 'connection_ack');
    expect((await line.next(({ type, payload }) => type === 'pong' && payload !== undefined)).payload).toEqual({
      at: 1 });
  });

  it('a pong may come unasked', async () => {
    const line = await ready();
    line.send({ type: 'pong' }, { type: 'pong', payload: {} }, subscribe('1', '{ hello }'));
    await line.next(({ type, id }) => type === 'complete' && id === '1');
  });
});

describe('operations', () => {
  it('of one result: next, then complete', async () => {
    const line = await ready();
    line.send(subscribe('q', 'query Q($n: String) { hello(name: $n) } query R { total }', { operationName: 'Q',
      variables: { n: 'you' } }));
    await line.next(({ type }) => type === 'complete');
    expect(line.of('q')).toEqual([
      { id: 'q', type: 'next', payload: { data: { hello: 'hello you' }, extensions: { cost: expect.anything() } } },
      { id: 'q', type: 'complete' }]);
  });

  it('take null for what is left out', async () => {
    const line = await ready();
    line.send(subscribe('q', '{ hello }', { operationName: null, variables: null, extensions: null }));
    expect((await line.next(({ type }) => type === 'next')).payload.data).toEqual({ hello: 'hello you' });
  });

  it('of many results: next for each, until the client completes; then nothing more', async () => {
    const line = await ready();
    line.send(subscribe('s', CHANGES));
    await subscribers(1);
    for (const count of [1, 2]) {
      served.fixture.publish('1');
      await until(() => line.of('s').length === count);
    }
    expect(line.of('s')).toEqual(Array(2).fill({ id: 's', type: 'next',
      payload: { data: { personChanged: { name: 'p1' } } } }));
    line.send({ type: 'complete', id: 's' });
    await subscribers(0);
    served.fixture.publish('1');
    line.send(subscribe('after', '{ hello }'));
    await line.next(({ id, type }) => id === 'after' && type === 'complete');
    expect(line.of('s')).toHaveLength(2);
  });

  it.each([
    ['text that does not parse', '{ hello', 'GRAPHQL_PARSE_FAILED'],
    ['fields that do not exist', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['what one may not see', 'subscription { guarded { id } }', 'UNAUTHENTICATED'],
  ])('that are refused before they begin: one error, and no complete: %s', async (_what, query, code) => {
    const line = await ready();
    line.send(subscribe('e', query), subscribe('after', '{ hello }'));
    await line.next(({ id, type }) => id === 'after' && type === 'complete');
    await line.next(({ id }) => id === 'e');
    expect(line.of('e')).toEqual([{ id: 'e', type: 'error', payload: [expect.objectContaining({
      message: expect.any(String), extensions: expect.objectContaining({ code }) })] }]);
  });

  it('with an id that is in use, of whatever kind: 4409', async () => {
    for (const second of [CHANGES, '{ hello }']) {
      const line = await ready();
      line.send(subscribe('twin', CHANGES));
      await subscribers(1);
      line.send(subscribe('twin', second));
      expect(await line.closed).toEqual({ code: 4409, reason: 'Subscriber for twin already exists' });
      await subscribers(0);
    }
  });

  it('may use an id again once it is complete, by either side', async () => {
    const line = await ready();
    line.send(subscribe('again', '{ hello }'));
    await line.next(({ type }) => type === 'complete');
    line.send(subscribe('again', CHANGES));
    await subscribers(1);
    line.send({ type: 'complete', id: 'again' });
    await subscribers(0);
    line.send(subscribe('again', '{ hello }'));
    await until(() => line.of('again').filter(({ type }) => type === 'complete').length === 2);
  });

  it('run beside each other, told apart by their ids', async () => {
    const line = await ready();
    line.send(subscribe('a', CHANGES), subscribe('b', '{ hello }'), subscribe('c', '{ slow }'), subscribe('d',
      '{ hello }'));
    await until(() => ['b', 'c', 'd'].every((id) => line.of(id).some(({ type }) => type === 'complete')));
    expect(line.received.findIndex(({ id }) => id === 'd')).toBeLessThan(line.received.findIndex(({ id }) =>
      id === 'c'));
    expect(line.of('a')).toEqual([]);
  });

  it('of one result that the client completed say nothing any more', async () => {
    let answer!: () => void;
    const asked = new Promise<SubgraphRequest>((resolve) => {
      served.fixture.fault.set('people', (request) => new Promise((done) => {
        answer = () => done({ data: { hello: 'late' } });
        resolve(request);
      }));
    });
    const line = await ready();
    line.send(subscribe('left', '{ hello }'));
    await asked;
    line.send({ type: 'complete', id: 'left' });
    line.send({ type: 'ping' });
    await line.next(({ type }) => type === 'pong');
    answer();
    served.fixture.fault.clear();
    line.send(subscribe('after', '{ total }'));
    await line.next(({ id, type }) => id === 'after' && type === 'complete');
    expect(line.of('left')).toEqual([]);
  });

  it('that are over, or never were, may be completed', async () => {
    const line = await ready();
    line.send({ type: 'complete', id: 'nobody' }, subscribe('q', '{ hello }'));
    await line.next(({ type }) => type === 'complete');
    line.send({ type: 'complete', id: 'q' }, subscribe('after', '{ hello }'));
    await line.next(({ id, type }) => id === 'after' && type === 'complete');
  });

  it('whose source breaks: next with the error, then complete', async () => {
    const line = await ready();
    line.send(subscribe('s', 'subscription { broken }'));
    await line.next(({ type }) => type === 'complete');
    expect(line.of('s').map(({ type }) => type)).toEqual(['next', 'complete']);
  });
});
