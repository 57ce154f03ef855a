import type { PeerKind } from '../run-kind.ts';

const PARTS = '__typename ... on Both { word } ... on Left { left } ... on Right { right }';
const NOVEL = { __typename: 'Novel', title: 'N', left: 'l-N', right: 'r-N' };
const BOTH = { __typename: 'Both', word: 'w' };

/** Unions that one subgraph knows in part, and no key to ask another one for the rest. */
export const PARTIAL: readonly PeerKind[] = [
  {
    name: 'a union that a subgraph without a root knows in part',
    world: {},
    subgraphs: {
      whole: {
        sdl: `type Query { reply: Reply } type Reply @shareable { steps: [Step!]! note: String }
          union Step = Walk | Ride | Rest type Walk @shareable { id: ID! pace: Int } type Ride { id: ID! by: String
            fare: Int } type Rest { id: ID! where: String }`,
        roots: { reply: () => ({ note: 'go', steps: [{ __typename: 'Walk', id: 'w', pace: 5 },
          { __typename: 'Ride', id: 'r', by: 'tram', fare: 2 }, { __typename: 'Rest', id: 's', where: 'inn' }] }) },
      },
      part: { sdl: `type Reply @shareable { steps: [Step!]! note: String } union Step = Walk
        type Walk @shareable { id: ID! pace: Int }` },
    },
    cases: [
      { query: `{ reply { note steps { __typename ... on Walk { id pace } ... on Ride { id by fare }
        ... on Rest { id where } } } }`, data: { reply: { note: 'go', steps: [
        { __typename: 'Walk', id: 'w', pace: 5 }, { __typename: 'Ride', id: 'r', by: 'tram', fare: 2 },
        { __typename: 'Rest', id: 's', where: 'inn' }] } } },
      { query: '{ reply { steps { __typename ... on Ride { by } ... on Rest { where } } } }', data: { reply: { steps: [
        { __typename: 'Walk' }, { __typename: 'Ride', by: 'tram' }, { __typename: 'Rest', where: 'inn' }] } } },
    ],
  },
  {
    name: 'a union known in part below what two subgraphs share',
    world: { Crate: [{ id: 'c1' }] },
    subgraphs: Object.fromEntries((['Left', 'Right'] as const).map((side) => {
      const own = side.toLowerCase();
      const things = [BOTH, { __typename: side, [own]: own }];
      const { sdl, inner } = side === 'Left' ? { sdl: '', inner: {} }
        : { sdl: 'lining: Lining', inner: { 'Crate.lining': () => ({ things }) } };
      return [own, {
        sdl: `type Query { ${own}Crate: Crate shared: Crate @shareable }
          type Crate @key(fields: "id") { id: ID! inside: Lining @shareable ${sdl} }
          type Lining @shareable { things: [Thing!]! } union Thing = Both | ${side}
          type Both @shareable { word: String } type ${side} { ${own}: String }`,
        roots: {
          [`${own}Crate`]: () => ({ id: 'c1', things }), shared: () => ({ id: 'c1', things: [BOTH] }),
        },
        computed: { 'Crate.inside': (crate: { things?: unknown[] }) => ({ things: crate.things ?? things }), ...inner },
      }];
    })),
    cases: [
      // Whether the way on leads to one subgraph or the other cannot be seen: the planner asks what both can answer.
      { query: `{ leftCrate { inside { things { ${PARTS} } } } }`, data: { leftCrate: { inside: { things: [
        BOTH, { __typename: 'Left', left: null }] } } } },
      { query: `{ rightCrate { inside { things { ${PARTS} } } } }`, data: { rightCrate: { inside: { things: [
        BOTH, { __typename: 'Right', right: null }] } } } },
      { query: '{ leftCrate { inside { things { __typename ... on Right { right } } } } }', data: { leftCrate: {
        inside: { things: [{ __typename: 'Both' }, { __typename: 'Left' }] } } } },
      { query: `{ shared { inside { things { ${PARTS} } } } }`, data: { shared: { inside: { things: [BOTH] } } } },
      { query: `{ leftCrate { lining { things { ${PARTS} } } } }`, data: { leftCrate: { lining: { things: [
        BOTH, { __typename: 'Right', right: 'right' }] } } } },
    ],
  },
  {
    name: 'a union with other members and fields on each side',
    world: {
      Novel: [{ id: 'n1', title: 'N', left: 'l-N', right: 'r-N' }], Tune: [{ id: 't1', title: 'T', left: 'l-T' }],
      Movie: [{ id: 'm1', title: 'M', right: 'r-M' }],
    },
    subgraphs: {
      left: {
        sdl: `union Art = Novel | Tune union DeskArt = Novel | Tune
          type Novel @key(fields: "id") { id: ID! title: String! @shareable left: String! }
          type Tune @key(fields: "id") { id: ID! title: String! @shareable left: String! }
          type Desk { art: DeskArt @shareable leftArt: DeskArt novel: Novel @shareable tune: DeskArt @shareable }
          type Query { leftArt: Art @shareable desk: Desk @shareable }`,
        roots: { leftArt: () => '@Novel:n1',
          desk: () => ({ art: '@Novel:n1', leftArt: '@Novel:n1', novel: '@Novel:n1', tune: '@Tune:t1' }) },
      },
      right: {
        sdl: `union Art = Novel | Movie union DeskArt = Novel | Movie
          type Novel @key(fields: "id") { id: ID! title: String! @shareable right: String! }
          type Movie @key(fields: "id") { id: ID! title: String! @shareable right: String! }
          type Desk { art: DeskArt @shareable rightArt: DeskArt novel: DeskArt @shareable }
          type Query { rightArt: Art @shareable desk: Desk @shareable }`,
        roots: { rightArt: () => '@Novel:n1',
          desk: () => ({ art: '@Novel:n1', rightArt: '@Movie:m1', novel: '@Novel:n1' }) },
      },
    },
    cases: [
      { query: '{ leftArt { ... on Movie { title right } } }', data: { leftArt: {} } },
      { query: '{ leftArt { ... on Novel { title left right } } }',
        data: { leftArt: { title: 'N', left: 'l-N', right: 'r-N' } } },
      { query: `{ desk { art { ...A } tune { ...A } } } fragment A on DeskArt { __typename ... on Tune { title left }
        ... on Movie { title right } ... on Novel { title left right } }`,
      data: { desk: { art: { __typename: 'Novel', title: 'N', left: 'l-N', right: 'r-N' },
        tune: { __typename: 'Tune', title: 'T', left: 'l-T' } } } },
      { query: '{ desk { leftArt { ... on Movie { title right } } rightArt { ... on Movie { title right } } } }',
        data: { desk: { leftArt: {}, rightArt: { title: 'M', right: 'r-M' } } } },
      { query: `{ desk { art { ...A } novel { ...A } tune { ...A } } } fragment A on DeskArt { __typename
        ... on Tune { title left } ... on Movie { title right } ... on Novel { title left right } }`,
      data: { desk: { art: NOVEL, novel: NOVEL, tune: { __typename: 'Tune', title: 'T', left: 'l-T' } } } },
      { query: '{ desk { novel { ...A } } } fragment A on DeskArt { ... on Movie { right } ... on Novel { right } }',
        data: { desk: { novel: { right: 'r-N' } } } },
      { query: '{ desk { novel { ...A } } } fragment A on DeskArt { ... on Movie { right } ... on Tune { left } }',
        data: { desk: { novel: {} } } },
    ],
  },
  {
    name: 'a field that is one type here and its interface there',
    world: { Novel: [{ id: 'n1', left: 'l', right: 'r' }], Movie: [{ id: 'm1', right: 'm' }] },
    subgraphs: {
      left: {
        sdl: `interface Art { id: ID! } type Novel implements Art @key(fields: "id") { id: ID! left: String! }
          type Desk { novel: Novel! @shareable novels: [Novel!] @shareable } type Query { desk: Desk @shareable }`,
        roots: { desk: () => ({ novel: '@Novel:n1', novels: ['@Novel:n1'] }) },
      },
      right: {
        sdl: `interface Art { id: ID! } type Novel implements Art @key(fields: "id") { id: ID! right: String! }
          type Movie implements Art @key(fields: "id") { id: ID! right: String! }
          type Desk { novel: Art! @shareable novels: [Art!] @shareable } type Query { desk: Desk @shareable }`,
        roots: { desk: () => ({ novel: '@Novel:n1', novels: ['@Novel:n1'] }) },
      },
    },
    cases: [
      { query: '{ desk { novel { ... on Novel { right } } } }', data: { desk: { novel: { right: 'r' } } } },
      { query: '{ desk { novels { id ... on Novel { left right } } } }',
        data: { desk: { novels: [{ id: 'n1', left: 'l', right: 'r' }] } } },
      { query: `query ($on: Boolean!) { desk { novel { ...A } } }
        fragment A on Art { id ... on Movie { right } ... on Novel @include(if: $on) { left r: right } }`,
      variables: { on: true }, data: { desk: { novel: { id: 'n1', left: 'l', r: 'r' } } } },
    ],
  },
];
