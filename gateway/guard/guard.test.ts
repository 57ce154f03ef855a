import { describe, expect, it } from '@jest/globals';
import { Kind, parse, print, type OperationDefinitionNode } from 'graphql';
import { costInYards } from '../tests/cpu-cost.ts';
import { createFixture } from '../tests/fixture.ts';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { createGraph } from '../plan/graph.ts';
import { countHops } from '../plan/count-hops.ts';
import { hasForbiddenKey } from './forbidden-names.ts';
import { parseGuarded } from './guard-document.ts';
import { mergeSelections } from './merge-selections.ts';

/** In yards of `costInYards`. */
const MOST_YARDS = 25;

const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const nested = (depth: number): string => `${'{ best '.repeat(depth)}{ id ${'}'.repeat(depth + 1)}`;

const bomb = (levels: number, leaf = 'id'): string => `{ people { ...F0 } } ${
  many(levels, (index) => `fragment F${index} on Person { a${index}: best { ...F${index + 1} }
    b${index}: best { ...F${index + 1} ${leaf} } }`)}
  fragment F${levels} on Person { ${leaf} }`;

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['a document over 64 kB', `{ hello } # ${'x'.repeat(65_536)}`, 'DOCUMENT_TOO_LARGE'],
  ['too many tokens', `{ ${'hello '.repeat(10_001)} }`, 'TOO_MANY_TOKENS'],
  ['a syntax error', '{ hello', 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['depth', `{ person(id: "1") ${nested(15)} }`, 'TOO_DEEP'],
  ['a nesting that exhausts the stack', `{${'a{'.repeat(3_000)}a${'}'.repeat(3_001)}`, 'TOO_DEEP'],
  ['aliases', `{ ${many(101, (index) => `a${index}: hello`)} }`, 'TOO_MANY_ALIASES'],
  ['root fields', `{ ${many(21, (index) => `a${index}: hello`)} }`, 'TOO_MANY_ROOT_FIELDS'],
  ['root fields in fragments', `{ ${many(21, (index) => `...F${index}`)} }
    ${many(21, (index) => `fragment F${index} on Query { a${index}: hello }`)}`,
  'TOO_MANY_ROOT_FIELDS'],
  ['directives', `{ hello ${many(51, () => '@include(if: true)')} }`, 'TOO_MANY_DIRECTIVES'],
  ['expanded selections', bomb(13), 'TOO_MANY_SELECTIONS'],
  ['ways between subgraphs', bomb(6, 'points'), 'TOO_MANY_HOPS'],
  ['a fragment cycle', '{ person(id: 1) { ...A } } fragment A on Person { best { ...B } } '
    + 'fragment B on Person { best { ...A } }', 'FRAGMENT_CYCLE'],
  ['a fragment that spreads itself', '{ ...A } fragment A on Query { ...A }', 'FRAGMENT_CYCLE'],
  ['a prototype alias', '{ __proto__: hello }', 'FORBIDDEN_NAME'],
  ['a constructor alias', '{ constructor: hello }', 'FORBIDDEN_NAME'],
  ['a prototype variable', 'query ($__proto__: String) { hello(name: $__proto__) }',
    'FORBIDDEN_NAME'],
  ['a prototype key in a literal', '{ echo(value: { a: [{ prototype: 1 }] }) }', 'FORBIDDEN_NAME'],
  ['fields that conflict', '{ a: hello a: total }', 'GRAPHQL_VALIDATION_FAILED'],
  ['arguments that conflict', '{ hello(name: "a") hello(name: "b") }', 'GRAPHQL_VALIDATION_FAILED'],
];

