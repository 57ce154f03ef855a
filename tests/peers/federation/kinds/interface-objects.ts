import type { PeerKind } from '../run-kind.ts';

const CREW = { Sailor: [{ id: 'u1', name: 'Una', age: 30, login: 'una' }, { id: 'u2', name: 'Vic', age: 40,
  login: 'vic' }] };

const named = (login: 'login' | 'mark', value: (name: string) => string, isBoth: boolean) => {
  const whole = CREW.Sailor.map(({ id, name, age }) => ({ id, name, age, [login]: value(name) }));
  const part = (...keys: string[]) => whole.map((one) =>
    Object.fromEntries(keys.map((key) => [key, (one as Record<string, unknown>)[key]])));
  return ['crew', 'others'].flatMap((root) => [
    { query: `{ ${root} { id name ${login} } }`, data: { [root]: part('id', 'name', login) } },
    { query: `{ ${root} { ... on Sailor { age } } }`, data: { [root]: part('age') } },
    { query: `{ ${root} { ... on Sailor { age id name ${login} } id name } }`, data: { [root]: part('age', 'id',
      'name', login) } },
    ...isBoth ? [{ query: `{ ${root} { __typename ${login} } }`,
      data: { [root]: part(login).map((one) => ({ __typename: 'Sailor', ...one })) } }] : [],
  ]);
};

