import type { PeerKind } from '../run-kind.ts';

/** Requirements that need one another, or that want the same field in two ways. */
export const CHAINED_REQUIREMENTS: readonly PeerKind[] = [
  {
    name: 'requirements that lead to another subgraph and back',
    world: {
      Essay: [{ id: 'e1', by: '@Pen:w1' }, { id: 'e2', by: '@Pen:w2' }],
      Pen: [{ id: 'w1', years: 5 }, { id: 'w2', years: 20 }],
    },
    subgraphs: {
      pens: {
        sdl: `type Query { essays: [Essay] } type Pen @key(fields: "id") { id: ID! years: Int! }
          type Essay @key(fields: "id") { id: ID! isFresh: Boolean! @external isOld: Boolean! @requires(fields:
            "isFresh") }`,
        roots: { essays: () => ['@Essay:e1', '@Essay:e2'] },
        computed: { 'Essay.isOld': ({ isFresh }) => !isFresh },
      },
      essays: {
        sdl: `type Essay @key(fields: "id") { id: ID! by: Pen! isFresh: Boolean! @requires(fields: "by { years }") }
          type Pen @key(fields: "id") { id: ID! years: Int! @external }`,
        computed: { 'Essay.isFresh': ({ by }) => by.years < 10 },
      },
    },
    cases: [
      { query: '{ essays { isFresh } }', data: { essays: [{ isFresh: true }, { isFresh: false }] } },
      { query: '{ essays { isOld } }', data: { essays: [{ isOld: false }, { isOld: true }] } },
    ],
  },
  {
    name: 'two requirements of one field with different arguments',
    world: { Drum: [{ code: 'd1', name: 'bass', weight: 1 }, { code: 'd2', name: 'tom', weight: 2 }] },
    subgraphs: {
      freight: {
        sdl: `type Drum @key(fields: "code") { code: String! weight: Int @external price(in: String!): Int @external
            far: Int @requires(fields: "price(in: \\"CHF\\") weight")
            near: Int @requires(fields: "price(in: \\"EUR\\") weight") family: Family @external
            isDear: Boolean @requires(fields: "family { mean(in: \\"CHF\\") }") }
          type Family @external { mean(in: String!): Int }`,
        computed: {
          'Drum.far': ({ price, weight }) => price * weight, 'Drum.near': ({ price, weight }) => price * weight,
          'Drum.isDear': ({ family }) => family.mean > 15,
        },
      },
      drums: {
        sdl: `type Query { drums: [Drum] } type Family { mean(in: String!): Int }
          type Drum @key(fields: "code") { code: String! name: String price(in: String!): Int weight: Int
            family: Family }`,
        roots: { drums: () => ['@Drum:d1', '@Drum:d2'] },
        computed: {
          'Drum.price': ({ code }, { in: unit }) => (code === 'd1' ? 10 : 20) * (unit === 'EUR' ? 2 : 1),
          'Drum.family': ({ code }) => ({ code }), 'Family.mean': ({ code }) => (code === 'd1' ? 10 : 20),
        },
      },
    },
    cases: [
      { query: '{ drums { code name far near isDear } }', data: { drums: [
        { code: 'd1', name: 'bass', far: 10, near: 20, isDear: false },
        { code: 'd2', name: 'tom', far: 40, near: 80, isDear: true }] } },
    ],
  },
];
