import { request as httpRequest } from 'node:http';
import { afterAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import type { SubgraphRequest } from '../../subgraphs/kernel/port.ts';
import { actor, createFixture, type Fixture } from '../tests/fixture.ts';

const operator = actor('operator', [], 'op');

/** A subgraph that answers only when it is told to, and says when it was asked and given up. */
function waitingPort(fixture: Fixture, name: string) {
  let arrive!: (request: SubgraphRequest) => void;
  let answer!: (data: Record<string, unknown>) => void;
  let give!: () => void;
  const arrived = new Promise<SubgraphRequest>((resolve) => { arrive = resolve; });
  const given = new Promise<void>((resolve) => { give = resolve; });
  fixture.fault.set(name, (request) => new Promise((resolve) => {
    request.context.signal?.addEventListener('abort', give);
    answer = (data) => resolve({ data });
    arrive(request);
  }));
  return { arrived, given, answer: (data: Record<string, unknown>) => answer(data) };
}

const TWO = '{ person(id: "1") { name points } }';

describe('a caller who hangs up', () => {
  it('ends a read at once, and no further subgraph is asked', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const people = waitingPort(fixture, 'people');
    const controller = new AbortController();
    const result = gateway.execute({ query: TWO, actor: operator, signal: controller.signal });
    const call = await people.arrived;
    controller.abort();
    expect((await result).errors?.[0]?.extensions?.['code']).toBe('CANCELLED');
    expect(call.context.signal?.aborted).toBe(true);
    expect(fixture.calls.map(({ subgraph }) => subgraph)).toEqual(['people']);
  });

  it('leaves an equal read to whoever else waits for it', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const people = waitingPort(fixture, 'people');
    const first = new AbortController();
    const ask = (signal: AbortSignal) =>
      gateway.execute({ query: '{ hello }', actor: operator, signal });
    const left = ask(first.signal);
    const stayed = ask(new AbortController().signal);
    const call = await people.arrived;
    first.abort();
    expect(call.context.signal?.aborted).toBe(false);
    people.answer({ hello: 'both' });
    expect((await stayed).data).toEqual({ hello: 'both' });
    expect((await left).data).toEqual({ hello: 'both' });
    expect(fixture.calls).toHaveLength(1);
  });

  it('ends an equal read when the last one has gone, and nobody joins it any more', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const people = waitingPort(fixture, 'people');
    const callers = [new AbortController(), new AbortController()];
    const results = callers.map(({ signal }) =>
      gateway.execute({ query: '{ hello }', actor: operator, signal }));
    const call = await people.arrived;
    for (const caller of callers) caller.abort();
    expect(call.context.signal?.aborted).toBe(true);
    fixture.fault.delete('people');
    const next = await gateway.execute({ query: '{ hello }', actor: operator });
    expect(next.data).toEqual({ hello: 'hello you' });
    for (const result of results) {
      expect((await result).errors?.[0]?.extensions?.['code']).toBe('CANCELLED');
    }
  });

  it('does not end a write that was sent, and begins none for one who is gone', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const people = waitingPort(fixture, 'people');
    const controller = new AbortController();
    const query = 'mutation { rename(input: {id: "1", name: "new"}) { id } }';
    const result = gateway.execute({ query, actor: operator, signal: controller.signal });
    const call = await people.arrived;
    controller.abort();
    expect(call.context.signal?.aborted).toBe(false);
    people.answer({ rename: { id: '1' } });
    expect(await result).toMatchObject({ data: { rename: { id: '1' } } });
    const late = await gateway.execute({ query, actor: operator, signal: controller.signal });
    expect(late.errors?.[0]?.extensions?.['code']).toBe('CANCELLED');
    expect(fixture.calls).toHaveLength(1);
  });
});

describe('a connection that ends', () => {
  const closers: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closers) await close();
  });

  it('gives up the read behind it, and only that', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const app = fastify();
    closers.push(() => gateway.close(), () => app.close());
    await app.register(gateway.handler);
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    const people = waitingPort(fixture, 'people');
    const asked = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    asked.on('error', () => undefined);
    asked.end(JSON.stringify({ query: TWO }));
    await people.arrived;
    asked.destroy();
    await people.given;
    fixture.fault.delete('people');
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ query: TWO }),
      headers: { 'content-type': 'application/json' } });
    expect(await response.json()).toMatchObject({ data: { person: { name: 'p1', points: 100 } } });
    expect(fixture.calls.map(({ subgraph }) => subgraph)).toEqual(['people', 'people', 'points']);
  });
});
