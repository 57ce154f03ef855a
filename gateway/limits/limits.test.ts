import { describe, expect, it } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';
import { actor, createFixture } from '../tests/fixture.ts';
import { compileCost } from './cost.ts';

const SCHEMA = buildSchema(`
  input Page { number: Int! = 1, size: Int! = 20 }
  type Card { code: String pdf(part: Int! = 1): String } type Member { id: ID! card: Card friends: [Member] }
  type Edge { node: Member } type Members { edges: [Edge] totalCount: Int }
  type Query { members(first: Int, last: Int = 7): Members all: [Member]
    page(page: Page = {size: 5}): [Member] nodes(ids: [ID!]!): [Member] plain: Int }
  type Mutation { join(first: Int): Member }`);

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = new Map(document.definitions.flatMap((node) =>
    node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : []));
  return compileCost(SCHEMA, operation, fragments)(variables);
}

describe('the cost of an operation', () => {
  it.each([
    ['a leaf', '{ plain }', {}, 1],
    ['the example', '{ members(first: 20) { edges { node { id card { code } } } } }', {}, 101],
    ['a variable', 'query ($n: Int) { members(first: $n) { edges { node { id } } } }', { n: 50 },
      151],
    ['a default of the schema', '{ members { totalCount } }', {}, 8],
    ['an unbounded list', '{ all { id } }', {}, 11],
    ['lists in lists', '{ all { friends { id } } }', {}, 111],
    ['a page', '{ page(page: { size: 3 }) { id } }', {}, 4],
    ['a page from variables', 'query ($p: Page) { page(page: $p) { id } }', { p: { size: 9 } }, 10],
    ['the default page', '{ page { id } }', {}, 6],
    ['as many as ids', '{ nodes(ids: ["a", "b"]) { id } }', {}, 3],
    ['fragments', '{ all { ...M } } fragment M on Member { id card { code } }', {}, 31],
    ['a mutation', 'mutation { join { id } }', {}, 11],
    ['introspection', '{ __schema { types { name } } }', {}, 1],
    ['parts of a file', '{ members(first: 2) { edges { node { card { a: pdf b: pdf(part: 2) } } } } }', {}, 20_007],
    ['a negative length', '{ members(first: -5) { totalCount } }', {}, 11],
  ])('%s', (_name, text, variables, cost) => {
    expect(costOf(text, variables)).toBe(cost);
  });
});

describe('limits on cost', () => {
  const query = 'query ($n: Int) { connection(first: $n) { edges { node { id } } } }';

  it('refuses one request that costs too much', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway({ limits: { costPerRequest: 100 } });
    const refused = await gateway.execute({ query, variables: { n: 40 } });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('COST_EXCEEDED');
    expect(fixture.calls).toHaveLength(0);
    expect((await gateway.execute({ query, variables: { n: 20 } })).errors).toBeUndefined();
  });

  it('lets a walk of one moment cost ten times as much for nothing; the look before it costs its client', async () => {
    const gateway = await createFixture().gateway({ limits: { costPerRequest: 100 } });
    const ask = (n: number, snapshot: string | null) => gateway.execute({
      query, variables: { n }, actor: actor('channel', [], 'walker'), walk: { snapshot } });
    const job = await ask(40, 's');
    expect([job.errors, job.extensions?.cost]).toEqual([undefined, undefined]);
    expect((await ask(400, 's')).errors?.[0]?.extensions?.['code']).toBe('COST_EXCEEDED');
    expect((await ask(40, null)).errors?.[0]?.extensions?.['code']).toBe('COST_EXCEEDED');
    expect((await ask(20, null)).extensions?.cost?.requested).toBeGreaterThan(20);
  });

  it('tells the cost and what is left, refuses when nothing is, and refills', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const gateway = await createFixture().gateway({
      clock: { now: () => new Date(now) }, limits: { budget: 100, budgetPerSecond: 10 } });
    const one = actor('channel', [], 'one');
    const ask = (who = one) => gateway.execute({ query, variables: { n: 20 }, actor: who });
    expect((await ask()).extensions).toEqual({ cost: {
      requested: 61, remaining: 39, resetAt: '2026-01-01T00:00:06.100Z' } });
    expect((await ask()).errors?.[0]?.extensions)
      .toEqual({ code: 'RATE_LIMITED', retryAfterMs: 2200 });
    expect((await ask(actor('channel', [], 'two'))).errors).toBeUndefined();
    now += 2200;
    expect((await ask()).extensions?.cost?.remaining).toBe(0);
  });

  it('takes nothing when the clock is set back', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const gateway = await createFixture().gateway({
      clock: { now: () => new Date(now) }, limits: { budget: 100, budgetPerSecond: 10 } });
    const one = actor('channel', [], 'one');
    await gateway.execute({ query: '{ hello }', actor: one });
    now -= 3_600_000;
    const { extensions } = await gateway.execute({ query: '{ hello }', actor: one });
    expect(extensions?.cost?.remaining).toBe(98);
  });

  it('counts by client where one is known, and strangers by address', async () => {
    const gateway = await createFixture().gateway({
      limits: { budget: 2, budgetPerSecond: 0.001, anonymousBudget: 1,
        anonymousBudgetPerSecond: 0.001 } });
    const ask = (request: object) => gateway.execute({ query: '{ hello }', ...request })
      .then((result) => result.errors?.[0]?.extensions?.['code'] ?? 'answered');
    const of = (id: string) => ({ actor: { ...actor('person', [], id), clientId: 'app' } });
    expect([await ask(of('a')), await ask(of('b')), await ask(of('c'))])
      .toEqual(['answered', 'answered', 'RATE_LIMITED']);
    const [here, there] = [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }];
    expect([await ask(here), await ask(here), await ask(there)])
      .toEqual(['answered', 'RATE_LIMITED', 'answered']);
    expect(await ask({ actor: actor('service') })).toBe('answered');
  });
});
