import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { startTracing } from '../subgraphs/kernel/telemetry.ts';
import { startCollector } from '../tests/kit/collector.ts';
import { createFixture, actor } from './tests/fixture.ts';

const operator = actor('operator', ['people:read', 'people:pii', 'points:read'], 'op');

describe('one graph in front of several subgraphs', () => {
  it('answers over both subgraphs, and names the part that failed', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const result = await gateway.execute({
      query: '{ people { id points level { name } } total }',
    });
    expect(result.data).toEqual({ total: 600, people: [
      { id: '1', points: 100, level: { name: 'gold' } },
      { id: '2', points: 200, level: { name: 'gold' } },
      { id: '3', points: null, level: null },
    ] });
    expect(result.errors).toEqual(['points', 'level'].map((field) => expect.objectContaining({
      path: ['people', 2, field], extensions: { code: 'INTERNAL', requestId: expect.any(String) },
    })));
    expect(fixture.log.filter((line) => 'msg' in line && line.msg === 'masked error')).toHaveLength(1);
  });

  it.each(['{ people @skip(if: true) { id } }', '{ people @include(if: false) { id } total @skip(if: true) }',
    '{ ... @skip(if: true) { people { id } } }'])('asks nobody for what is skipped for certain: %s', async (query) => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    expect(await gateway.execute({ query })).toMatchObject({ data: {} });
    expect(fixture.calls).toHaveLength(0);
  });

  it('lets nobody guess at the schema for nothing', async () => {
    const gateway = await createFixture().gateway({ limits: { budget: 25, budgetPerSecond: 0.001 } });
    const guess = async (name: string) => (await gateway.execute({ query: `{ ${name} }`, actor: operator }))
      .errors?.[0]?.extensions?.['code'];
    expect([await guess('a'), await guess('b'), await guess('c')])
      .toEqual(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'RATE_LIMITED']);
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
    const fields = await gateway.execute({
      query: '{ __type(name: "Person") { fields { name } } }' });
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
    expect((await gateway.execute({ query })).errors?.[0]?.extensions?.['code'])
      .toBe('BAD_REQUEST');
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
    const hello = 'hello(name: String): String @join__field(graph: PEOPLE)';
    await gateway.reload(fixture.sdl.replace(hello, ''));
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

describe('tracing', () => {
  it('makes a span for the request and one for each subgraph', async () => {
    const collector = await startCollector();
    const tracing = await startTracing({ endpoint: collector.endpoint, service: 'karat-test' });
    const gateway = await createFixture().gateway();
    await gateway.execute({ query: '{ hello total }' });
    await tracing!.stop();
    await collector.close();
    expect(collector.spans().map(({ name }) => name).sort())
      .toEqual(['graphql request', 'subgraph people', 'subgraph points']);
  });
});
