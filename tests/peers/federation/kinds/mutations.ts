import type { PeerKind } from '../run-kind.ts';

/** Several subgraphs write in one request: one after the other, in the order of the document. */
function inOneRequest(): PeerKind {
  const sums = new Map<string, number>();
  const put = (ticket: string, value: number): number => {
    sums.set(ticket, value);
    return value;
  };
  const of = (ticket: string): number => sums.get(ticket) ?? 0;
  const addSort = ({ ticket: at }: { ticket: string }): string => {
    put(at, of(at) + 1);
    return '@Sort:s1';
  };
  const ticket = 'ticket: "t"';
  return {
    name: 'mutations of several subgraphs in one request',
    world: { Toy: [{ id: 'y1', name: 'top', price: 5 }, { id: 'y2', name: 'new', price: 600 }],
      Sort: [{ id: 's1', name: 'first' }] },
    subgraphs: {
      toys: {
        sdl: `type Query { toy(id: ID!): Toy! toys: [Toy!]! }
          type Mutation { addToy(input: AddToyInput!): Toy! times(by: Int!, ticket: String!): Int!
            addSort(ticket: String!): Sort! @shareable } type Sort @key(fields: "id") { id: ID! }
          input AddToyInput { name: String! price: Float! }
          type Toy @key(fields: "id") { id: ID! name: String! price: Float! }`,
        roots: {
          toy: ({ id }) => `@Toy:${id}`, toys: () => ['@Toy:y1', '@Toy:y2'],
          addSort, addToy: () => '@Toy:y2', times: ({ by, ticket: at }) => put(at, of(at) * by),
        },
      },
      prices: {
        sdl: `type Mutation { clear(ticket: String!): Int! addSort(ticket: String!): Sort! @shareable }
          type Sort @key(fields: "id") { id: ID! name: String! }
          type Toy @key(fields: "id") { id: ID! price: Float! @external isDear: Boolean! @requires(fields: "price") }`,
        roots: { addSort, clear: ({ ticket: at }) => {
          const last = of(at);
          sums.delete(at);
          return last;
        } },
        computed: { 'Toy.isDear': ({ price }) => price > 100 },
      },
      sums: { sdl: 'type Mutation { plus(num: Int!, ticket: String!): Int! }',
        roots: { plus: ({ num, ticket: at }) => put(at, of(at) + num) } },
    },
    cases: [
      { query: 'mutation { addToy(input: { name: "new", price: 600 }) { name price isDear } }',
        data: { addToy: { name: 'new', price: 600, isDear: true } } },
      { query: '{ toy(id: "y1") { id name price isDear } }', data: { toy: { id: 'y1', name: 'top', price: 5,
        isDear: false } } },
      { query: `mutation { five: plus(num: 5, ${ticket}) ten: times(by: 2, ${ticket}) twelve: plus(num: 2, ${ticket})
        last: clear(${ticket}) }`, data: { five: 5, ten: 10, twelve: 12, last: 12 } },
      // Two subgraphs could do it: one does, once.
      { query: `mutation { addSort(${ticket}) { id name } times: clear(${ticket}) }`,
        data: { addSort: { id: 's1', name: 'first' }, times: 1 } },
    ],
  };
}

export const MUTATIONS: readonly PeerKind[] = [inOneRequest()];
