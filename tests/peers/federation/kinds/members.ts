import type { PeerKind } from '../run-kind.ts';

/** Interfaces and unions that have other members in each subgraph. */
export const MEMBERS: readonly PeerKind[] = [
  {
    name: 'an interface that a type implements elsewhere only',
    world: { Stove: [{ id: 'o1', warranty: 1 }], Mixer: [{ id: 't1', warranty: 2 }] },
    subgraphs: {
      kitchen: {
        sdl: `type Query { wares: [Ware] node(id: ID!): Node nodes: [Node] mixers: [Mixer] } union Ware = Stove | Mixer
          interface Node { id: ID! } interface Warm { warranty: Int } type Stove @key(fields: "id") { id: ID! }
          type Mixer implements Node & Warm @key(fields: "id") { id: ID! warranty: Int }`,
        roots: {
          wares: () => ['@Stove:o1', '@Mixer:t1'], nodes: () => ['@Mixer:t1'], mixers: () => ['@Mixer:t1'],
          node: ({ id }) => (id === 'o1' ? '@Stove:o1' : `@Mixer:${id}`),
        },
      },
      stoves: {
        sdl: `interface Node { id: ID! } interface Warm { warranty: Int }
          type Stove implements Node & Warm @key(fields: "id") { id: ID! warranty: Int }` },
    },
    cases: [
      { query: '{ wares { ... on Node { id } } }', data: { wares: [{ id: 'o1' }, { id: 't1' }] } },
      { query: '{ wares { ...N } } fragment N on Node { __typename id }',
        data: { wares: [{ __typename: 'Stove', id: 'o1' }, { __typename: 'Mixer', id: 't1' }] } },
      { query: '{ wares { ... on Stove { warranty } ... on Node { id } } }', data: { wares: [{ warranty: 1,
        id: 'o1' }, { id: 't1' }] } },
      { query: '{ nodes { ... on Mixer { warranty } ... on Stove { id } } }', data: { nodes: [{ warranty: 2 }] } },
      { query: '{ nodes { id } }', data: { nodes: [{ id: 't1' }] } },
      { query: '{ mixers { ...M ...N } } fragment M on Mixer { id } fragment N on Node { id __typename }',
        data: { mixers: [{ id: 't1', __typename: 'Mixer' }] } },
      { query: '{ nodes { ... on Node { id } } }', data: { nodes: [{ id: 't1' }] } },
      { query: '{ nodes { ... on Node { ... on Warm { warranty } } } }', data: { nodes: [{ warranty: 2 }] } },
      { query: '{ nodes { ... on Node { id ... on Node { id ... on Warm { warranty } } } } }',
        data: { nodes: [{ id: 't1', warranty: 2 }] } },
      // The subgraph itself may not answer a stove where it says node.
      { query: '{ node(id: "o1") { ... on Stove { warranty } } }', data: { node: null }, errors: [['node',
        'INTERNAL']] },
      { query: '{ node(id: "o1") { ... on Mixer { warranty } } }', data: { node: null }, errors: [['node',
        'INTERNAL']] },
      { query: '{ node(id: "t1") { ... on Mixer { warranty } } }', data: { node: { warranty: 2 } } },
    ],
  },
  {
    name: 'a union with other members in each subgraph',
    world: {
      Novel: [{ id: 'n1', title: 'N' }], Tune: [{ id: 't1', title: 'T' }], Movie: [{ id: 'm1', title: 'M' }],
      Desk: [{ id: 'd1', art: '@Novel:n1', novel: '@Novel:n1', tune: '@Tune:t1' }],
    },
    subgraphs: {
      tunes: {
        sdl: `union Art = Novel | Tune union DeskArt = Novel | Tune type Novel { title: String! @shareable }
          type Tune { title: String! @shareable } type Desk { art: DeskArt @shareable novel: Novel @shareable tune:
            DeskArt @shareable }
          type Query { art: Art @shareable novel: Novel @shareable tune: Art @shareable desk: Desk @shareable }`,
        roots: { art: () => '@Novel:n1', novel: () => '@Novel:n1', tune: () => '@Tune:t1', desk: () => '@Desk:d1' },
      },
      movies: {
        sdl: `union Art = Novel | Movie union DeskArt = Novel | Movie type Movie { title: String! @shareable }
          type Novel { title: String! @shareable } type Desk { art: DeskArt @shareable novel: DeskArt @shareable }
          type Query { art: Art @shareable novel: Art @shareable desk: Desk @shareable }`,
        roots: { art: () => '@Novel:n1', novel: () => '@Novel:n1', desk: () => '@Desk:d1' },
      },
    },
    cases: [
      { query: '{ art { ... on Movie { title } } }', data: { art: {} } },
      { query: '{ art { ... on Novel { title } } }', data: { art: { title: 'N' } } },
      { query: '{ art { ... on Novel { title } ... on Movie { title } } }', data: { art: { title: 'N' } } },
      { query: '{ desk { art { ... on Movie { title } } } }', data: { desk: { art: {} } } },
      { query: '{ desk { art { ... on Novel { title } } } }', data: { desk: { art: { title: 'N' } } } },
      { query: '{ desk { art { ... on Novel { title } ... on Movie { title } } } }',
        data: { desk: { art: { title: 'N' } } } },
      { query: `{ desk { art { __typename ...A } novel { __typename ...A } tune { __typename ...A } } art { __typename
        ...B }
          novel { __typename ...B } tune { __typename ...B } }
        fragment A on DeskArt { ... on Tune { title } ... on Movie { title } ... on Novel { title } }
        fragment B on Art { ... on Tune { title } ... on Movie { title } ... on Novel { title } }`,
      data: {
        desk: { art: { __typename: 'Novel', title: 'N' }, novel: { __typename: 'Novel', title: 'N' },
          tune: { __typename: 'Tune', title: 'T' } },
        art: { __typename: 'Novel', title: 'N' }, novel: { __typename: 'Novel', title: 'N' },
          tune: { __typename: 'Tune', title: 'T' },
      } },
    ],
  },
  {
    name: 'an overridden field of a type behind two interfaces',
    world: { Photo: [{ id: 'i1', at: 'now' }], Letter: [{ id: 't1', at: 'then', body: 'Dear' }] },
    subgraphs: {
      photos: {
        sdl: `interface Entry { id: ID! at: String! } type Photo implements Entry @key(fields: "id") { id: ID! at:
          String! }
          type Query { entries: [Entry] }`,
        roots: { entries: () => ['@Photo:i1'] }, never: ['Photo.at'],
      },
      letters: {
        sdl: `interface Entry { id: ID! at: String! } type Letter implements Entry @key(fields: "id") { id: ID! at:
          String! body: String! }
          interface Other { id: ID! at: String! }
          type Photo implements Other @key(fields: "id") { id: ID! at: String! @override(from: "photos") } type Query
            { others: [Other] }`,
        roots: { others: () => ['@Photo:i1'] },
      },
    },
    cases: [
      { query: '{ entries { id at } }', data: { entries: [{ id: 'i1', at: 'now' }] } },
      { query: '{ entries { ... on Letter { id body } } }', data: { entries: [{}] } },
      { query: '{ others { at } }', data: { others: [{ at: 'now' }] } },
      { query: '{ others { at id ... on Photo { at id } } }', data: { others: [{ at: 'now', id: 'i1' }] } },
    ],
  },
];
