import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { compileWithRelay } from './kit/relay-compiler.ts';
import { everyConnection, everyNode } from './kit/relay-modules.ts';

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
