import type { PeerKind } from '../run-kind.ts';

const POSTS = { Post: [{ id: 'p1', at: 'noon' }, { id: 'p2', at: 'dusk' }] };
const FEED = [{ at: 'noon' }, { at: 'dusk' }];
const all = () => ['@Post:p1', '@Post:p2'];

function override(from: string): PeerKind['subgraphs'] {
  return {
    a: {
      sdl: `type Post @key(fields: "id") { id: ID! at: String! @shareable } type Query { feed: [Post] @shareable
        aFeed: [Post] }`,
      roots: { feed: all, aFeed: all }, never: from === 'a' ? ['Post.at'] : [],
    },
    b: {
      sdl: `type Post @key(fields: "id") { id: ID! at: String! @override(from: "${from}") @shareable }
        type Query { feed: [Post] @shareable bFeed: [Post] }`,
      roots: { feed: all, bFeed: all },
    },
  };
}

const WORDS = { Word: [{ id: 'u1', name: 'Ann', aName: '', cName: '' }] };

/** One name in several subgraphs: shared, overridden, hidden, or meaning less in one of them. */
export const SHARING: readonly PeerKind[] = [
  {
    name: 'roots without keys, put together of three subgraphs',
    world: { Kit: [
      { id: '1', kind: { id: 'k', name: 'tent' }, label: { id: 'n', brand: 'B', model: 'M' }, cost: { id: 'c',
        amount: 5, currency: 'CHF' } },
      { id: '2', kind: { id: 'k', name: 'rope' }, label: { id: 'n', brand: 'B', model: 'R' }, cost: { id: 'c',
        amount: 6, currency: 'CHF' } }] },
    subgraphs: Object.fromEntries([['kinds', 'kind: Kind!', 'type Kind { id: ID! name: String! }'],
      ['labels', 'label: Label!', 'type Label { id: ID! brand: String! model: String! }'],
      ['costs', 'cost: Cost!', 'type Cost { id: ID! amount: Int! currency: String! }']].map(([name, field,
        type]) => [name!, {
      sdl: `type Query { kit: Kit! @shareable kits: [Kit!]! @shareable } type Kit { id: ID! @shareable ${field} }
        ${type}`,
      roots: { kit: () => '@Kit:1', kits: () => ['@Kit:1', '@Kit:2'] },
    }])),
    cases: [
      { query: '{ kit { id label { id brand model } kind { id name } cost { id amount currency } } }',
        data: { kit: { id: '1',
        label: { id: 'n', brand: 'B', model: 'M' }, kind: { id: 'k', name: 'tent' }, cost: { id: 'c', amount: 5,
          currency: 'CHF' } } } },
      { query: '{ kits { id label { model } kind { name } cost { amount } } }', data: { kits: [
        { id: '1', label: { model: 'M' }, kind: { name: 'tent' }, cost: { amount: 5 } },
        { id: '2', label: { model: 'R' }, kind: { name: 'rope' }, cost: { amount: 6 } }] } },
    ],
  },
  {
    name: 'an enum with a hidden value in one subgraph',
    world: { Seat: [{ id: 's1', kind: 'ROW' }, { id: 's2', kind: 'LOFT' }] },
    subgraphs: {
      rows: { sdl: `type Query { seats: [Seat] } type Seat @key(fields: "id") { id: ID kind: SeatKind @shareable }
        enum SeatKind { ROW }`,
        roots: { seats: () => ['@Seat:s1'] } },
      lofts: {
        sdl: `type Query { seatsOf(kind: SeatKind!): [Seat!] lofts: [Seat!] }
          extend type Seat @key(fields: "id") { id: ID kind: SeatKind @shareable } enum SeatKind { LOFT @inaccessible
            ROW }`,
        roots: { lofts: () => ['@Seat:s1', '@Seat:s2'], seatsOf: () => ['@Seat:s1'] },
      },
    },
    cases: [
      { query: '{ seats { id } }', data: { seats: [{ id: 's1' }] } },
      { query: '{ seats { id kind } }', data: { seats: [{ id: 's1', kind: 'ROW' }] } },
      { query: '{ seatsOf(kind: ROW) { id kind } }', data: { seatsOf: [{ id: 's1', kind: 'ROW' }] } },
      { query: '{ lofts { id kind } }', data: { lofts: [{ id: 's1', kind: 'ROW' }, { id: 's2', kind: null }] } },
      { query: '{ seatsOf(kind: LOFT) { id } }', errors: [['BAD_USER_INPUT']] },
    ],
  },
  {
    name: 'an input that has more fields in one subgraph',
    world: { Bird: [{ id: 'b1', name: 'wren' }] },
    subgraphs: Object.fromEntries([['a', 'first: Int!'], ['b', 'first: Int! from: Int']].map(([name,
      fields]) => [name!, {
      sdl: `input BirdFilter { ${fields} } type Bird @key(fields: "id") { id: ID! name: String! @shareable }
        type Query { birdsOf${name}(filter: BirdFilter!): [Bird!] }`,
      roots: { [`birdsOf${name}`]: () => ['@Bird:b1'] },
    }])),
    cases: [
      { query: '{ birdsOfa(filter: { first: 1 }) { id } }', data: { birdsOfa: [{ id: 'b1' }] } },
      { query: '{ birdsOfb(filter: { first: 1 }) { name } }', data: { birdsOfb: [{ name: 'wren' }] } },
      { query: '{ birdsOfa(filter: { first: 1, from: 2 }) { id } }', errors: [['BAD_USER_INPUT']] },
      { query: '{ birdsOfb(filter: { first: 1, from: 2 }) { id } }', errors: [['BAD_USER_INPUT']] },
    ],
  },
  {
    name: 'hidden arguments and values',
    world: { Child: [{ id: 'c1', age: 7, kind: 'KIN' }, { id: 'c2', age: 8, kind: 'PAL' }] },
    subgraphs: {
      ages: { sdl: 'type Query { byAge: [Child!]! @shareable } type Child @key(fields: "id") { id: ID age: Int }',
        roots: { byAge: () => ['@Child:c1'] } },
      pals: {
        sdl: `type Query { byPal: [Child!]! }
          type Child @key(fields: "id") { id: ID pals(kind: PalKind = KIN @inaccessible): [Child!]! kind: PalKind }
          enum PalKind { KIN @inaccessible PAL }`,
        roots: { byPal: () => ['@Child:c1'] },
        computed: { 'Child.pals': (_given, { kind }) => (kind === 'KIN' ? ['@Child:c2'] : []) },
      },
    },
    cases: [
      // The default that nobody sees still counts.
      { query: '{ byAge { id pals { id } } }', data: { byAge: [{ id: 'c1', pals: [{ id: 'c2' }] }] } },
      { query: '{ byPal { id pals { id } } }', data: { byPal: [{ id: 'c1', pals: [{ id: 'c2' }] }] } },
      { query: '{ byPal { id pals(kind: PAL) { id } } }', errors: [['GRAPHQL_VALIDATION_FAILED']] },
      { query: '{ byPal { kind pals { id kind } } }', data: { byPal: [{ kind: null, pals: [{ id: 'c2',
        kind: 'PAL' }] }] } },
    ],
  },
  { name: 'a field that moved', world: POSTS, subgraphs: override('a'), cases: [
    { query: '{ feed { at } }', data: { feed: FEED } },
    { query: '{ aFeed { at } bFeed { at } }', data: { aFeed: FEED, bFeed: FEED } },
  ] },
  { name: 'a field that moved from nowhere', world: POSTS, subgraphs: override('nowhere'), cases: [
    { query: '{ feed { at } }', data: { feed: FEED } },
    { query: '{ aFeed { at } bFeed { at } }', data: { aFeed: FEED, bFeed: FEED } },
  ] },
  {
    name: 'a field that moved and that others require',
    world: WORDS,
    subgraphs: {
      a: {
        sdl: `type Word @key(fields: "id") { id: ID! name: String! @external aName: String! @requires(fields: "name")
          } type Query { wordA: Word }`,
        roots: { wordA: () => '@Word:u1' }, computed: { 'Word.aName': ({ name }) => `a ${name}` },
      },
      b: {
        sdl: 'type Word @key(fields: "id") { id: ID! name: String! @override(from: "c") } type Query { wordB: Word }',
        roots: { wordB: () => '@Word:u1' } },
      c: {
        sdl: `type Word @key(fields: "id") { id: ID! name: String! @external cName: String! @requires(fields: "name")
          } type Query { wordC: Word }`,
        roots: { wordC: () => '@Word:u1' }, computed: { 'Word.cName': ({ name }) => `c ${name}` },
      },
    },
    cases: [
      { query: '{ wordA { id name aName cName } wordB { id name aName cName } wordC { id name aName cName } }',
        data: Object.fromEntries(['wordA', 'wordB', 'wordC'].map((root) =>
          [root, { id: 'u1', name: 'Ann', aName: 'a Ann', cName: 'c Ann' }])) },
      { query: '{ wordC { cName } }', data: { wordC: { cName: 'c Ann' } } },
      { query: '{ wordA { cName } }', data: { wordA: { cName: 'c Ann' } } },
      { query: '{ wordA { aName } }', data: { wordA: { aName: 'a Ann' } } },
    ],
  },
];
