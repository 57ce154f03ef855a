import type { PeerKind } from '../run-kind.ts';

const PEOPLE = { Guest: [
  { id: 'u1', name: 'Ann', rid: 'r1', nick: 'A' }, { id: 'u2', name: 'Bo', rid: 'r2', nick: 'B' }] };

/** The same four questions for each way of writing "this field is another one's". */
function externals(how: string, isFirst: boolean, head: string, owner: string): PeerKind {
  return {
    name: `fields of another subgraph, written ${how}`,
    world: PEOPLE,
    subgraphs: {
      visits: {
        isFirst,
        sdl: `type Query { anyone: Guest named: Guest @provides(fields: "name") }
          ${head} { id: ID! @external name: String! @external rid: ID }`,
        roots: { anyone: () => '@Guest:u1', named: () => '@Guest:u1' },
        provided: ['Guest.id', 'Guest.name'],
      },
      guests: {
        isFirst,
        sdl: `type Query { guest(id: ID): Guest }
          type Guest @key(fields: "id") { id: ID! name: String! ${owner} nick: String }`,
        roots: { guest: ({ id }) => `@Guest:${id}` },
      },
    },
    cases: [
      { query: '{ anyone { id name } guest(id: "u2") { id name nick } }',
        data: { anyone: { id: 'u1', name: 'Ann' }, guest: { id: 'u2', name: 'Bo', nick: 'B' } } },
      { query: '{ anyone { id rid } }', data: { anyone: { id: 'u1', rid: 'r1' } } },
      { query: '{ anyone { id rid name } }', data: { anyone: { id: 'u1', rid: 'r1', name: 'Ann' } } },
      { query: '{ named { id rid name } }', data: { named: { id: 'u1', rid: 'r1', name: 'Ann' } } },
    ],
  };
}

export const EXTERNALS: readonly PeerKind[] = [
  externals('with @extends, first version', true, 'type Guest @key(fields: "id") @extends', ''),
  externals('with extend type, first version', true, 'extend type Guest @key(fields: "id")', ''),
  externals('with @extends', false, 'type Guest @key(fields: "id") @extends', '@shareable'),
  externals('with extend type', false, 'extend type Guest @key(fields: "id")', '@shareable'),
  {
    name: 'a key of external fields, first version',
    world: { Tool: [{ id: 't1', name: 'saw', pid: 'p1', code: 'c1', price: 12.5 }] },
    subgraphs: {
      tools: {
        isFirst: true,
        sdl: 'type Query { toolOfA: Tool } type Tool @key(fields: "id") { id: ID! name: String pid: ID }',
        roots: { toolOfA: () => '@Tool:t1' },
      },
      prices: {
        isFirst: true,
        sdl: `type Query { toolOfB: Tool } extend type Tool @key(fields: "id name") @key(fields: "code") {
          id: ID @external name: String @external code: String @external price: Float! }`,
        roots: { toolOfB: () => '@Tool:t1' },
        provided: ['Tool.id', 'Tool.name', 'Tool.code'],
      },
    },
    cases: [
      { query: '{ toolOfA { id pid price code name } }',
        data: { toolOfA: { id: 't1', pid: 'p1', price: 12.5, code: 'c1', name: 'saw' } } },
      { query: '{ toolOfB { id price name pid } }', data: { toolOfB: { id: 't1', price: 12.5, name: 'saw',
        pid: 'p1' } } },
    ],
  },
  {
    name: 'an external key of an extension that has a root of its own',
    world: { Pie: [{ id: 'p1', name: 'plum', price: 4 }, { id: 'p2', name: 'rye', price: 9 }] },
    subgraphs: {
      prices: {
        isFirst: true,
        sdl: `type Query { cheapest: Pie } extend type Pie @key(fields: "id") { id: ID! @external price: Float }`,
        roots: { cheapest: () => '@Pie:p1' },
        provided: ['Pie.id'],
      },
      pies: {
        isFirst: true,
        sdl: 'type Query { pies: [Pie!]! } type Pie @key(fields: "id") { id: ID! name: String! }',
        roots: { pies: () => ['@Pie:p1', '@Pie:p2'] },
      },
    },
    cases: [
      { query: '{ cheapest { id price name } }', data: { cheapest: { id: 'p1', price: 4, name: 'plum' } } },
      { query: '{ pies { name price id } }', data: { pies: [
        { name: 'plum', price: 4, id: 'p1' }, { name: 'rye', price: 9, id: 'p2' }] } },
    ],
  },
];
