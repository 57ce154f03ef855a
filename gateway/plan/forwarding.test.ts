import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { systemClock } from '../../subgraphs/kernel/clock.ts';
import { SubgraphCaller } from '../execution/call-subgraph.ts';
import { maskErrors } from '../execution/mask-errors.ts';
import { actor, createFixture, type Fixture } from '../tests/fixture.ts';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import type { PipelineResult } from '../pipeline.ts';
import { Telemetry } from '../telemetry.ts';
import { runOperation, subgraphCall } from './executor.ts';
import { createGraph } from './graph.ts';
import { prepareOperation } from './prepare-operation.ts';

const operator = actor('operator', ['people:read', 'people:pii'], 'op');

/** Operations that one subgraph answers: straight from the first time on. */
const FORWARDED: readonly (readonly [string, string, Record<string, unknown>?])[] = [
  ['a leaf', '{ hello }'],
  ['aliases', '{ a: hello(name: "a") b: hello(name: "b") }'],
  ['arguments and variables', 'query ($n: String = "default") { hello(name: $n) }'],
  ['a given variable', 'query ($n: String) { hello(name: $n) }', { n: 'given' }],
  ['fragments', '{ person(id: "1") { ...F best { ...F } } } fragment F on Person { id n: name }'],
  ['nested lists', '{ people { id friends { id friends { name } } } }'],
  ['__typename', '{ person(id: "1") { __typename id } }'],
  ['nested conditions', 'query ($y: Boolean!) { person(id: "1") { id @skip(if: $y) '
    + 'name @include(if: $y) best @include(if: $y) { id } } }', { y: true }],
  ['unions', '{ beings { __typename ... on Person { id n: name } ... on Robot { volts } } }'],
  ['a missing object', '{ person(id: "9") { id } }'],
  ['a JSON scalar', 'query ($v: JSON) { echo(value: $v) }', { v: { a: [1, null, 'x'] } }],
  ['a mutation', 'mutation { rename(input: {id: "1", name: "new"}) { id name } }'],
  ['a condition at the root',
    'query ($y: Boolean!) { hello @include(if: $y) person(id: "1") { id } }', { y: false }],
  ['an error beside an answer', '{ explode hello }'],
];

/** Operations that must go through the plan each time. */
const PLANNED: readonly (readonly [string, string, Record<string, unknown>?])[] = [
  ['two subgraphs', '{ person(id: "1") { name points } }'],
  ['two roots', '{ hello total }'],
  ['an enum with a hidden value', '{ people { mood } }'],
  ['an interface with a hidden implementation', '{ named { name } }'],
  ['an interface that means less there', '{ beings { ... on Counted { id } } }'],
  ['the same in a fragment', '{ beings { ...C } } fragment C on Counted { id }'],
  ['aliases of entities', '{ a: person(id: "1") { n: name p: points } b: person(id: "1") { id points } }'],
  ['lists in lists', '{ people { id friends { id points friends { name points } } } }'],
  ['one field from several fragments', '{ people { ...A ...B } } fragment A on Person { best { name } } '
    + 'fragment B on Person { best { points id } points }'],
  ['entities of a union', '{ beings { __typename ... on Person { name points } ... on Robot { volts } } }'],
  ['nobody there', '{ person(id: "9") { name points } }'],
  ['a condition beside an entity', 'query ($y: Boolean!) { person(id: "1") { name @skip(if: $y) points } }',
    { y: true }],
  ['a mutation and what another knows', 'mutation { rename(input: {id: "1", name: "new"}) { id name points } }'],
  ['an error beside an entity', '{ explode people { id points level { name } } }'],
];

async function bothWays(query: string, variables: Record<string, unknown>) {
  const fixture = createFixture();
  const gateway = await fixture.gateway();
  const ask = () => gateway.execute({ query, variables, actor: operator, requestId: 'fixed-id' });
  const strip = ({ data, errors }: Awaited<ReturnType<typeof ask>>) => JSON.parse(JSON.stringify({
    data,
    errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })),
  })) as unknown;
  const first = strip(await ask());
  const calls = fixture.calls.map((call) => call.request);
  const second = strip(await ask());
  return { first, second, planned: strip(await byPlan(fixture, query, variables)), calls };
}

/** What the plan alone would answer, however many subgraphs it asks. */
async function byPlan(
  fixture: Fixture, query: string, variables: Record<string, unknown>,
): Promise<PipelineResult> {
  const log = pino({ level: 'silent' });
  const caller = new SubgraphCaller(fixture.ports, DEFAULT_LIMITS,
    new Telemetry(log, new Registry(), () => new Map()), systemClock);
  const graph = await createGraph(fixture.sdl, [...fixture.ports.keys()], subgraphCall(caller));
  const prepared = prepareOperation(graph, DEFAULT_LIMITS, query, undefined);
  const request = { requestId: 'fixed-id', actor: operator, deadlineAt: Date.now() + 10_000 };
  Object.assign(prepared.ways.of(graph, variables), { forwardTo: null, compiled: null });
  const { data, errors } = await runOperation(graph, caller, prepared, variables, request, variables);
  return errors === undefined ? { data }
    : { data: data ?? null, errors: maskErrors(errors, 'fixed-id', log) };
}

describe('operations of one subgraph', () => {
  it.each(FORWARDED)('answers the same both ways: %s', async (_name, query, variables = {}) => {
    const { first, second, planned, calls } = await bothWays(query, variables);
    expect([first, second]).toEqual([planned, planned]);
    expect(calls).toHaveLength(1);
    // Only the forwarded operation arrives with the gateway's own printed text.
    expect(calls[0]?.query).toBeDefined();
  });

  it.each(PLANNED)('goes by plan every time: %s', async (_name, query, variables = {}) => {
    const { first, second, planned, calls } = await bothWays(query, variables);
    expect([first, second]).toEqual([planned, planned]);
    expect(calls.every((call) => call.query === undefined)).toBe(true);
  });

  it('has a plan for each way the conditions fall out, and no condition that is neither', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const query = `query ($y: Boolean = true) { people { ... on Person @include(if: $y) { points } }
      hello @skip(if: $y) }`;
    const ask = (y?: boolean | null) =>
      gateway.execute({ query, variables: y === undefined ? {} : { y }, actor: operator });
    for (let turn = 0; turn < 2; turn += 1) {
      const { data: whole } = await ask();
      expect(Object.keys(whole!)).toEqual(['people']);
      expect((whole as { people: object[] }).people[0]).toEqual({ points: expect.any(Number) });
      const { data: less } = await ask(false);
      expect(Object.keys(less!)).toEqual(['people', 'hello']);
      expect((less as { people: object[] }).people[0]).toEqual({});
    }
    const { errors } = await ask(null);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['$y'] });
  });

  it('never shows a hidden value', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    fixture.people.set('1', { id: '1', name: 'p1', mood: 'SECRET' });
    for (let turn = 0; turn < 3; turn += 1) {
      const { data } = await gateway.execute({ query: '{ person(id: "1") { mood } }' });
      expect(data).toEqual({ person: { mood: null } });
    }
  });

  it('nulls what may not be null up to the next field that may', async () => {
    const gateway = await createFixture().gateway();
    for (let turn = 0; turn < 2; turn += 1) {
      const { data, errors } = await gateway.execute({ query: '{ required(id: "9") { id } }' });
      expect(data).toBeNull();
      expect(errors?.[0]?.extensions?.['code']).toBe('INTERNAL');
    }
  });
});
