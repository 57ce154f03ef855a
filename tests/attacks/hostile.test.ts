import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { costInYards } from '../../gateway/tests/cpu-cost.ts';
import { OWNER } from '../kit/graph.ts';
import { api } from './kit/api.ts';
import { openBareGateway, type BareGateway } from './kit/bare-gateway.ts';
import { HOSTILE } from './kit/hostile-documents.ts';

const BYTES = 2_048;
/** In yards of `costInYards`. */
const MOST = 25;
const MOST_OF_60_KB = 150;
const MOST_OF_VARIABLES = 75;

let bare: BareGateway;
beforeAll(async () => { bare = await openBareGateway(); }, 120_000);
afterAll(() => bare.gateway.close());

async function expectFine(): Promise<void> {
  expect(await bare.gateway.execute({ query: 'query After { __typename }' }))
    .toMatchObject({ data: { __typename: 'Query' } });
}

const ask = (query: string) => bare.gateway.execute({ query, actor: OWNER });

describe.each(HOSTILE.map((hostile, index) => [hostile.name, hostile, index] as const))('%s',
  (_name, { build, codes }, index) => {
    const refused = codes.length > 0 && !codes.includes('');

    it('is refused for its own reason, and no subgraph hears of it', async () => {
      const text = build(BYTES, `H${index}`);
      expect(text.length).toBeLessThanOrEqual(BYTES);
      expect(text.length).toBeGreaterThan(BYTES / 2);
      const before = bare.calls();
      const { errors } = await ask(text);
      const code = errors?.[0]?.extensions?.['code'] ?? '';
      expect(code).not.toBe('INTERNAL');
      if (refused) {
        expect(codes).toContain(code);
        expect(bare.calls()).toBe(before);
      } else {
        expect([...codes, '']).toContain(code);
      }
      await expectFine();
    });

    it('costs little', async () => {
      expect(await costInYards((attempt) => ask(build(BYTES, `C${index}x${attempt}`)), MOST))
        .toBeLessThan(MOST);
      await expectFine();
    });
  });

describe('a look at the whole schema, as tools take it', () => {
  const everything = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true,
    inputValueDeprecation: true, oneOf: true };
  it.each<[string, string]>([
    ['a generator', getIntrospectionQuery({ ...everything, descriptions: false })],
    ['GraphiQL', getIntrospectionQuery(everything)],
    ['what looks for connections, as Relay does', `query Look { __schema { types { name kind interfaces { name }
      fields { name args { name type { name kind ofType { name kind } } }
        type { name kind ofType { name kind ofType { name kind } } } } } } }`],
  ])('%s is answered whole, and costs little', async (_who, text) => {
    const { data, errors } = await ask(text);
    expect(errors).toBeUndefined();
    expect((data!['__schema'] as { types: unknown[] }).types.length).toBe(Object.keys(api().getTypeMap()).length);
    // Another name each time, as no cache is to have seen it.
    const again = (attempt: number): string => text.replace(/^\s*query \w+/, `query Look${attempt}`);
    expect(await costInYards((attempt) => ask(again(attempt)), MOST)).toBeLessThan(MOST);
  });
});

describe('the largest documents of their kind', () => {
  const named = HOSTILE.map((hostile) => [hostile.name, hostile] as const);
  it.each(named)('%s, in 60 kB', async (_name, hostile) => {
    expect(await costInYards((attempt) => ask(hostile.build(60_000, `L${attempt}`)), MOST_OF_60_KB))
      .toBeLessThan(MOST_OF_60_KB);
    await expectFine();
  }, 120_000);
});

describe('hostile variables', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype'];
  const query = `query V($filter: MemberFilter, $page: PageInput) {
    members(filter: $filter, page: $page) { totalCount } }`;

  it.each(NAMES.flatMap((name) => [`{"${name}":{}}`, `{"filter":{"${name}":{"x":1}}}`,
    `{"filter":{"search":{"${name}":[1]}}}`, `{"page":[{"${name}":1}]}`]))(
    'are refused with a prototype key: %s', async (json) => {
      const before = bare.calls();
      const { data, errors } = await bare.gateway.execute(
        { query, variables: JSON.parse(json), actor: OWNER });
      expect(data ?? null).toBeNull();
      expect(errors![0]!.extensions!['code']).toBe('FORBIDDEN_NAME');
      expect(bare.calls()).toBe(before);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    });

  it.each(NAMES)('and documents: %s as alias, field, argument, variable and key', async (name) => {
    for (const text of [`{ ${name}: __typename }`, `{ ${name} }`, `{ node(${name}: 1) { id } }`,
      `query($${name}: Int) { __typename }`, `{ members(filter: { ${name}: 1 }) { totalCount } }`,
      `{ ...${name} } fragment ${name} on Query { __typename }`]) {
      const { errors } = await ask(text);
      expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN_NAME');
    }
  });

  it.each<[string, unknown]>([
    ['nested 20,000 deep', JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)],
    ['objects nested 5,000 deep', JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`)],
    ['a list of 100,000', Array.from({ length: 100_000 }, () => 1)],
    ['a string of a megabyte', 'x'.repeat(1_000_000)],
    ['200 wrong fields of 5 kB', Object.fromEntries(Array.from({ length: 200 },
      (_, i) => [`k${i}`, 'x'.repeat(5_000)]))],
    ['200 wrong fields of 200 fields each', Object.fromEntries(Array.from({ length: 200 },
      (_, i) => [`k${i}`, Object.fromEntries(Array.from({ length: 200 }, (__, k) => [`f${k}`, k]))]))],
    ['100,000 keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1]))],
  ])('of any size are refused for what they are: %s', async (_what, filter) => {
    const before = bare.calls();
    const cost = await costInYards(async () => {
      const { errors } = await bare.gateway.execute(
        { query, variables: { filter } as never, actor: OWNER });
      expect(JSON.stringify(errors).length).toBeLessThan(20_000);
      expect(['BAD_USER_INPUT', 'TOO_DEEP']).toContain(errors![0]!.extensions!['code']);
    }, MOST_OF_VARIABLES);
    expect(cost).toBeLessThan(MOST_OF_VARIABLES);
    expect(bare.calls()).toBe(before);
    await expectFine();
  });
});
