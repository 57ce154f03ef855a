import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { SubgraphConnectionError } from '../errors.ts';
import { createFixture } from '../tests/fixture.ts';

describe('failing subgraphs', () => {
  it('retries a read once on a broken connection, a write never', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    fixture.fault.set('people', () => Promise.reject(new SubgraphConnectionError('people')));
    const read = await gateway.execute({ query: '{ hello }' });
    expect(read.errors?.[0]?.extensions).toEqual({
      code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'people' });
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
    expect(result.errors).toEqual([{ message: 'points does not answer.', path: ['person', 'points'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'points' } }]);
  });

  it.each<[string, (readonly (string | number)[])[]]>([
    ['{ people { n: name p: points level { name } } }',
      ['0', '1', '2'].flatMap((at) => ['p', 'level'].map((key) => ['people', Number(at), key]))],
    ['{ total people { id } }', [['total']]],
    ['{ a: total b: total }', [['a'], ['b']]],
    // A list that may not be null takes its owner with it; the path still says what was asked.
    ['{ person(id: "1") { best { ledger { amount } } } }', [['person', 'best', 'ledger']]],
    ['{ person(id: "1") { points @skip(if: true) name } }', []],
    ['{ x: person(id: "1") { best { points } } y: person(id: "2") { points } }',
      [['x', 'best', 'points'], ['y', 'points']]],
  ])('says of each gap where it is: %s', async (query, paths) => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    fixture.fault.set('points', () => Promise.reject(new SubgraphConnectionError('points')));
    const { errors = [] } = await gateway.execute({ query });
    expect(errors.map(({ path }) => path).sort()).toEqual(paths.sort());
  });

  it('places the refusal of a whole call or of one entity in the same way', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    fixture.fault.set('points', () => Promise.resolve({ data: null,
      errors: [new GraphQLError('no', { extensions: { code: 'BUSY' } })] }));
    const { errors } = await gateway.execute({ query: '{ people { points } }' });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual(
      [0, 1, 2].map((at) => [['people', at, 'points'], 'BUSY']));
    fixture.fault.clear();
    const own = await gateway.execute({ query: '{ people { points } }' });
    expect(own.errors?.map(({ path }) => path)).toEqual([['people', 2, 'points']]);
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
    const gateway = await fixture.gateway({
      limits: { breakerFailures: 2, subgraphDeadlineMs: 40 } });
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
