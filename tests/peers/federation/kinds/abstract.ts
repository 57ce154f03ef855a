import type { PeerKind } from '../run-kind.ts';

const works = (ids: readonly string[]) => ids.map((id) => (id.startsWith('p') ? `@Print:${id}` : `@Film:${id}`));

const UMA = { id: 'u1', name: 'Uma' };
const CY = { id: 'c1', name: 'Cy' };

/** Interfaces and unions whose members lie in several subgraphs. */
export const ABSTRACT: readonly PeerKind[] = [
  {
    name: 'interfaces and unions over five subgraphs',
    world: {
      Print: [{ id: 'p1', code: 'c1', size: { width: 'w1', weight: 1 }, maker: '@Maker:m@x', title: 'Sea',
        like: ['@Print:p1'],
        secret: true, owner: '@Agency:a1', count: 1, notes: ['@Note:n1'] }],
      Film: [{ id: 'f1', code: 'c2', size: { width: 'w2', weight: 2 }, maker: '@Maker:m@x', title: 'Sky',
        like: ['@Film:f1'],
        secret: true, owner: { __typename: 'Myself', mail: 'me@x' }, count: 0, notes: [] }],
      Maker: [{ mail: 'm@x', name: 'Max', total: 2 }],
      Agency: [{ id: 'a1', company: 'Arc', mail: { address: 'arc@x' } }],
      Group: [{ id: 'g1', name: 'Grp', mail: 'g@x' }],
      Note: [{ id: 'n1', body: 'deep', work: '@Print:p1' }],
    },
    subgraphs: {
      works: {
        sdl: `type Query { works: [Work] like(id: ID!): [Work] }
          interface Work { id: ID! code: String size: Size maker: Maker secret: Boolean @inaccessible }
          interface Like { like: [Work] }
          type Size @shareable { width: String weight: Float }
          type Print implements Work & Like @key(fields: "id") { id: ID! code: String size: Size @shareable maker: Maker
            like: [Print] secret: Boolean owner: Owner }
          type Film implements Work & Like @key(fields: "id") { id: ID! code: String size: Size @shareable maker: Maker
            like: [Film] secret: Boolean owner: Owner }
          union Owner = Agency | Myself type Agency { id: ID! @shareable } type Myself { mail: String }
          type Maker @key(fields: "mail") { mail: ID! total: Int @shareable }`,
        roots: { works: () => works(['p1', 'f1']), like: ({ id }) => works([id]) },
      },
      prints: { sdl: 'type Print @key(fields: "id") { id: ID! title: String } type Query { prints: [Print] }' },
      films: { sdl: 'type Film @key(fields: "id") { id: ID! title: String } type Query { films: [Film] }' },
      agencies: { sdl: `type Agency @key(fields: "id") { id: ID! company: String mail: Post }
        type Post { address: String }
        type Group @key(fields: "id") { id: ID! name: String mail: String }
        extend union Owner = Agency | Group` },
      transport: {
        sdl: `interface Work { id: ID! size: Size carriage(to: String): Carriage }
          type Print implements Work @key(fields: "id") { id: ID! size: Size @external
            carriage(to: String): Carriage @requires(fields: "size { width weight }") }
          type Film implements Work @key(fields: "id") { id: ID! size: Size @external
            carriage(to: String): Carriage @requires(fields: "size { width weight }") }
          type Size @shareable { width: String weight: Float } type Carriage { slow: String fast: String }`,
        computed: Object.fromEntries(['Print', 'Film'].map((type) => [`${type}.carriage`,
          ({ size }, { to }) => ({ slow: `${size.width} to ${to}`, fast: `${size.weight} to ${to}` })])),
      },
      notes: {
        sdl: `interface Work { id: ID! count: Int! notes: [Note!]! } interface Like { like: [Work] }
          type Print implements Work & Like @key(fields: "id") { id: ID! count: Int! notes: [Note!]! like: [Print]
            @external
            notesOfLike: [Note!]! @requires(fields: "like { id }") }
          type Film implements Work & Like @key(fields: "id") { id: ID! count: Int! notes: [Note!]! like: [Film]
            @external
            notesOfLike: [Note!]! @requires(fields: "like { id }") }
          type Note { id: ID! body: String! work: Work } type Query { note(id: ID!): Note }`,
        roots: { note: ({ id }) => `@Note:${id}` },
        computed: { 'Print.notesOfLike': ({ like }) => like.map(() => '@Note:n1'), 'Film.notesOfLike': () => [] },
      },
      makers: { sdl: 'type Maker @key(fields: "mail") { mail: ID! name: String total: Int @shareable }' },
    },
    cases: [
      { query: '{ works { id size { width weight } } }', data: { works: [
        { id: 'p1', size: { width: 'w1', weight: 1 } }, { id: 'f1', size: { width: 'w2', weight: 2 } }] } },
      { query: '{ like(id: "p1") { id code } }', data: { like: [{ id: 'p1', code: 'c1' }] } },
      {
        query: `{ p: like(id: "p1") { id carriage(to: "8000") { fast slow } } f: like(id: "f1") { code carriage(to:
          "1") { slow } } }`,
        data: { p: [{ id: 'p1', carriage: { fast: '1 to 8000', slow: 'w1 to 8000' } }],
          f: [{ code: 'c2', carriage: { slow: 'w2 to 1' } }] } },
      { query: `{ works { code ... on Work { code } ... on Print { code } ... on Film { code }
        ... on Like { __typename kind: __typename } } }`, data: { works: [
        { code: 'c1', __typename: 'Print', kind: 'Print' }, { code: 'c2', __typename: 'Film', kind: 'Film' }] } },
      { query: '{ works { by: maker { mail total } ... on Film { title } } }', data: { works: [
        { by: { mail: 'm@x', total: 2 } }, { by: { mail: 'm@x', total: 2 }, title: 'Sky' }] } },
      { query: '{ works { id notes { work { code ... on Film { title } ... on Print { count } } } } }', data: { works: [
        { id: 'p1', notes: [{ work: { code: 'c1', count: 1 } }] }, { id: 'f1', notes: [] }] } },
      { query: '{ works { id notes { id } } }', data: { works: [{ id: 'p1', notes: [{ id: 'n1' }] }, { id: 'f1',
        notes: [] }] } },
      ...[[true, 'Sea'], [false, undefined]].map(([on, title]) => ({
        query: `query ($on: Boolean!) { works { notes { work { id ... on Print @include(if: $on) { title } ... on Film
          { code } } } } }`,
        variables: { on }, data: { works: [{ notes: [{ work: { id: 'p1', ...title ? { title } : {} } }] },
          { notes: [] }] } })),
      ...[[true, undefined], [false, 'Sea']].map(([on, title]) => ({
        query: `query ($on: Boolean!) { works { notes { work { id ... on Print @skip(if: $on) { title } ... on Print {
          code } } } } }`,
        variables: { on }, data: { works: [{ notes: [{ work: { id: 'p1', ...title ? { title } : {}, code: 'c1' } }] },
          { notes: [] }] } })),
      ...[[true, { title: 'Sea' }], [false, {}]].map(([on, more]) => ({
        query: `query ($on: Boolean!) { works { notes { work { id ... on Print @include(if: $on) { title
          ... on Print @skip(if: $on) { code } } } } } }`,
        variables: { on }, data: { works: [{ notes: [{ work: { id: 'p1', ...more as object } }] }, { notes: [] }] } })),
      { query: `{ works { ... on Film { owner { ...O } } ... on Print { owner { ...O } } } }
        fragment O on Owner { ... on Agency { id company } ... on Myself { mail } ... on Group { name } }`,
      data: { works: [{ owner: { id: 'a1', company: 'Arc' } }, { owner: { mail: 'me@x' } }] } },
      { query: '{ works { ... on Print { notesOfLike { body } } ... on Film { notesOfLike { body } } } }',
        data: { works: [{ notesOfLike: [{ body: 'deep' }] }, { notesOfLike: [] }] } },
      { query: `query ($on: Boolean!) { works { notes { work { id ... on Print @skip(if: $on) { title } ... on Film
          { code } } } } }`,
      variables: { on: false }, data: { works: [{ notes: [{ work: { id: 'p1', title: 'Sea' } }] }, { notes: [] }] } },
      { query: `query ($on: Boolean!) { works { notes { work { id ... on Print @skip(if: $on) { title } ... on Film
          { code } } } } }`,
      variables: { on: true }, data: { works: [{ notes: [{ work: { id: 'p1' } }] }, { notes: [] }] } },
      { query: `{ works { ... on Film { owner { ...O } } ... on Print { owner { ...O } } } }
        fragment O on Owner { ... on Agency { id company } ... on Myself { mail } }`,
      data: { works: [{ owner: { id: 'a1', company: 'Arc' } }, { owner: { mail: 'me@x' } }] } },
      { query: `{ works { ... on Film { owner { ...O } } ... on Print { owner { ...O } } } } fragment O on Owner {
        ... on Agency { post: mail { address } } ... on Myself { line: mail } ... on Group { line: mail } }`,
      data: { works: [{ owner: { post: { address: 'arc@x' } } }, { owner: { line: 'me@x' } }] } },
      ...[[true, { title: 'Sea', code: 'c1' }], [false, {}]].map(([on, more]) => ({
        query: `query ($on: Boolean!) { works { notes { work { id ... on Print @include(if: $on) { title
          ... on Print { code } } ... on Film { code } } } } }`,
        variables: { on }, data: { works: [{ notes: [{ work: { id: 'p1', ...more as object } }] }, { notes: [] }] } })),
      ...[[true, { id: 'f1', code: 'c2' }], [false, {}]].map(([on, film]) => ({
        query: `query ($on: Boolean!, $no: Boolean = false) { works { ... on Print @include(if: $no) { title }
          ... on Film @include(if: $on) { id code @skip(if: $no) } } }`,
        variables: { on, no: false }, data: { works: [{}, film] } })),
      { query: '{ works { secret } }', errors: [['GRAPHQL_VALIDATION_FAILED']] },
    ],
  },
  {
    name: 'one field, nullable here and not there, in a union',
    world: {
      Pilot: [{ id: 'u1', name: 'Uma', fellows: ['@Pilot:u1', '@Chief:c1'] }], Chief: [{ id: 'c1', name: 'Cy',
        fellows: ['@Pilot:u1'] }],
    },
    subgraphs: {
      bare: { sdl: 'type Pilot { id: ID @shareable } type Query { pilots: [Pilot!]! }',
        roots: { pilots: () => ['@Pilot:u1'] } },
      crew: {
        sdl: `union Crew = Pilot | Chief type Pilot @key(fields: "id") { id: ID! name: String fellows: [Crew!]! }
          type Chief { id: ID name: String @shareable fellows: [Crew!]! } type Query { crew: [Crew!]! }`,
        roots: { crew: () => ['@Pilot:u1', '@Chief:c1'] },
      },
    },
    cases: [
      { query: '{ pilots { id name } crew { ... on Pilot { id name } ... on Chief { id name } } }',
        data: { pilots: [{ id: 'u1', name: 'Uma' }], crew: [{ id: 'u1', name: 'Uma' }, { id: 'c1', name: 'Cy' }] } },
      { query: `{ crew { ... on Pilot { id fellows { ... on Pilot { id name } ... on Chief { id name } } }
        ... on Chief { id fellows { ... on Pilot { id name } ... on Chief { id } } } } }`, data: { crew: [
        { id: 'u1', fellows: [{ id: 'u1', name: 'Uma' }, { id: 'c1', name: 'Cy' }] }, { id: 'c1',
          fellows: [{ id: 'u1', name: 'Uma' }] }] } },
      { query: `{ crew { ... on Pilot { name fellows { ... on Pilot { name fellows { ... on Pilot { name } ... on
        Chief { name } } }
        ... on Chief { name fellows { ... on Pilot { name } } } } } } }`, data: { crew: [
        { name: 'Uma', fellows: [{ name: 'Uma', fellows: [{ name: 'Uma' }, { name: 'Cy' }] }, { name: 'Cy',
          fellows: [{ name: 'Uma' }] }] }, {}] } },
      { query: `{ pilots { id name } crew { ... on Pilot { ...P fellows { ... on Pilot { ...P fellows { ...Both } }
        ... on Chief { ...C fellows { ...Both } } } } ... on Chief { ...C fellows { ... on Pilot { ...P
        fellows { ...Both } } ... on Chief { ...C fellows { ...Both } } } } } }
        fragment P on Pilot { id name } fragment C on Chief { id name }
        fragment Both on Crew { ... on Pilot { id name } ... on Chief { id name } }`,
      data: { pilots: [UMA], crew: [
        { ...UMA, fellows: [{ ...UMA, fellows: [UMA, CY] }, { ...CY, fellows: [UMA] }] },
        { ...CY, fellows: [{ ...UMA, fellows: [UMA, CY] }] }] } },
      { query: '{ pilots { id } crew { __typename } }', data: { pilots: [{ id: 'u1' }],
        crew: [{ __typename: 'Pilot' }, { __typename: 'Chief' }] } },
    ],
  },
  {
    name: 'an interface that leads to itself',
    world: { Vase: [{ id: 'v1', twin: '@Vase:v2', price: 5 }, { id: 'v2', twin: '@Vase:v1', price: 5 }] },
    subgraphs: {
      twins: {
        sdl: `type Query { piece: Piece } interface Piece { twin: Piece }
          type Vase implements Piece @key(fields: "id") { id: ID! twin: Vase @provides(fields: "price") price: Float
            @external }`,
        roots: { piece: () => '@Vase:v1' }, provided: ['Vase.price'],
      },
      prices: { sdl: 'type Vase @key(fields: "id") { id: ID! price: Float @shareable }' },
    },
    cases: [
      { query: '{ piece { twin { ... on Piece { twin { __typename } } } } }',
        data: { piece: { twin: { twin: { __typename: 'Vase' } } } } },
      { query: `{ piece { __typename twin { __typename ... on Vase { id } twin { __typename ... on Vase { id } } }
        ... on Vase { id price twin { id price } } } }`,
      data: { piece: { __typename: 'Vase', twin: { __typename: 'Vase', id: 'v2', twin: { __typename: 'Vase',
        id: 'v1' }, price: 5 },
        id: 'v1', price: 5 } } },
    ],
  },
  {
    name: 'what a root provides of an interface\'s members',
    world: {
      Zoo: [{ id: 'z1', pets: ['@Hound:h1', '@Lynx:l1'] }], Hound: [{ id: 'h1', name: 'Rex', age: 3 }],
        Lynx: [{ id: 'l1', name: 'Liz', age: 4 }],
    },
    subgraphs: {
      places: {
        sdl: `type Query { place: Place @shareable zoo: Zoo @provides(fields: "pets { ... on Hound { name } }") }
          interface Place { id: ID! } interface Pet { id: ID! }
          type Zoo implements Place @key(fields: "id") { id: ID! pets: [Pet] @shareable }
          type Hound implements Pet @key(fields: "id") { id: ID! @external name: String @external }
          type Lynx implements Pet @key(fields: "id") { id: ID! @external }`,
        roots: { place: () => '@Zoo:z1', zoo: () => '@Zoo:z1' }, provided: ['Hound.id', 'Hound.name', 'Lynx.id'],
      },
      names: {
        sdl: `type Query { place: Place @shareable @provides(fields: "pets { id name }") } interface Place { id: ID!
          pets: [Pet] }
          interface Pet { id: ID! name: String } type Zoo implements Place { id: ID! @shareable pets: [Pet] @external }
          type Hound implements Pet { id: ID! @external name: String @external } type Lynx implements Pet { id: ID!
            @external name: String @external }`,
        roots: { place: () => '@Zoo:z1' },
        provided: ['Zoo.pets', 'Hound.id', 'Hound.name', 'Lynx.id', 'Lynx.name'],
      },
      ages: { sdl: `interface Place { id: ID! pets: [Pet] } interface Pet { id: ID! name: String }
        type Zoo implements Place @key(fields: "id") { id: ID! pets: [Pet] @shareable }
        type Hound implements Pet @key(fields: "id") { id: ID! name: String @shareable age: Int }
        type Lynx implements Pet @key(fields: "id") { id: ID! name: String @shareable age: Int }` },
    },
    cases: [
      { query: '{ place { id pets { id name } } }', data: { place: { id: 'z1', pets: [{ id: 'h1', name: 'Rex' },
        { id: 'l1', name: 'Liz' }] } } },
      { query: '{ place { id pets { id name ... on Lynx { age } } } }',
        data: { place: { id: 'z1', pets: [{ id: 'h1', name: 'Rex' }, { id: 'l1', name: 'Liz', age: 4 }] } } },
      { query: '{ zoo { pets { ... on Hound { name age } ... on Lynx { name } } } }',
        data: { zoo: { pets: [{ name: 'Rex', age: 3 }, { name: 'Liz' }] } } },
    ],
  },
  {
    name: 'what a root provides of a union\'s members',
    world: { Song: [{ id: 's1', title: 'Aria' }], Poem: [{ id: 'm1', title: 'Ode' }] },
    subgraphs: {
      bare: { sdl: `type Query { art: [Art] @shareable } union Art = Song | Poem
          type Song @key(fields: "id") { id: ID! } type Poem @key(fields: "id") { id: ID! }`,
      roots: { art: () => ['@Song:s1', '@Poem:m1'] } },
      songs: {
        sdl: `type Query { art: [Art] @shareable @provides(fields: "... on Song { title }") } union Art = Song | Poem
          type Song @key(fields: "id") { id: ID! title: String @external } type Poem @key(fields: "id") { id: ID! }`,
        roots: { art: () => ['@Song:s1', '@Poem:m1'] }, provided: ['Song.title'],
      },
      titles: { sdl: `type Song @key(fields: "id") { id: ID! title: String @shareable }
        type Poem @key(fields: "id") { id: ID! title: String @shareable }` },
    },
    cases: [
      { query: '{ art { ... on Song { id title } ... on Poem { id } } }', data: { art: [{ id: 's1', title: 'Aria' },
        { id: 'm1' }] } },
      { query: '{ art { ... on Song { id title } ... on Poem { id title } } }',
        data: { art: [{ id: 's1', title: 'Aria' }, { id: 'm1', title: 'Ode' }] } },
    ],
  },
];