describe('the guard', () => {
  it.each(REFUSED)('refuses %s', async (_name, query, code) => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const result = await gateway.execute({ query });
    expect(result.errors?.[0]?.extensions?.['code']).toBe(code);
    expect('data' in result).toBe(false);
    expect(fixture.calls).toHaveLength(0);
  });

  it('lets what is at the limits pass', () => {
    const texts = [`{ person(id: "1") ${nested(13)} }`,
      `{ ${many(20, (index) => `a${index}: hello`)} }`, bomb(9), bomb(5, 'points')];
    for (const text of texts) expect(() => parseGuarded(text, DEFAULT_LIMITS)).not.toThrow();
  });

  it('refuses prototype keys in variables', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const variables = JSON.parse('{"v": [{"deep": {"__proto__": {"admin": true}}}]}');
    const query = 'query ($v: JSON) { echo(value: $v) }';
    const result = await gateway.execute({ query, variables });
    expect(result.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN_NAME');
    expect(fixture.calls).toHaveLength(0);
    expect(hasForbiddenKey({ a: [{ b: 'constructor' }] })).toBe(false);
    expect(hasForbiddenKey([{ constructor: 1 }])).toBe(true);
    expect(hasForbiddenKey(undefined)).toBe(false);
  });

  it('merges repetitions and keeps what is conditional', () => {
    const text = `{ people { id } people { name ... { id } ... on Person { mood }
        ... on Person { id } }
      people @include(if: true) { id } }`;
    const merged = print(mergeSelections(parseGuarded(text, DEFAULT_LIMITS)));
    expect(merged.replace(/\s+/g, ' ')).toBe('{ people { id name ... on Person { mood id } } '
      + 'people @include(if: true) { id } }');
  });
});

describe('ways between subgraphs', () => {
  it.each([
    ['{ hello }', 1], ['{ hello total }', 2], ['{ people { id name best { id } } }', 1],
    ['{ people { id points } }', 2], ['{ people { points level { name } best { points } } }', 3],
    ['{ people { ...F best { ...F } } } fragment F on Person { points }', 3],
    ['{ named { name } }', 1],
  ])('%s has %i', async (text, hops) => {
    const graph = await createGraph(createFixture().sdl, ['people', 'points'], () =>
      Promise.resolve({ data: null }));
    const document = parse(text);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const fragments = new Map(document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : []));
    expect(countHops(graph.publicSchema, graph.owners, operation, fragments)).toBe(hops);
  });
});

describe('the worst document of 2 kB', () => {
  const WORST: readonly (readonly [string, string])[] = [
    ['repeated fields', `{ ${'people{id} '.repeat(180)} }`],
    ['a tree of the same fields', tree('person(id:1){', 6)],
    ['repeated inline fragments', `{ people { ${'...on Person{id} '.repeat(115)} } }`],
    ['different inline fragments', `{named{${many(60, (index) =>
      `...on ${index % 2 ? 'Person' : 'Robot'}@include(if:true){name}`)}}}`],
    ['many fragments side by side', `{ people { ${many(40, (index) => `...F${index}`)} } } ${
      many(40, (index) => `fragment F${index} on Person{best{id}}`)}`],
    ['fragments in fragments', bomb(14)],
    ['ways between subgraphs', bomb(9, 'points')],
    ['as many ways as allowed', bomb(4, 'points').replace('people {', `people { ${
      many(50, (index) => `x${index}: best { points }`)}`)],
    ['as many selections as allowed', bomb(9)],
    ['a chain of fragments', `{ people { ...F0 } } ${many(30, (index) =>
      `fragment F${index} on Person{...F${index + 1} best{...F${index + 1}}}`)}
      fragment F30 on Person{id}`],
    ['conditional repetitions',
      `{ people { ${'best@skip(if:false){id best{id name}} '.repeat(45)} } }`],
    ['conflicts', `{ ${many(90, (index) => `a:hello(name:"${index}")`)} }`],
    ['deep braces', '{a'.repeat(1000)],
    ['deep lists', `{ echo(value: ${'['.repeat(1000)}) }`],
    ['errors', `{ ${many(250, (index) => `x${index}`)} }`],
  ];

  it.each(WORST)('costs little: %s', async (_name, query) => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    fixture.fault.set('people', () => Promise.resolve({ data: {} }));
    await gateway.execute({ query: '{ people { best { id } } }' });
    const cost = await costInYards((attempt) => (
      gateway.execute({ query: `${query.slice(0, 2_048)} #${attempt}` })), MOST_YARDS);
    expect(cost).toBeLessThan(MOST_YARDS);
  });
});

function tree(field: string, depth: number): string {
  const inner = (left: number): string => left === 0 ? 'id'
    : `best{${inner(left - 1)}} best{${inner(left - 1)}}`;
  return `{ ${field}${inner(depth)}} }`;
}