/** Subgraphs that add to an interface without knowing who implements it. */
export const INTERFACE_OBJECTS: readonly PeerKind[] = [
  {
    name: '@interfaceObject',
    world: {
      ...CREW, Boss: [{ id: 'b1', isMain: true, isBusy: true, title: 'Boss One' }], Hand: [{ id: 'h1', isMain: false,
        isBusy: false, title: 'Hand One' }],
    },
    subgraphs: {
      crew: {
        sdl: `type Query { crew: [Named!]! } interface Named @key(fields: "id") { id: ID! name: String }
          type Sailor implements Named @key(fields: "id") { id: ID! name: String age: Int }
          interface Post @key(fields: "id") { id: ID! } type Boss implements Post @key(fields: "id") { id: ID! isMain:
            Boolean! isBusy: Boolean! @shareable }
          type Hand implements Post @key(fields: "id") { id: ID! isMain: Boolean! }`,
        roots: { crew: () => ['@Sailor:u1', '@Sailor:u2'] },
      },
      logins: {
        sdl: `type Query { others: [Named] posts: [Post] @shareable } type Post @key(fields: "id") @interfaceObject {
          id: ID! title: String! }
          type Named @key(fields: "id") @interfaceObject { id: ID! login: String }`,
        roots: { others: () => ['@Sailor:u1', '@Sailor:u2'], posts: () => ['@Boss:b1', '@Hand:h1'] },
      },
      duties: { sdl: 'type Post @key(fields: "id") @interfaceObject { id: ID! isBusy: Boolean! @shareable }' },
    },
    cases: [
      ...named('login', (name) => name.toLowerCase(), true),
      { query: '{ posts { title } }', data: { posts: [{ title: 'Boss One' }, { title: 'Hand One' }] } },
      { query: '{ posts { ... on Boss { title } } }', data: { posts: [{ title: 'Boss One' }, {}] } },
      { query: '{ posts { title __typename } }', data: { posts: [
        { title: 'Boss One', __typename: 'Boss' }, { title: 'Hand One', __typename: 'Hand' }] } },
      { query: '{ posts { ... on Boss { __typename } } }', data: { posts: [{ __typename: 'Boss' }, {}] } },
      { query: '{ posts { id isBusy } }', data: { posts: [{ id: 'b1', isBusy: true }, { id: 'h1', isBusy: false }] } },
      { query: '{ posts { id ... on Boss { isBusy } } }', data: { posts: [{ id: 'b1', isBusy: true }, { id: 'h1' }] } },
    ],
  },
  {
    name: '@interfaceObject with a requirement',
    world: CREW,
    // The composition leaves out whose the field is.
    supergraph: (sdl) => sdl.replace(/(interface Named [^}]*name: String)$/m,
      '$1 @join__field(graph: CREW) @join__field(graph: MARKS, external: true)'),
    subgraphs: {
      crew: {
        sdl: `type Query { crew: [Named!]! } interface Named @key(fields: "id") { id: ID! name: String }
          type Sailor implements Named @key(fields: "id") { id: ID! name: String age: Int }`,
        roots: { crew: () => ['@Sailor:u1', '@Sailor:u2'] },
      },
      marks: {
        sdl: `type Query { others: [Named] }
          type Named @key(fields: "id") @interfaceObject { id: ID! name: String @external mark: String
            @requires(fields: "name") }`,
        roots: { others: () => ['@Sailor:u1', '@Sailor:u2'] },
        computed: { 'Named.mark': ({ name }) => `<${name}>` },
      },
    },
    cases: named('mark', (name) => `<${name}>`, true),
  },
  {
    name: '__typename of unions, interfaces and interface objects',
    world: { Stove: [{ id: 's1' }], Mixer: [{ id: 'm1' }], Boss: [{ id: 'b1', isMain: true, title: 'B' }] },
    subgraphs: {
      kitchen: {
        sdl: `type Query { either: Ware face: Node } union Ware = Stove | Mixer interface Node { id: ID! }
          type Stove implements Node { id: ID! } type Mixer implements Node { id: ID! }
          interface Post @key(fields: "id") { id: ID! } type Boss implements Post @key(fields: "id") { id: ID! isMain:
            Boolean! }`,
        roots: { either: () => '@Stove:s1', face: () => '@Mixer:m1' },
      },
      posts: {
        sdl: 'type Query { posts: [Post] } type Post @key(fields: "id") @interfaceObject { id: ID! title: String! }',
        roots: { posts: () => ['@Boss:b1'] } },
    },
    cases: [
      { query: '{ either { __typename kind: __typename } }', data: { either: { __typename: 'Stove', kind: 'Stove' } } },
      { query: '{ face { id __typename kind: __typename k: __typename } }',
        data: { face: { id: 'm1', __typename: 'Mixer', kind: 'Mixer', k: 'Mixer' } } },
      { query: '{ either { __typename ... on Stove { kind: __typename } ... on Mixer { kind: __typename } } }',
        data: { either: { __typename: 'Stove', kind: 'Stove' } } },
      { query: '{ face { __typename ... on Stove { kind: __typename } ... on Mixer { kind: __typename } } }',
        data: { face: { __typename: 'Mixer', kind: 'Mixer' } } },
      { query: '{ posts { id } }', data: { posts: [{ id: 'b1' }] } },
      { query: '{ posts { __typename } }', data: { posts: [{ __typename: 'Boss' }] } },
    ],
  },
  {
    name: '@interfaceObject that cannot be entered by its key',
    world: { Loaf: [{ id: 'l1', name: 'rye' }], Knot: [{ id: 'k1', grade: 'fine' }] },
    subgraphs: {
      nodes: {
        sdl: `interface Node @key(fields: "id") { id: ID! } type Good @key(fields: "id", resolvable: false)
          @interfaceObject { id: ID! }
          type Query { a: Node good: Good! }`,
        roots: { a: () => '@Knot:k1', good: () => '@Loaf:l1' },
      },
      goods: {
        sdl: `type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! grade: String }
          interface Good @key(fields: "id") { id: ID! } type Loaf implements Good @key(fields: "id") { id: ID! name:
            String! }
          type Query { b: Node }`,
        roots: { b: () => '@Knot:k1' },
      },
    },
    cases: [
      { query: '{ b { id grade } }', data: { b: { id: 'k1', grade: 'fine' } } },
      { query: '{ b { id } }', data: { b: { id: 'k1' } } },
      { query: '{ good { id } }', data: { good: { id: 'l1' } } },
      { query: '{ good { id name } }', errors: [['GRAPHQL_VALIDATION_FAILED']] },
      { query: '{ good { ... on Loaf { id } } }', data: { good: { id: 'l1' } } },
      // Nobody implements it: there is no thing that could be answered.
      { query: '{ a { id } }', data: { a: null }, errors: [['a', 'INTERNAL']] },
      { query: '{ a { grade } }', errors: [['INTERNAL']] },
    ],
  },
  {
    name: 'an interface object beside an extension of one member',
    world: {
      Clip: [{ id: '1', title: 'Sea', seconds: 90, by: 'Ann' }], Text: [{ id: '2', title: 'Sky', words: 7 }],
      Author: [{ id: '1', name: 'Ann' }], Mix: [{ id: '1', name: 'mix', entry: { id: '1' } }],
    },
    subgraphs: {
      entries: {
        sdl: `type Query { entry: Entry } interface Entry @key(fields: "id") { id: ID! title: String }
          type Clip implements Entry @key(fields: "id") { id: ID! title: String seconds: Int }
          type Text implements Entry @key(fields: "id") { id: ID! title: String words: Int }`,
        roots: { entry: () => '@Clip:1' },
      },
      authors: {
        sdl: `type Query { author: Author } type Author @key(fields: "id") { id: ID! name: String }
          extend type Clip @key(fields: "id") { id: ID! by: String }`,
        roots: { author: () => '@Author:1' },
      },
      mixes: {
        sdl: `type Query { mix: Mix } type Mix @key(fields: "id") { id: ID! name: String entry: Entry }
          type Entry @key(fields: "id") @interfaceObject { id: ID! }`,
        roots: { mix: () => '@Mix:1' },
      },
    },
    cases: [
      { query: `{ entry { id title ... on Clip { seconds by } ... on Text { words } } author { id name }
        mix { id name entry { id ... on Clip { seconds } } } }`, data: {
        entry: { id: '1', title: 'Sea', seconds: 90, by: 'Ann' }, author: { id: '1', name: 'Ann' },
        mix: { id: '1', name: 'mix', entry: { id: '1', seconds: 90 } } } },
    ],
  },
];
