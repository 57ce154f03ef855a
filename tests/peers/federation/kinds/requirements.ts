import type { PeerKind } from '../run-kind.ts';

/** Fields that need what another subgraph knows, and fields that another subgraph provides. */
export const REQUIREMENTS: readonly PeerKind[] = [
  {
    name: 'a requirement behind @include and @skip',
    world: { Tea: [{ id: 't1', price: 700 }] },
    subgraphs: {
      teas: { sdl: 'type Query { tea: Tea } type Tea @key(fields: "id") { id: ID! price: Float! }',
        roots: { tea: () => '@Tea:t1' } },
      dear: { sdl: `type Tea @key(fields: "id") { id: ID! price: Float! @external isDear: Boolean! @requires(fields:
        "price") }`,
        computed: { 'Tea.isDear': ({ price }) => price > 500 } },
      words: {
        sdl: `type Tea @key(fields: "id") { id: ID! isDear: Boolean! @external
          shown: Boolean! @requires(fields: "isDear") passed: Boolean! @requires(fields: "isDear")
          neverShown: Boolean! @requires(fields: "isDear") neverPassed: Boolean! @requires(fields: "isDear") }`,
        computed: { 'Tea.shown': ({ isDear }) => isDear, 'Tea.passed': ({ isDear }) => isDear },
        never: ['Tea.neverShown', 'Tea.neverPassed'],
      },
    },
    cases: [
      { query: 'query ($on: Boolean = false) { tea { price neverShown @include(if: $on) } }',
        data: { tea: { price: 700 } } },
      { query: 'query ($on: Boolean = true) { tea { price neverPassed @skip(if: $on) } }',
        data: { tea: { price: 700 } } },
      { query: 'query ($on: Boolean = true) { tea { price shown @include(if: $on) } }', data: { tea: { price: 700,
        shown: true } } },
      { query: 'query ($on: Boolean = false) { tea { price passed @skip(if: $on) } }', data: { tea: { price: 700,
        passed: true } } },
      { query: 'query ($on: Boolean = true) { tea { shown @include(if: $on) } }', variables: { on: false },
        data: { tea: {} } },
    ],
  },
  {
    name: 'a requirement of what itself has a requirement',
    world: { Car: [{ id: 'c1', price: 900, isReduced: true }] },
    subgraphs: {
      prices: { sdl: 'type Car @key(fields: "id") { id: ID! price: Float! @inaccessible }' },
      cars: { sdl: 'type Query { car: Car } type Car @key(fields: "id") { id: ID! isReduced: Boolean! }',
        roots: { car: () => '@Car:c1' } },
      dear: {
        sdl: `type Car @key(fields: "id") { id: ID! price: Float! @external isDear: Boolean! @requires(fields: "price")
          isReduced: Boolean! @external isDearThough: Boolean! @requires(fields: "isReduced") }`,
        computed: { 'Car.isDear': ({ price }) => price > 500, 'Car.isDearThough': ({ isReduced }) => !isReduced },
      },
      means: {
        sdl: `type Car @key(fields: "id") { id: ID! isDear: Boolean! @external canPay: Boolean! @requires(fields:
          "isDear")
          isDearThough: Boolean! @external canPayThough: Boolean! @requires(fields: "isDearThough") }`,
        computed: { 'Car.canPay': ({ isDear }) => !isDear, 'Car.canPayThough': ({ isDearThough }) => !isDearThough },
      },
    },
    cases: [
      { query: '{ car { canPay } }', data: { car: { canPay: false } } },
      { query: '{ car { isDear } }', data: { car: { isDear: true } } },
      { query: '{ car { isDear canPay } }', data: { car: { isDear: true, canPay: false } } },
      { query: '{ car { canPayThough } }', data: { car: { canPayThough: true } } },
      { query: '{ car { canPay canPayThough } }', data: { car: { canPay: false, canPayThough: true } } },
      { query: '{ car { price } }', errors: [['GRAPHQL_VALIDATION_FAILED']] },
    ],
  },
  {
    name: 'a requirement with an argument, beside the same field with another one',
    world: {
      Parcel: [{ code: 'p1', name: 'drum', weight: 3 }, { code: 'p2', name: 'harp', weight: 40 }],
      Story: [{ id: 's1', notes: [{ id: 'n1', by: 'w1', text: 'x' }, { id: 'n2', by: 'w2', text: 'y' }, { id: 'n3',
        by: 'w3', text: 'z' }] }],
      Writer: [{ id: 'w1', name: 'Wu' }, { id: 'w3', name: 'Xi' }],
    },
    subgraphs: {
      posting: {
        sdl: `type Parcel @key(fields: "code") { code: String! weight: Int @external price(currency: String!): Int
          @external
          postage: Int @requires(fields: "price(currency: \\"CHF\\") weight") }`,
        computed: { 'Parcel.postage': ({ price, weight }) => price + weight },
      },
      parcels: {
        sdl: `type Query { parcels: [Parcel] } type Parcel @key(fields: "code") { code: String! name: String
          price(currency: String!): Int weight: Int }`,
        roots: { parcels: () => ['@Parcel:p1', '@Parcel:p2'] },
        computed: { 'Parcel.price': (_given, { currency }) => (currency === 'CHF' ? 100 : 7) },
      },
      stories: { sdl: 'type Query { stories: [Story] } type Story @key(fields: "id") { id: ID! }',
        roots: { stories: () => ['@Story:s1'] } },
      notes: {
        sdl: `type Story @key(fields: "id") { id: ID! writer: Writer @requires(fields: "notes(limit: 3) { by }")
            notes(limit: Int!): [Note] @external }
          type Note { by: ID @external } type Writer { id: ID! name: String }`,
        computed: { 'Story.writer': ({ notes }) => `@Writer:${notes.at(-1).by}` },
      },
      comments: {
        sdl: `type Story @key(fields: "id") { id: ID! notes(limit: Int!): [Note] }
          type Note { id: ID! by: ID text: String }`,
        computed: { 'Story.notes': ({ id }, { limit }) => notesOf(id).slice(0, limit) },
      },
    },
    cases: [
      { query: '{ parcels { code name postage } }', data: { parcels: [
        { code: 'p1', name: 'drum', postage: 103 }, { code: 'p2', name: 'harp', postage: 140 }] } },
      { query: '{ parcels { price(currency: "EUR") postage } }', data: { parcels: [
        { price: 7, postage: 103 }, { price: 7, postage: 140 }] } },
      { query: '{ stories { writer { name } } }', data: { stories: [{ writer: { name: 'Xi' } }] } },
      { query: '{ stories { writer { id } notes(limit: 1) { id } } }',
        data: { stories: [{ writer: { id: 'w3' }, notes: [{ id: 'n1' }] }] } },
      { query: 'query ($limit: Int = 1) { stories { writer { id } notes(limit: $limit) { id } } }',
        data: { stories: [{ writer: { id: 'w3' }, notes: [{ id: 'n1' }] }] } },
      { query: `query ($limit: Int = 2) { stories { writer { id } ...A ...B } }
        fragment A on Story { notes(limit: $limit) { id } } fragment B on Story { notes(limit: $limit) { id } }`,
      data: { stories: [{ writer: { id: 'w3' }, notes: [{ id: 'n1' }, { id: 'n2' }] }] } },
    ],
  },
  {
    name: 'a requirement with fragments over interfaces',
    // The composition does not see that these are satisfied.
    supergraph: (sdl) => sdl
      .replace(/"body ?{ ?foo ?}"/, '"body { foo ... on Bar { bar ... on Square { side } ... on Round { radius } } }"')
      .replace(/"body ?{ ?__typename foo ?}"/, '"body { ... on Foo { foo } }"'),
    world: {
      Form: [{ id: 'f1', body: { __typename: 'Square', foo: 'sf', bar: 'sb', side: 'ss' } },
        { id: 'f2', body: { __typename: 'Round', foo: 'rf', bar: 'rb', radius: 'rr' } }],
    },
    subgraphs: {
      forms: {
        sdl: `type Query @shareable { form: Form } type Form @key(fields: "id") { id: ID! body: Foo }
          interface Foo { foo: String! } interface Bar implements Foo { foo: String! bar: String! }
          type Square implements Foo & Bar @shareable { foo: String! bar: String! side: String! }
          type Round implements Foo & Bar @shareable { foo: String! bar: String! radius: String! }`,
        roots: { form: () => '@Form:f1' },
      },
      sums: {
        sdl: `type Query @shareable { b: Form bb: Form }
          type Form @key(fields: "id") { id: ID! body: Foo @external
            sum: String! @requires(fields: "body { foo }")
            short: String! @requires(fields: "body { __typename foo }") }
          interface Foo { foo: String! } interface Bar implements Foo { foo: String! bar: String! }
          type Square implements Foo & Bar @shareable @inaccessible { foo: String! bar: String! side: String! }
          type Round implements Foo & Bar @shareable { foo: String! bar: String! radius: String! }`,
        roots: { b: () => '@Form:f1', bb: () => '@Form:f2' },
        computed: {
          'Form.sum': ({ body }) => [body.foo, body.bar, body.side ?? body.radius].join('-'),
          'Form.short': ({ body }) => body.foo,
        },
      },
    },
    cases: [
      // What is hidden is null, with or without its name.
      { query: '{ b { id body { __typename } } bb { id body { __typename } } }',
        data: { b: { id: 'f1', body: null }, bb: { id: 'f2', body: { __typename: 'Round' } } } },
      { query: '{ form { sum } }', data: { form: { sum: 'sf-sb-ss' } } },
      { query: '{ form { body { __typename } sum } }', data: { form: { body: null, sum: 'sf-sb-ss' } } },
      { query: '{ bb { body { __typename } sum } }',
        data: { bb: { body: { __typename: 'Round' }, sum: 'rf-rb-rr' } } },
      { query: '{ b { body { __typename } sum } }', data: { b: { body: null, sum: 'sf-sb-ss' } } },
      { query: '{ bb { body { __typename } short } }', data: { bb: { body: { __typename: 'Round' }, short: 'rf' } } },
    ],
  },
  {
    name: 'a requirement of an interface',
    world: {
      Pupil: [{ id: 'p1', name: 'Li', home: '@Flat:h1' }, { id: 'p2', name: 'Mo', home: '@Ship:h2' }],
      Flat: [{ id: 'h1', city: 'Bern' }], Ship: [{ id: 'h2', city: 'Basel' }], Tent: [{ id: 'h3', city: 'Chur' }],
    },
    subgraphs: {
      cities: {
        sdl: `type Query { a: Pupil } interface Home { id: ID! }
          type Flat implements Home @key(fields: "id") { id: ID! city: String @shareable }
          type Ship implements Home @key(fields: "id") { id: ID! city: String @shareable }
          type Pupil @key(fields: "id") { id: ID! name: String! @shareable home: Home @external
            city: String @requires(fields: "home { id }") port: String @requires(fields:
              "home { ... on Ship { id } }") }`,
        roots: { a: () => '@Pupil:p1' },
        computed: {
          'Pupil.city': ({ home }) => `city of ${home.id}`,
          'Pupil.port': ({ home }) => (home?.id ? `port of ${home.id}` : null),
        },
      },
      homes: {
        sdl: `type Query { b: Pupil } interface Home { id: ID! }
          type Flat implements Home @key(fields: "id") { id: ID! city: String @shareable }
          type Ship implements Home @key(fields: "id") { id: ID! city: String @shareable }
          type Tent implements Home @key(fields: "id") { id: ID! city: String @shareable }
          type Pupil @key(fields: "id") { id: ID! name: String! @shareable home: Home @shareable }`,
        roots: { b: () => '@Pupil:p2' },
      },
    },
    cases: [
      { query: '{ a { city } }', data: { a: { city: 'city of h1' } } },
      { query: '{ b { city } }', data: { b: { city: 'city of h2' } } },
      { query: '{ a { port } }', data: { a: { port: null } } },
      { query: '{ b { port } }', data: { b: { port: 'port of h2' } } },
      { query: '{ a { home { __typename id } } }', data: { a: { home: { __typename: 'Flat', id: 'h1' } } } },
      { query: '{ b { home { __typename id } } }', data: { b: { home: { __typename: 'Ship', id: 'h2' } } } },
    ],
  },
];

function notesOf(id: string): readonly object[] {
  return id === 's1' ? [{ id: 'n1', by: 'w1', text: 'x' }, { id: 'n2', by: 'w2', text: 'y' },
    { id: 'n3', by: 'w3', text: 'z' }] : [];
}
