import type { PeerKind } from '../run-kind.ts';

const fails = (what: string) => (): never => { throw new Error(`${what} is not to be had`); };

/** What goes wrong in what the gateway asks for its own purposes is told where the caller asked. */
export const ERRORS: readonly PeerKind[] = [
  {
    name: 'errors of fields asked under another name',
    world: {
      Pilot: [{ id: 'u1', name: 'Uma' }], Chief: [{ id: 'c1', name: 'Cy' }],
    },
    subgraphs: {
      bare: { sdl: 'type Pilot { id: ID @shareable name: String @shareable } type Query { pilots: [Pilot!]! }',
        roots: { pilots: () => ['@Pilot:u1'] } },
      crew: {
        sdl: `union Crew = Pilot | Chief type Pilot @key(fields: "id") { id: ID! name: String! @shareable }
          type Chief { id: ID name: String @shareable } type Query { crew: [Crew] }`,
        roots: { crew: () => ['@Pilot:u1', '@Chief:c1'] },
        computed: { 'Chief.name': fails('a name'), 'Pilot.name': fails('a name') },
      },
    },
    cases: [
      { query: '{ crew { ... on Chief { name } } }', data: { crew: [{}, { name: null }] },
        errors: [['crew.1.name', 'INTERNAL']] },
      { query: '{ crew { ... on Pilot { name } ... on Chief { name } } }', data: { crew: [null, { name: null }] },
        errors: [['crew.0.name', 'INTERNAL'], ['crew.1.name', 'INTERNAL']], isOurs: true },
      { query: '{ crew { ... on Pilot { called: name } ... on Chief { called: name } } }',
        data: { crew: [null, { called: null }] },
        errors: [['crew.0.called', 'INTERNAL'], ['crew.1.called', 'INTERNAL']], isOurs: true },
    ],
  },
  {
    name: 'errors of what only a requirement needs',
    world: { Ring: [{ id: 'r1', size: 5, price: 9 }], Case: [{ id: 'k1', ring: '@Ring:r1' }] },
    subgraphs: {
      rings: { sdl: `type Query { rings: [Ring] cases: [Case] } type Ring @key(fields: "id") { id: ID! size: Int }
        type Case @key(fields: "id") { id: ID! ring: Ring }`,
      roots: { rings: () => ['@Ring:r1'], cases: () => ['@Case:k1'] }, computed: { 'Ring.size': fails('a size') } },
      posts: { sdl: `type Ring @key(fields: "id") { id: ID! size: Int @external postage: Int @requires(fields: "size") }
        type Case @key(fields: "id") { id: ID! weight: Int }`,
      computed: { 'Ring.postage': ({ size }) => (size ? size * 2 : null), 'Case.weight': fails('a weight') } },
    },
    cases: [
      { query: '{ rings { id postage } }', data: { rings: [{ id: 'r1', postage: null }] },
        errors: [['rings.0', 'INTERNAL']] },
      { query: '{ mine: rings { postage } }', data: { mine: [{ postage: null }] }, errors: [['mine.0', 'INTERNAL']] },
      { query: '{ cases { ring { postage } weight } }', data: { cases: [{ ring: { postage: null }, weight: null }] },
        errors: [['cases.0.ring', 'INTERNAL'], ['cases.0.weight', 'INTERNAL']] },
      { query: '{ rings { size postage } }', data: { rings: [{ size: null, postage: null }] },
        errors: [['rings.0.size', 'INTERNAL']] },
    ],
  },
  {
    name: 'errors about an entity as a whole',
    world: { Ring: [{ id: 'r1', price: 9 }] },
    subgraphs: {
      rings: { sdl: 'type Query { rings: [Ring] ring: Ring } type Ring @key(fields: "id") { id: ID! }',
        roots: { rings: () => ['@Ring:r1', '@Ring:r1'], ring: () => '@Ring:r1' } },
      prices: { sdl: 'type Ring @key(fields: "id") { id: ID! price: Int cost: Int! }', isAway: true },
      posts: { sdl: 'type Ring @key(fields: "id") { id: ID! postage: Int! }', refuses: true },
    },
    cases: [
      { query: '{ ring { price } }', data: { ring: { price: null } }, errors: [['ring.price', 'INTERNAL']] },
      { query: '{ rings { id p: price cost } }', data: { rings: [null, null] },
        errors: ['rings.0.cost', 'rings.0.p', 'rings.1.cost', 'rings.1.p'].map((path) => [path, 'INTERNAL'] as const) },
      { query: '{ ring { postage } }', data: { ring: null }, errors: [['ring.postage', 'INTERNAL']] },
    ],
  },
];
