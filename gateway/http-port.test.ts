import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse, type ExecutionResult } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { signHop, verifyHop } from '../subgraphs/kernel/signed-actor.ts';
import type { EventEnvelope, RequestContext } from '../subgraphs/kernel/port.ts';
import { composeSupergraph } from './compose.ts';
import { SubgraphConnectionError } from './errors.ts';
import { actor, createFixture, PEOPLE_SDL, POINTS_SDL } from './tests/fixture.ts';
import { createHttpPort, type HttpPort } from '../subgraphs/kernel/server/http-port.ts';

const SECRET = 'a secret of this test';

interface Seen { url: string; headers: IncomingHttpHeaders; body: string }

const closers: (() => unknown)[] = [];
afterEach(async () => { for (const close of closers.splice(0).reverse()) await close(); });

const context = (extra: Partial<RequestContext> = {}): RequestContext => ({
  requestId: 'request-1', deadlineAt: Date.now() + 5_000, actor: actor('operator'), ...extra });

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  closers.push(() => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  }));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The other end: any answer for any path, and everything it was asked. */
async function answering(answer: (seen: Seen) => [number, string]): Promise<[HttpPort, Seen[]]> {
  const seen: Seen[] = [];
  const url = await listen(createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += String(chunk); });
    request.on('end', () => {
      const one = { url: request.url!, headers: request.headers, body };
      seen.push(one);
      const [status, text] = answer(one);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  }));
  return [portTo(url), seen];
}

function portTo(url: string): HttpPort {
  const port = createHttpPort({ name: 'people', url,
    sign: (asked, body) => signHop(SECRET, asked, 'people', body) });
  closers.push(() => port.close());
  return port;
}

const pause = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 5); });

const document = parse('query Hi($n: String) { hello(name: $n) }');

