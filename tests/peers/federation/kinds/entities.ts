import type { PeerKind } from '../run-kind.ts';

/** Things that several subgraphs know by one key or another. */
export const ENTITIES: readonly PeerKind[] = [
  {
    name: 'an entity by a key that only its owner knew',
    world: { Singer: [{ id: 's1', mail: 'ada@choir', voice: 'alto' }] },
    subgraphs: {
      choir: {
        sdl: 'type Query { lead: Singer } type Singer @key(fields: "id") { id: ID! mail: String! }',
        roots: { lead: () => '@Singer:s1' },
      },
      voices: { sdl: 'type Singer @key(fields: "mail") { mail: String! @external voice: String! }' },
    },
    cases: [
      { query: '{ lead { id voice } }', data: { lead: { id: 's1', voice: 'alto' } } },
      { query: '{ lead { voice } }', data: { lead: { voice: 'alto' } } },
    ],
  },
  {
    name: 'keys made of lists and of things within things',
    world: {
      Shelf: [{ no: '0', books: ['@Book:b1', '@Book:b2'], first: '@Book:b1', chosen: '@Book:b2' }],
      Book: [
        { id: 'b1', isbn: 'i1', genre: '@Genre:g1', cost: { amount: 10 } },
        { id: 'b2', isbn: 'i2', genre: '@Genre:g2', cost: { amount: 20 } }],
      Genre: [{ id: 'g1', mark: 'm1', best: '@Book:b1' }, { id: 'g2', mark: 'm2', best: '@Book:b2' }],
    },
    subgraphs: {
      isbns: { sdl: 'type Book @key(fields: "id") @key(fields: "id isbn") { id: String! isbn: String! }' },
      shelves: { sdl: `
        type Shelf @key(fields: "books { id isbn }") { books: [Book!]! first: Book @shareable chosen: Book @shareable }
        type Book @key(fields: "id isbn") { id: String! isbn: String }` },
      costs: { sdl: `
        type Shelf @key(fields: "books { id isbn genre { id mark } } chosen { id }") {
          books: [Book!]! first: Book @shareable chosen: Book @shareable }
        type Book @key(fields: "id isbn genre { id mark }") { id: String! cost: Cost isbn: String genre: Genre }
        type Genre @key(fields: "id mark") { id: String! mark: String }
        type Cost { amount: Float! }` },
      library: {
        sdl: `type Query { shelf: Shelf! }
          type Shelf @key(fields: "books { id }") { books: [Book!]! }
          type Book @extends @key(fields: "id") { id: String! @external genre: Genre @shareable }
          type Genre @key(fields: "id") { best: Book! @shareable id: String! mark: String @shareable }`,
        roots: { shelf: () => '@Shelf:0' },
        provided: ['Book.id'],
      },
    },
    cases: [
      {
        query: `{ shelf { books { id isbn cost { amount } genre { best { id } id mark } } chosen { id } first { id } }
          }`,
        data: { shelf: { books: [
          { id: 'b1', isbn: 'i1', cost: { amount: 10 }, genre: { best: { id: 'b1' }, id: 'g1', mark: 'm1' } },
          { id: 'b2', isbn: 'i2', cost: { amount: 20 }, genre: { best: { id: 'b2' }, id: 'g2', mark: 'm2' } }],
        chosen: { id: 'b2' }, first: { id: 'b1' } } } },
      { query: '{ shelf { first { isbn } } }', data: { shelf: { first: { isbn: 'i1' } } } },
    ],
  },
  {
    name: 'a value without a key, reached through its parent',
    world: {
      Garden: [{ id: 'g1', plot: 'p1', soil: '@Soil:s1' }, { id: 'g2', plot: 'p2', soil: '@Soil:s2' }],
      Soil: [{ id: 's1', name: 'clay', report: { worms: 3 } }, { id: 's2', name: 'sand', report: { worms: 0 } }],
    },
    subgraphs: {
      gardens: {
        sdl: `type Query { gardens: [Garden!]! }
          type Garden @key(fields: "id") @key(fields: "id plot") { id: ID! plot: ID! soil: Soil @shareable }
          type Soil @key(fields: "id") { id: ID! name: String! @shareable }`,
        roots: { gardens: () => ['@Garden:g1', '@Garden:g2'] },
      },
      plots: { sdl: `
        type Garden @key(fields: "id plot") { id: ID! plot: ID! soil: Soil @shareable }
        type Soil @key(fields: "id") { id: ID! name: String! @shareable }` },
      reports: { sdl: `
        type Soil { report: Report } type Report { worms: Int }
        type Garden @key(fields: "id plot") { id: ID! plot: ID! soil: Soil @shareable }` },
    },
    cases: [
      { query: '{ gardens { id soil { id report { worms } } } }', data: { gardens: [
        { id: 'g1', soil: { id: 's1', report: { worms: 3 } } }, { id: 'g2', soil: { id: 's2',
          report: { worms: 0 } } }] } },
      { query: '{ gardens { soil { name } } }',
        data: { gardens: [{ soil: { name: 'clay' } }, { soil: { name: 'sand' } }] } },
    ],
  },
  {
    name: 'a value whose parts stand in three places, two of them without its key',
    world: {
      Boat: [{ id: '1', name: 'Gull', rig: '@Rig:r1' }],
      Rig: [{ id: 'r1', name: 'sloop', notes: 'two sails' }],
    },
    subgraphs: {
      notes: {
        sdl: `type Boat @key(fields: "id") { id: ID @external rig: Rig @shareable }
          type Rig { notes: String }` },
      ids: { sdl: `type Boat @key(fields: "id") { id: ID @external rig: Rig @shareable }
          type Rig { id: ID @shareable }` },
      rigs: { sdl: 'type Rig @key(fields: "id") { id: ID name: String }' },
      boats: {
        sdl: `type Query { boat(id: ID!): Boat } type Boat @key(fields: "id") { id: ID name: String }`,
        roots: { boat: ({ id }) => `@Boat:${id}` },
      },
    },
    cases: [
      { query: '{ boat(id: "1") { id name rig { id name notes } } }',
        data: { boat: { id: '1', name: 'Gull', rig: { id: 'r1', name: 'sloop', notes: 'two sails' } } } },
      { query: '{ boat(id: "9") { name rig { notes } } }', data: { boat: null } },
    ],
  },
  {
    name: 'an entity that is null, or that the next one does not know',
    world: {
      Box: [{ id: 'x', coin: '@Coin:c1' }, { id: 'y', coin: null }, { id: 'z', coin: '@Coin:c3' }],
      Coin: [{ mark: 'c1', id: '1', mint: { id: 'm', town: 'Bern' } }, { mark: 'c3', id: '3', mint: null }],
    },
    subgraphs: {
      boxes: {
        sdl: `type Query { boxes: [Box] } type Box { coin: Coin } type Coin @key(fields: "mark") { mark: ID! }`,
        roots: { boxes: () => ['@Box:x', '@Box:y', '@Box:z', null] },
      },
      marks: { sdl: 'type Coin @key(fields: "id") @key(fields: "mark") { id: ID! mark: ID! }' },
      mints: { sdl: `type Coin @key(fields: "id") { id: ID! mint: Mint } type Mint { id: ID! town: String }` },
    },
    cases: [
      { query: '{ boxes { coin { mark mint { town } } } }', data: { boxes: [
        { coin: { mark: 'c1', mint: { town: 'Bern' } } }, { coin: null }, { coin: { mark: 'c3', mint: null } },
          null] } },
    ],
  },
  {
    name: 'many keys, some of them not resolvable',
    world: {
      Box: [{ id: 'b', labels: ['@Label:1'] }],
      Label: [{ id: '1', pid: 'p1', parts: { one: 'o', two: 't', three: 'h' }, name: 'red' }],
    },
    subgraphs: {
      names: { sdl: `
        type Label @key(fields: "id", resolvable: true) @key(fields: "pid", resolvable: false)
          @key(fields: "parts { one two }", resolvable: false) @key(fields: "id parts { two three }", resolvable:
            false) {
          id: ID! pid: ID! parts: Parts! name: String! }
        type Parts { one: ID! two: ID! three: ID! }` },
      boxes: {
        sdl: `type Query { box: Box } type Box @key(fields: "id") { id: ID! labels: [Label!]! }
          type Label @key(fields: "parts { one two }", resolvable: false) @key(fields: "id parts { two three }")
            @key(fields: "pid", resolvable: false) @key(fields: "id", resolvable: false) {
            id: ID! pid: ID! parts: Parts! name: String! @external echoed: String! @requires(fields: "name") }
          type Parts { one: ID! two: ID! three: ID! }`,
        roots: { box: () => '@Box:b' },
        computed: { 'Label.echoed': ({ name }) => `${name}!` },
      },
    },
    cases: [
      { query: '{ box { id labels { id name echoed } } }',
        data: { box: { id: 'b', labels: [{ id: '1', name: 'red', echoed: 'red!' }] } } },
    ],
  },
  {
    name: 'an interface whose members are completed elsewhere',
    world: { Lamp: [{ id: 'l1', name: 'sun', watts: 60 }], Rug: [{ id: 'r1', name: 'moss' }] },
    subgraphs: {
      roots: {
        sdl: `type Query { lampNode: Node rugNode: Node } interface Node { id: ID! }
          type Lamp implements Node @key(fields: "id") { id: ID! } type Rug implements Node @key(fields: "id") { id:
            ID! }`,
        roots: { lampNode: () => '@Lamp:l1', rugNode: () => '@Rug:r1' },
      },
      bare: { sdl: `interface Node { id: ID! }
        type Lamp implements Node @key(fields: "id") { id: ID! } type Rug implements Node @key(fields: "id") { id: ID!
          }` },
      types: { sdl: `interface Node { id: ID! }
        type Lamp implements Node @key(fields: "id") @shareable { id: ID! name: String! watts: Float! }
        type Rug implements Node @key(fields: "id") { id: ID! name: String! }` },
    },
    cases: [
      { query: '{ lampNode { ... on Lamp { id name __typename watts } } }',
        data: { lampNode: { id: 'l1', name: 'sun', __typename: 'Lamp', watts: 60 } } },
      { query: '{ rugNode { __typename id ... on Lamp { watts } ... on Rug { name } } }',
        data: { rugNode: { __typename: 'Rug', id: 'r1', name: 'moss' } } },
    ],
  },
  {
    name: 'node(id:) answered by two subgraphs that know different halves',
    world: {
      Member: [{ id: 'a1', nick: 'ann', talks: ['@Talk:c1'] }],
      Talk: [{ id: 'c1', text: 'hello', member: '@Member:a1' }],
    },
    subgraphs: {
      members: {
        sdl: `type Query { node(id: ID!): Node @shareable member(id: String!): Member } interface Node { id: ID! }
          type Member implements Node @key(fields: "id") { id: ID! nick: String! }
          type Talk implements Node @key(fields: "id") { id: ID! member: Member! }`,
        roots: {
          node: ({ id }) => (id.startsWith('a') ? `@Member:${id}` : `@Talk:${id}`), member: ({ id }) => `@Member:${id}`,
        },
      },
      talks: {
        sdl: `type Query { node(id: ID!): Node @shareable talk(id: String!): Talk } interface Node { id: ID! }
          type Member implements Node @key(fields: "id") { id: ID! talks: [Talk!]! }
          type Talk implements Node @key(fields: "id") { id: ID! text: String! }`,
        roots: {
          node: ({ id }) => (id.startsWith('a') ? `@Member:${id}` : `@Talk:${id}`), talk: ({ id }) => `@Talk:${id}`,
        },
      },
    },
    cases: [
      { query: '{ node(id: "a1") { id } }', data: { node: { id: 'a1' } } },
      { query: '{ m: node(id: "a1") { __typename } t: node(id: "c1") { __typename } }',
        data: { m: { __typename: 'Member' }, t: { __typename: 'Talk' } } },
      { query: '{ m: node(id: "a1") { ... on Member { id nick } } t: node(id: "c1") { ... on Talk { id text } } }',
        data: { m: { id: 'a1', nick: 'ann' }, t: { id: 'c1', text: 'hello' } } },
      { query: '{ m: node(id: "a1") { ... on Talk { id } } t: node(id: "c1") { ... on Member { id } } }',
        data: { m: {}, t: {} } },
      {
        query: `{ m: node(id: "a1") { __typename ... on Talk { id } } t: node(id: "c1") { __typename ... on Member {
          id } } }`,
        data: { m: { __typename: 'Member' }, t: { __typename: 'Talk' } } },
      { query: '{ m: node(id: "a1") { id ... on Talk { text } } }', data: { m: { id: 'a1' } } },
      { query: '{ talk(id: "c1") { id } }', data: { talk: { id: 'c1' } } },
      { query: '{ member(id: "a1") { id } }', data: { member: { id: 'a1' } } },
      { query: '{ talk(id: "c1") { id text member { id } } }', data: { talk: { id: 'c1', text: 'hello',
        member: { id: 'a1' } } } },
      { query: '{ member(id: "a1") { id nick talks { id } } }',
        data: { member: { id: 'a1', nick: 'ann', talks: [{ id: 'c1' }] } } },
    ],
  },
];
