import type { PeerKind } from '../run-kind.ts';

/** Fields that another subgraph brings along. */
export const PROVISIONS: readonly PeerKind[] = [
  {
    name: 'a requirement and a provision along the same way',
    world: {
      Reader: [{ id: 'u1', name: 'Ada', login: '@a', reviews: ['@Review:v1'] }],
      Ware: [{ code: 'w1', name: 'jug', price: 900, weight: 10, inStock: true, reviews: ['@Review:v1'] },
        { code: 'w2', name: 'cup', price: 50, weight: 1, inStock: false, reviews: [] }],
      Review: [{ id: 'v1', body: 'fine', author: '@Reader:u1', ware: '@Ware:w1' }],
    },
    subgraphs: {
      accounts: { sdl: `type Query { me: Reader } type Reader @key(fields: "id") { id: ID! name: String login: String
        @shareable }`,
        roots: { me: () => '@Reader:u1' }, never: ['Reader.login'] },
      stock: {
        sdl: `type Ware @key(fields: "code") { code: String! weight: Int @external price: Int @external inStock: Boolean
          postage: Int @requires(fields: "price weight") postageWord: String @requires(fields: "price weight") }`,
        computed: { 'Ware.postage': ({ price, weight }) => price * weight,
          'Ware.postageWord': ({ price, weight }) => `#${price * weight}#` },
      },
      wares: { sdl: `type Query { wares: [Ware] } type Ware @key(fields: "code") { code: String! name: String price:
        Int weight: Int }`,
        roots: { wares: () => ['@Ware:w1', '@Ware:w2'] } },
      reviews: {
        sdl: `type Review @key(fields: "id") { id: ID! body: String author: Reader @provides(fields: "login") ware:
          Ware }
          type Reader @key(fields: "id") { id: ID! login: String @external reviews: [Review] }
          type Ware @key(fields: "code") { code: String! reviews: [Review] }`,
        provided: ['Reader.login'],
      },
    },
    cases: [
      { query: '{ me { id } }', data: { me: { id: 'u1' } } },
      { query: '{ me { id reviews { id } } }', data: { me: { id: 'u1', reviews: [{ id: 'v1' }] } } },
      { query: '{ me { reviews { id author { id login } ware { inStock } } } }', data: { me: { reviews: [
        { id: 'v1', author: { id: 'u1', login: '@a' }, ware: { inStock: true } }] } } },
      { query: '{ wares { name } }', data: { wares: [{ name: 'jug' }, { name: 'cup' }] } },
      { query: '{ wares { price } }', data: { wares: [{ price: 900 }, { price: 50 }] } },
      { query: '{ wares { postage } }', data: { wares: [{ postage: 9000 }, { postage: 50 }] } },
      { query: '{ wares { postage weight price } }', data: { wares: [
        { postage: 9000, weight: 10, price: 900 }, { postage: 50, weight: 1, price: 50 }] } },
      { query: '{ wares { reviews { id author { login } ware { name postage } } } }', data: { wares: [
        { reviews: [{ id: 'v1', author: { login: '@a' }, ware: { name: 'jug', postage: 9000 } }] },
          { reviews: [] }] } },
      { query: '{ me { reviews { ware { reviews { id } } } } }', data: { me: { reviews: [{ ware: { reviews: [{
        id: 'v1' }] } }] } } },
      { query: '{ me { reviews { ware { inStock } } } }', data: { me: { reviews: [{ ware: { inStock: true } }] } } },
      { query: '{ me { reviews { ware { postage } } } }', data: { me: { reviews: [{ ware: { postage: 9000 } }] } } },
      { query: '{ me { reviews { ware { postage postageWord } } } }',
        data: { me: { reviews: [{ ware: { postage: 9000, postageWord: '#9000#' } }] } } },
    ],
  },
  {
    name: 'nested things that a root provides',
    world: {
      Dish: [{ id: 'd1', groups: ['@Group:g1'] }],
      Group: [{ id: 'g1', name: 'soup', parts: ['@Group:g2'] }, { id: 'g2', name: 'broth', parts: [] }],
    },
    subgraphs: {
      ids: { sdl: 'type Dish @key(fields: "id") { id: ID! }' },
      menu: {
        sdl: `type Query { dishes: [Dish] @shareable @provides(fields: "groups { id name parts { id name } }") }
          type Dish @key(fields: "id") { id: ID! groups: [Group] @external }
          type Group @key(fields: "id") { id: ID! name: String parts: [Group] @external }`,
        roots: { dishes: () => ['@Dish:d1'] },
        provided: ['Dish.groups', 'Group.parts'],
      },
      parts: { sdl: `type Dish @key(fields: "id") { id: ID! groups: [Group] @shareable }
        type Group @key(fields: "id") { id: ID! parts: [Group] @shareable }` },
    },
    cases: [
      { query: '{ dishes { id groups { id name } } }', data: { dishes: [{ id: 'd1', groups: [{ id: 'g1',
        name: 'soup' }] }] } },
      { query: '{ dishes { id groups { id name parts { id name } } } }', data: { dishes: [
        { id: 'd1', groups: [{ id: 'g1', name: 'soup', parts: [{ id: 'g2', name: 'broth' }] }] }] } },
      { query: '{ dishes { groups { parts { parts { id } } } } }', data: { dishes: [{ groups: [{ parts: [{
        parts: [] }] }] }] } },
    ],
  },
];
