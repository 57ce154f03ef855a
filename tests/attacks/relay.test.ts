import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema, isObjectType, isRequiredArgument, parse, validate,
  type GraphQLField, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { compileWithRelay } from './kit/relay-compiler.ts';

const HERE = import.meta.dirname;
const SDL = readFileSync(join(HERE, '..', '..', 'schema', 'api.graphql'), 'utf8');
const DESK = new Map([['MemberDesk',
  readFileSync(join(HERE, 'relay', 'member-desk.graphql'), 'utf8').replace(/^#.*$/gm, '')]]);
const schema = buildSchema(SDL);

describe('Relay\'s compiler', () => {
  it('takes what a front end asks, and the graph takes what it makes of it', async () => {
    const { complaints, operations } = await compileWithRelay(SDL, DESK);
    expect(complaints).toBe('');
    expect([...operations.keys()].sort()).toEqual([
      'MemberDeskConsentMutation', 'MemberDeskHeaderQuery', 'MemberDeskNodesQuery',
      'MemberDeskOrdersQuery', 'MemberDeskQuery', 'MemberDeskStatementQuery',
    ]);
    for (const text of operations.values()) expect(validate(schema, parse(text))).toEqual([]);
    expect(operations.get('MemberDeskOrdersQuery')).toContain('node(id: $id)');
    expect(operations.get('MemberDeskOrdersQuery')).toContain('endCursor');
  });

  it('scrolls every connection and finds every node again, wherever the graph has one', async () => {
    const modules = new Map([...everyConnection(schema), ...everyNode(schema)]);
    expect(modules.size).toBeGreaterThan(25);
    const { complaints, operations } = await compileWithRelay(SDL, modules);
    expect(complaints).toBe('');
    expect(operations.size).toBe(modules.size);
    for (const text of operations.values()) expect(validate(schema, parse(text))).toEqual([]);
  });
});

describe('a graph that breaks Relay\'s rules is refused', () => {
  it.each<[string, RegExp, string, string]>([
    ['pages that do not say where they end', /(type PageInfo \{[^}]*?) {2}endCursor: String\n/, '$1',
      'pageInfo { endCursor }'],
    ['pages that do not say whether more follows', / {2}hasNextPage: Boolean!\n/, '',
      'pageInfo { hasNextPage }'],
    ['edges without a cursor', /(type OrderEdge \{)[^}]*?cursor: String!/, '$1',
      'edges { cursor }'],
    ['edges without a node', /(type OrderEdge \{[^}]*?)node: Order!/, '$1other: Order!', 'node'],
    ['connections that are lists', /(type OrderConnection \{[^}]*?)edges: \[OrderEdge!\]!/,
      '$1edges: OrderEdge!', 'edges'],
    ['no way from an id to its object', / {2}node\([^)]*\): Node\n/, '', 'node(id: ID): Node'],
    ['an object that is no node', /type LoyaltyAccount implements Node/, 'type LoyaltyAccount',
      'implement the Node interface'],
    ['a scalar that nobody maps', /scalar DateTime/, 'scalar Moment\nscalar DateTime', 'Moment'],
  ])('%s', async (name, pattern, put, complaint) => {
    let crooked = SDL.replace(pattern, put);
    if (name.startsWith('a scalar')) crooked = crooked.replace(/paidAt: DateTime/g, 'paidAt: Moment');
    expect(crooked).not.toBe(SDL);
    expect((await compileWithRelay(crooked, DESK)).complaints).toContain(complaint);
  });
});

/** One module for each field that answers a connection, as `usePaginationFragment` wants it. */
function everyConnection(graph: GraphQLSchema): [string, string][] {
  return objectsOf(graph).flatMap((type) => Object.values(type.getFields())
    .filter((field) => field.args.some(({ name }) => name === 'after'))
    .map((field): [string, string] => {
      const module = `${type.name}${capital(field.name)}`;
      return [module, connectionIn(module, type, field)];
    }));
}

function connectionIn(
  module: string, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>,
): string {
  const needed = field.args.filter(isRequiredArgument);
  const given = needed.map(({ name, type: of }) => `${name}: { type: "${String(of)}" }`);
  const passed = needed.map(({ name }) => `, ${name}: $${name}`).join('');
  return `fragment ${module}_owner on ${type.name}
    @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" },
      ${given.join(', ')})
    @refetchable(queryName: "${module}Query") {
      ${field.name}(first: $count, after: $cursor${passed})
        @connection(key: "${module}_${field.name}") { edges { node { __typename } } }
    }`;
}

/** One module for each type that is a node, refetched by its id. */
function everyNode(graph: GraphQLSchema): [string, string][] {
  return objectsOf(graph)
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))
    .map((type): [string, string] => [`${type.name}Again`,
      `fragment ${type.name}Again_one on ${type.name}
        @refetchable(queryName: "${type.name}AgainQuery") { __typename id }`]);
}

function objectsOf(graph: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(graph.getTypeMap()).filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));
}

const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);
