import { describe, expect, it } from '@jest/globals';
import { trace, type Span, type Tracer } from '@opentelemetry/api';
import { GraphQLError } from 'graphql';
import { createFixture, actor } from './fixture/fixture.ts';
import { SubgraphConnectionError } from './errors.ts';

const operator = actor('operator', ['people:read', 'people:pii', 'points:read'], 'op');

describe('one graph in front of several subgraphs', () => {
  it('answers over both subgraphs, and names the part that failed', async () => {
    const gateway = await createFixture().gateway();
    const result = await gateway.execute({
      query: '{ people { id points level { name } } total }',
    });
    expect(result.data).toEqual({ total: 600, people: [
      { id: '1', points: 100, level: { name: 'gold' } },
      { id: '2', points: 200, level: { name: 'gold' } },
      { id: '3', points: null, level: null },
    ] });
    expect(result.errors).toEqual([expect.objectContaining({
      path: ['people', 2], extensions: { code: 'INTERNAL', requestId: expect.any(String) },
    })]);
  });

  it('masks what it does not know and logs it whole', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const result = await gateway.execute({ query: '{ explode }', requestId: 'req-12345678' });
    expect(result).toMatchObject({ data: { explode: null }, errors: [{
      message: 'Something went wrong here.', path: ['explode'],
      extensions: { code: 'INTERNAL', requestId: 'req-12345678' } }] });
    expect(JSON.stringify(result)).not.toContain('hunter2');
    expect(JSON.stringify(fixture.log)).toContain('hunter2');
  });

  it('keeps codes of the closed list and drops other extensions', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    fixture.fault.set('people', () => Promise.resolve({ data: { hello: null }, errors: [
      new GraphQLError('not yours', { path: ['hello'],
        extensions: { code: 'FORBIDDEN', stacktrace: ['secret'] } })] }));
    const result = await gateway.execute({ query: '{ hello }' });
    expect(result.errors).toEqual([
      { message: 'not yours', path: ['hello'], extensions: { code: 'FORBIDDEN' } }]);
  });

  it('logs one line per request without variables', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    await gateway.execute({ query: 'query Who($n: String) { hello(name: $n) }',
      variables: { n: 'secret-name' }, actor: operator });
    const lines = fixture.log.filter((line) => (line as { msg: string }).msg === 'request');
    expect(lines).toEqual([expect.objectContaining({ operation: 'Who', kind: 'query', cost: 1,
      actorKind: 'operator', actorId: 'op', codes: [], durationMs: expect.any(Number) })]);
    expect(JSON.stringify(lines)).not.toContain('secret-name');
  });

  it('answers introspection and data in one document', async () => {
    const gateway = await createFixture().gateway();
    const result = await gateway.execute({
      query: `query Both { hello __typename ...More }
        fragment More on Query { __type(name: "Person") { name } total }`,
    });
    expect(result.data).toEqual({ hello: 'hello you', __typename: 'Query', total: 600,
      __type: { name: 'Person' } });
    expect((await gateway.execute({ query: '{ __schema { queryType { name } } }' })).data)
      .toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect((await gateway.execute({ query: 'mutation { __typename }' })).data)
      .toEqual({ __typename: 'Mutation' });
  });

  it('hides inaccessible fields, values and types', async () => {
    const gateway = await createFixture().gateway();
    const fields = await gateway.execute({ query: '{ __type(name: "Person") { fields { name } } }' });
    expect(JSON.stringify(fields)).not.toContain('hidden');
    const hidden = await gateway.execute({ query: '{ people { hidden } }' });
    expect(hidden.errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('runs the operation that is named', async () => {
    const gateway = await createFixture().gateway();
    const query = 'query A { hello } query B { total }';
    expect((await gateway.execute({ query, operationName: 'B' })).data).toEqual({ total: 600 });
    expect((await gateway.execute({ query, operationName: 'A' })).data)
      .toEqual({ hello: 'hello you' });
    expect((await gateway.execute({ query })).errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
    expect((await gateway.execute({ query, operationName: 'C' })).errors?.[0]?.extensions?.['code'])
      .toBe('BAD_REQUEST');
  });

  it('refuses variables that do not fit before any subgraph hears of it', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const result = await gateway.execute({
      query: 'query P($id: ID!) { person(id: $id) { name } }', variables: {} });
    expect(result.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect('data' in result).toBe(false);
    expect(fixture.calls).toHaveLength(0);
  });
});

describe('reload and close', () => {
  it('refuses a bad supergraph and keeps the old one', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    await expect(gateway.reload('type Query { nothing: Int }')).rejects.toThrow('no supergraph');
    await expect(gateway.reload(fixture.sdl.replace('"points"', '"nobody"')))
      .rejects.toThrow('nobody serves: nobody');
    await expect(gateway.reload('not graphql')).rejects.toThrow('Syntax Error');
    expect((await gateway.execute({ query: '{ total }' })).data).toEqual({ total: 600 });
  });

  it('drops no request while it reloads', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const slow = gateway.execute({ query: '{ slow }' });
    await gateway.reload(fixture.sdl.replace('hello(name: String): String @join__field(graph: PEOPLE)', ''));
    expect((await gateway.execute({ query: '{ hello }' })).errors?.[0]?.extensions?.['code'])
      .toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await slow).data).toEqual({ slow: 'late' });
  });

  it('finishes what runs before it closes', async () => {
    const gateway = await createFixture().gateway();
    let isAnswered = false;
    const slow = gateway.execute({ query: '{ slow }' }).then(() => { isAnswered = true; });
    await gateway.close();
    expect(isAnswered).toBe(true);
    await slow;
  });
});