describe('a subgraph behind HTTP', () => {
  it('gets the operation, the signed actor, the request id and the deadline', async () => {
    const [port, seen] = await answering(() => [200, JSON.stringify({ data: { hello: 'x' },
      errors: [{ message: 'm', extensions: { code: 'FORBIDDEN' } }] })]);
    const asked = context();
    const result = await port.execute({ document, operationName: 'Hi', variables: { n: 'a' },
      context: asked }) as ExecutionResult;
    expect(result.data).toEqual({ hello: 'x' });
    expect(result.errors?.[0]).toMatchObject({ message: 'm', extensions: { code: 'FORBIDDEN' } });
    const [{ url, headers, body }] = seen as [Seen];
    expect(url).toBe('/graphql');
    expect(JSON.parse(body)).toEqual({ operationName: 'Hi', variables: { n: 'a' },
      query: 'query Hi($n: String) {\n  hello(name: $n)\n}' });
    // What is left of the time, counted from the arrival.
    const { deadlineAt, ...hop } = verifyHop(SECRET, headers['karat-actor'] as string, 'people', body);
    expect(hop).toEqual({ requestId: 'request-1', actor: actor('operator') });
    expect(Math.abs(deadlineAt - asked.deadlineAt)).toBeLessThan(2_000);
    expect(headers['x-request-id']).toBe('request-1');
  });

  it('takes events, lists dead letters and replays them', async () => {
    const [port, seen] = await answering(({ url }) => [200, url === '/dead-letters/replay'
      ? '{"replayed":2}' : url === '/events' ? '[{"id":"e"}]' : '[]']);
    const event: EventEnvelope = { id: 'e', name: 'a.b.v1', aggregateId: 'x', at: '2026-01-01',
      requestId: 'r', payload: null };
    expect(await port.deliver([event])).toEqual([{ id: 'e' }]);
    expect(await port.deadLetters(7)).toEqual([]);
    expect(await port.waiting(3)).toEqual([]);
    expect(await port.replayDeadLetters(['a', 'b'])).toBe(2);
    expect(await port.retell!({ subscriber: 'orders', keys: { person: ['p'] }, context: context() })).toEqual([]);
    expect(seen.map(({ url, body }) => [url, JSON.parse(body) as unknown])).toEqual([
      ['/events', [event]], ['/dead-letters', { limit: 7 }], ['/waiting', { limit: 3 }],
      ['/dead-letters/replay', { ids: ['a', 'b'] }],
      ['/facts', { subscriber: 'orders', keys: { person: ['p'] } }]]);
    const { headers, body } = seen[0]!;
    expect(verifyHop(SECRET, headers['karat-actor'] as string, 'people', body).actor.id)
      .toBe('service:gateway');
    // The one whose sight counts.
    const { headers: asked, body: facts } = seen[4]!;
    expect(verifyHop(SECRET, asked['karat-actor'] as string, 'people', facts).actor).toEqual(actor('operator'));
  });

  it('tells a broken connection from a broken answer', async () => {
    const [busy] = await answering(() => [503, 'try later']);
    await expect(busy.execute({ document, context: context() }))
      .rejects.toBeInstanceOf(SubgraphConnectionError);
    const [odd] = await answering(() => [200, '<html>']);
    await expect(odd.execute({ document, context: context() })).rejects.toThrow('no JSON');
    for (const [status, body] of [[401, '{"errors":[{"message":"no"}]}'], [403, '{"errors":[]}'],
      [404, '{"error":"not here"}'], [500, '{"errors":[{"message":"oops"}]}']] as const) {
      const [broken] = await answering(() => [status, body]);
      for (const asked of [broken.execute({ document, context: context() }), broken.deliver([])]) {
        await expect(asked).rejects.toThrow(`subgraph people answered ${status}`);
        await expect(asked).rejects.toBeInstanceOf(SubgraphConnectionError);
      }
    }
    const [strict] = await answering(() => [400, '{"errors":[{"message":"syntax"}]}']);
    expect(await strict.execute({ document, context: context() }))
      .toMatchObject({ errors: [{ message: 'syntax' }] });
    await expect(strict.deliver([])).rejects.toBeInstanceOf(SubgraphConnectionError);
    const [vague] = await answering(() => [200, '{"ok":true}']);
    await expect(vague.deliver([])).rejects.toBeInstanceOf(SubgraphConnectionError);
    const gone = createServer();
    const url = await listen(gone);
    await closers.pop()!();
    await expect(portTo(url).execute({ document, context: context() }))
      .rejects.toBeInstanceOf(SubgraphConnectionError);
  });

  it('streams subscriptions until the reader leaves', async () => {
    const fixture = createFixture();
    const people = fixture.ports.get('people')!;
    const actors: unknown[] = [];
    const handler = createHandler({
      onSubscribe: async (request, params) => {
        actors.push(request.headers.get('karat-actor'));
        return await people.execute({ document: parse(String(params.query)), context: context(),
          variables: params.variables ?? {} }) as never;
      },
    });
    const port = portTo(await listen(createServer((request, response) => {
      void handler(request, response);
    })));
    const stream = await port.execute({ context: context(), variables: { id: '1' },
      document: parse('subscription ($id: ID!) { personChanged(id: $id) { name } }') });
    const events = (stream as AsyncIterable<ExecutionResult>)[Symbol.asyncIterator]();
    const first = events.next();
    while (fixture.listeners.size === 0) await pause();
    fixture.publish('1');
    expect((await first).value).toEqual({ data: { personChanged: { name: 'p1' } } });
    expect(actors[0]).toMatch(/^[\w-]+\.[\w-]+$/);
    await events.return?.();
    while (fixture.listeners.size > 0) await pause();
  });

  it('behind the gateway answers like one in the process', async () => {
    const fixture = createFixture();
    const remote = async (name: string): Promise<HttpPort> => {
      const inner = fixture.ports.get(name)!;
      return portTo(await listen(createServer((request, response) => {
        let body = '';
        request.on('data', (chunk) => { body += String(chunk); });
        request.on('end', () => {
          const { query, variables, operationName } = JSON.parse(body) as
            { query: string; variables?: Record<string, unknown>; operationName?: string };
          void Promise.resolve(inner.execute({ document: parse(query), variables, operationName,
            context: context() })).then((result) => response.end(JSON.stringify(result)));
        });
      })));
    };
    const ports = new Map([['people', await remote('people')], ['points', await remote('points')]]);
    const supergraphSdl = composeSupergraph([
      { name: 'people', sdl: PEOPLE_SDL }, { name: 'points', sdl: POINTS_SDL }]);
    const apart = await fixture.gateway({ ports, supergraphSdl });
    const together = await fixture.gateway();
    for (const query of ['{ people { id points level { name } } }', '{ hello total }',
      '{ explode }', '{ person(id: "1") { name ledger { amount } } }']) {
      const ask = async (gateway: typeof apart) => {
        const { data, errors } = await gateway.execute({ query, requestId: 'same' });
        return { data, errors: errors?.map(({ path, extensions }) => ({ path, extensions })) };
      };
      expect(await ask(apart)).toEqual(await ask(together));
      expect(await ask(apart)).toEqual(await ask(together));
    }
  });
});
