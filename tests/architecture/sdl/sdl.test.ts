import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { shown } from '../sources.ts';
import { checkDeprecations } from './deprecations.ts';
import { checkDescriptions } from './descriptions.ts';
import { readGraph } from './graph-text.ts';
import { checkGuarded, checkScopeNames } from './guarded.ts';
import { checkMutations, checkRetrySafety } from './mutations.ts';
import { checkRelay } from './relay.ts';
import { checkBounds, checkCrossings, checkOwners, checkUnits } from './shapes.ts';

const FOLDER = join(process.cwd(), 'tests/architecture/fixtures/schemas');
const texts = ['shop', 'stock'].map((name) =>
  readGraph(name, readFileSync(join(FOLDER, `${name}.graphql`), 'utf8')));
const owners = new Map([['Product', 'shop'], ['Shelf', 'stock'], ['Drawer', 'stock']]);
const graph = { texts, owners };

describe('each rule about the graph finds what breaks it, and nothing else', () => {
  it('descriptions', () => expect(shown(checkDescriptions(texts))).toEqual([
    'schema/shop.graphql:15 descriptions: Product.name is not described',
    'schema/shop.graphql:38 descriptions: Product.tags(page) is not described',
  ]));

  it('scopes', () => expect(shown(checkGuarded(texts))).toEqual([
    'schema/shop.graphql:24 scopes: Product.cost can be reached by reference without a scope',
    'schema/shop.graphql:69 scopes: Query.open asks for no scope',
    'schema/stock.graphql:12 scopes: Product.floor can be reached by reference without a scope',
  ]));

  const open = { 'Query.open': 'a greeting' };
  it('scopes, less what is open on purpose', () => expect(shown(checkGuarded(texts, open))).toEqual([
    'schema/shop.graphql:24 scopes: Product.cost can be reached by reference without a scope',
    'schema/stock.graphql:12 scopes: Product.floor can be reached by reference without a scope',
  ]));

  it('scope names', () => {
    expect(shown(checkScopeNames(texts, new Set(['shop:read', 'stock:read'])))).toEqual([
      'schema/shop.graphql:50 scopes: Vault asks for "shop:vault", which is no scope',
    ]);
  });

  it('mutations', () => expect(shown(checkMutations(texts))).toEqual([
    'schema/shop.graphql:101 mutations: blameProduct: dryRun is Boolean! = false',
    'schema/shop.graphql:101 mutations: blameProduct: expectedVersion without the code STALE',
    'schema/shop.graphql:101 mutations: '
      + 'blameProduct: the code of a refusal is String!, not JudgeProductErrorCode!',
    'schema/shop.graphql:101 mutations: '
      + 'blameProduct: the path of a refusal is String, not [String!]!',
    'schema/shop.graphql:101 mutations: '
      + 'blameProduct: userErrors is [JudgeProductUserError!], not [JudgeProductUserError!]!',
    'schema/shop.graphql:97 mutations: '
      + 'renameProduct: its answer is Product, not RenameProductPayload',
    'schema/shop.graphql:97 mutations: '
      + 'renameProduct: the code of a refusal is (nothing), not RenameProductErrorCode!',
    'schema/shop.graphql:97 mutations: '
      + 'renameProduct: the message of a refusal is (nothing), not String!',
    'schema/shop.graphql:97 mutations: '
      + 'renameProduct: the path of a refusal is (nothing), not [String!]!',
    'schema/shop.graphql:97 mutations: '
      + 'renameProduct: userErrors is (nothing), not [RenameProductUserError!]!',
    'schema/shop.graphql:97 mutations: '
      + 'renameProduct: what it takes is id: ID!, name: String!, not input: RenameProductInput!',
    'schema/shop.graphql:99 mutations: praiseProduct: dryRun is Boolean! = false',
    'schema/shop.graphql:99 mutations: praiseProduct: expectedVersion without the code STALE',
    'schema/shop.graphql:99 mutations: '
      + 'praiseProduct: the code of a refusal is String!, not JudgeProductErrorCode!',
    'schema/shop.graphql:99 mutations: '
      + 'praiseProduct: the path of a refusal is String, not [String!]!',
    'schema/shop.graphql:99 mutations: '
      + 'praiseProduct: userErrors is [JudgeProductUserError!], not [JudgeProductUserError!]!',
  ]));

  const movers = {
    sellProduct: 'idempotencyKey', sellProducts: 'idempotencyKey', renameProduct: 'idempotencyKey',
    gone: 'idempotencyKey', praiseProduct: 'praiseNo',
  };
  it('retry safety', () => expect(shown(checkRetrySafety(texts, movers))).toEqual([
    'schema/shop.graphql:105 retry safety: '
      + 'movePoints sounds like a mover: give it an idempotencyKey or an expectedVersion',
    'schema/shop.graphql:97 retry safety: '
      + 'renameProduct moves points, money or stock without idempotencyKey: String!',
    'schema/shop.graphql:99 retry safety: '
      + 'praiseProduct moves points, money or stock without praiseNo: String!',
    'schema:1 retry safety: gone is listed as a mover and is no mutation',
  ]));

  it('crossings', () => expect(shown(checkCrossings(graph))).toEqual([
    'schema/stock.graphql:25 crossings: '
      + 'Shelf.first is Product!, but Product belongs to shop: make it nullable',
    'schema/stock.graphql:27 crossings: '
      + 'Shelf.others is [Product!]!, but Product belongs to shop: make it nullable',
  ]));

  it('bounds', () => expect(shown(checkBounds(texts))).toEqual([
    'schema/shop.graphql:28 bounds: Product.pictures says not how long it may be',
    'schema/shop.graphql:34 bounds: Product.tags(only) says not how many it takes',
  ]));

  it('units', () => expect(shown(checkUnits(texts))).toEqual([
    'schema/shop.graphql:133 units: MovePointsInput.points is Int, not Points',
    'schema/shop.graphql:16 units: Product.weight is a Float',
    'schema/shop.graphql:18 units: Product.madeAt is String, not DateTime',
    'schema/shop.graphql:20 units: Product.soldOn is DateTime, not Date',
    'schema/shop.graphql:22 units: Product.marginBps is String, not Int',
  ]));

  it('owners', () => expect(shown(checkOwners(graph))).toEqual([
    'schema/shop.graphql:56 owners: Stray has a key and no owner: list it in nodes',
    'schema/stock.graphql:39 owners: Size differs from the Size of another subgraph',
  ]));

  it('relay', () => expect(shown(checkRelay(graph))).toEqual([
    'schema/shop.graphql:73 relay: Query.everything takes first and after',
    'schema/shop.graphql:77 relay: ProductConnection.edges is [ProductEdge]!',
    'schema/shop.graphql:85 relay: ProductEdge.cursor is missing',
    'schema/shop.graphql:88 relay: ProductPage.totalCount is missing',
    'schema/stock.graphql:36 relay: Drawer has a global id and does not implement Node',
  ]));

  it('deprecations', () => expect(shown(checkDeprecations(texts, '2026-11-22'))).toEqual([
    'schema/shop.graphql:40 deprecations: Product.oldPrice does not say what to use instead',
    'schema/shop.graphql:42 deprecations: '
      + 'Product.olderPrice does not say until when ("by YYYY-MM-DD")',
    'schema/shop.graphql:44 deprecations: Product.oldestPrice was to go by 2026-11-21',
  ]));
});