describe('failing subgraphs', () => {
  it('retries a read once on a broken connection, a write never', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    fixture.fault.set('people', () => Promise.reject(new SubgraphConnectionError('people')));
    const read = await gateway.execute({ query: '{ hello }' });
    expect(read.errors?.[0]?.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'people' });
    expect(read.data).toEqual({ hello: null });
    expect(fixture.calls).toHaveLength(2);
    await gateway.execute({ query: 'mutation { rename(input: {id: "1", name: "x"}) { id } }' });
    expect(fixture.calls).toHaveLength(3);
  });

  it('answers what the others know', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    fixture.fault.set('points', () => Promise.reject(new SubgraphConnectionError('points')));
    const result = await gateway.execute({ query: '{ person(id: "1") { name points } }' });
    expect(result.data).toEqual({ person: { name: 'p1', points: null } });
    expect(result.errors?.[0]).toMatchObject({ path: ['person'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
  });

  it('does not wait beyond the deadline', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway({ limits: { subgraphDeadlineMs: 20 } });
    const result = await gateway.execute({ query: '{ slow }' });
    expect(result.errors?.[0]?.extensions?.['code']).toBe('DEADLINE_EXCEEDED');
    const late = await gateway.execute({ query: '{ hello }', deadlineAt: Date.now() - 1 });
    expect(late.errors?.[0]?.extensions?.['code']).toBe('DEADLINE_EXCEEDED');
  });

  it('opens the circuit, answers at once, and closes it after a good probe', async () => {
    const fixture = createFixture();
    let now = Date.parse('2026-01-01T00:00:00Z');
    const gateway = await fixture.gateway({ clock: { now: () => new Date(now) },
      limits: { breakerFailures: 3, breakerOpenMs: 1000 } });
    fixture.fault.set('points', () => Promise.reject(new SubgraphConnectionError('points')));
    for (let turn = 0; turn < 3; turn += 1) await gateway.execute({ query: '{ total }' });
    const before = fixture.calls.length;
    const refused = await gateway.execute({ query: '{ total hello }' });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('SUBGRAPH_UNAVAILABLE');
    expect(fixture.calls.slice(before).map((call) => call.subgraph)).toEqual(['people']);
    expect(await gateway.registry.metrics()).toContain('karat_gateway_open_circuits 1');
    fixture.fault.delete('points');
    now += 1001;
    expect((await gateway.execute({ query: '{ total }' })).data).toEqual({ total: 600 });
    expect(await gateway.registry.metrics()).toContain('karat_gateway_open_circuits 0');
  });

  it('does not open the circuit for callers in a hurry, but does for a slow subgraph', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway({ limits: { breakerFailures: 2, subgraphDeadlineMs: 40 } });
    const ask = async (deadlineAt?: number) =>
      (await gateway.execute({ query: '{ slow }', deadlineAt })).errors?.[0]?.extensions?.['code'];
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await ask(Date.now() + 5)).toBe('DEADLINE_EXCEEDED');
    }
    expect((await gateway.execute({ query: '{ hello }' })).errors).toBeUndefined();
    for (let turn = 0; turn < 2; turn += 1) expect(await ask()).toBe('DEADLINE_EXCEEDED');
    expect(await ask()).toBe('SUBGRAPH_UNAVAILABLE');
  });

  it('refuses an answer with a prototype key', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const data = JSON.parse('{"people":[{"id":"1","anything":{"__proto__":{"admin":true}}}]}');
    fixture.fault.set('people', () => Promise.resolve({ data }));
    const result = await gateway.execute({ query: '{ people { id anything } }' });
    expect(result.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN_NAME');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('tracing', () => {
  it('makes a span for the request and one for each subgraph', async () => {
    const names: string[] = [];
    const span = { setAttribute() {}, setStatus() {}, end() {} } as unknown as Span;
    const tracer = {
      startSpan: (name: string) => { names.push(name); return span; },
      startActiveSpan: (name: string, run: (given: Span) => unknown) => {
        names.push(name);
        return run(span);
      },
    } as unknown as Tracer;
    trace.setGlobalTracerProvider({ getTracer: () => tracer });
    try {
      const gateway = await createFixture().gateway();
      await gateway.execute({ query: '{ hello total }' });
      expect(names.sort()).toEqual(['graphql request', 'subgraph people', 'subgraph points']);
    } finally {
      trace.disable();
    }
  });
});

describe('equal reads in flight', () => {
  const slow = { query: '{ slow }' };

  it('are asked once for one actor, and apart for two', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    await Promise.all([1, 2, 3].map(() => gateway.execute({ ...slow, actor: operator })));
    expect(fixture.calls).toHaveLength(1);
    await Promise.all(['a', 'b'].map((id) =>
      gateway.execute({ ...slow, actor: { ...operator, id } })));
    expect(fixture.calls).toHaveLength(3);
  });

  it('are not joined across a write, and writes are never joined', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const before = gateway.execute({ ...slow, actor: operator });
    const write = { query: 'mutation { rename(input: {id: "1", name: "new"}) { name } }',
      actor: operator };
    await Promise.all([gateway.execute(write), gateway.execute(write)]);
    await Promise.all([before, gateway.execute({ ...slow, actor: operator })]);
    expect(fixture.calls).toHaveLength(4);
  });
});
