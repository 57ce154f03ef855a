import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { createProduct } from '../commands/create-product.ts';
import { publishFxTable } from '../commands/publish-fx-table.ts';
import { publishGoldPrices } from '../commands/publish-gold-price.ts';
import { setItemCosts } from '../commands/set-item-cost.ts';
import { setMarginClass } from '../commands/set-margin-class.ts';
import { catalog } from '../index.ts';
import { chain, chainItem, valueOf } from '../tests/samples.ts';

let graph: TestSubgraph;
const [X, Y, F] = [newId(), newId(), newId()];
const ids: Record<string, string> = {};
const hq = operator('catalog:read', 'catalog:cost', 'catalog:price');
const shop = (id: string) => channel(id, 'catalog:read', 'catalog:cost', 'catalog:price');

async function make(style: string, ...rest: [object?, object?]): Promise<void> {
  ids[style] = valueOf(await graph.run(createProduct, chain(style, ...rest))).productId;
  graph.clock.advance(1000);
}

beforeAll(async () => {
  graph = await startTestSubgraph(catalog);
  await make('S-1', { nameZh: '古法金手镯', nameEn: 'Heritage Bangle', category: 'bangle', demandClass: 'wedding' },
    { items: [chainItem('S-1-1'), chainItem('S-1-2'), chainItem('S-1-3')] });
  await make('S-2', { nameZh: '星河项链', nameEn: 'Galaxy 50% Necklace', category: 'necklace' }, { marginClass: 'A',
    items: [chainItem('S-2-1', { pricing: 'fixed', fixedPrice: '8999.00', labour: null, labourBasis: 'piece' })] });
  await make('S-3', { nameZh: '专供链', exclusiveChannelIds: [X, Y] });
  await make('S-4', { nameZh: '加盟链', exclusiveTenantIds: [F] });
  await graph.run(setMarginClass, { productId: ids['S-1']!, marginClass: 'B',
    effectiveAt: new Date('2027-01-01'), reason: 'later' });
  const gold = (retail: string, at: string, region: 'CN' | 'HK' = 'CN', metal: 'gold' | 'silver' = 'gold') => {
    const currency = region === 'CN' ? 'CNY' : 'HKD';
    return { input: { region, metal, purity: 9_990, retail: { amount: retail, currency }, confirm: false,
      buyback: { amount: '10.00', currency }, effectiveAt: new Date(at), source: 'test' } };
  };
  await graph.runBatch(publishGoldPrices, [gold('1000.00', '2026-09-01'), gold('1012.00', '2026-09-10'),
    gold('1200.00', '2026-09-11'), gold('1100.00', '2026-09-01', 'HK'),
    gold('16.00', '2026-09-01', 'CN', 'silver')]);
  const item = await graph.sql.one<{ id: string }>`select id from item where sku = 'S-1-1'`;
  ids['S-1-1'] = item.id;
  await graph.runBatch(setItemCosts, [
    { input: { itemId: item.id, amount: '4000.00', currency: 'CNY', reason: null, effectiveAt: new Date('2026-09-01') } }]);
  for (const [at, rate] of [['2026-08-01', '0.9200'], ['2026-09-01', '0.9221'], ['2026-09-05', '0.9900']]) {
    await graph.run(publishFxTable, { homeRegion: 'CN', effectiveAt: new Date(at!), source: 'test',
      confirm: false, rates: [{ from: 'HKD', rate: rate! }] });
  }
});
afterAll(() => graph.stop());

const styles = async (args: string, actor = hq): Promise<string[]> => {
  const { data, errors } = await graph.query(
    `{ products${args} { items { styleNo } totalCount } }`, {}, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data.products.totalCount).toBe(data.products.items.length);
  return data.products.items.map((product: { styleNo: string }) => product.styleNo);
};

describe('products', () => {
  it('are filtered by each condition and all together', async () => {
    expect(await styles('')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
    expect(await styles('(filter: { category: BANGLE })')).toEqual(['S-1']);
    expect(await styles('(filter: { marginClass: A })')).toEqual(['S-2']);
    expect(await styles('(filter: { marginClass: B })')).toEqual([]);
    expect(await styles('(filter: { demandClass: WEDDING, retired: false })')).toEqual(['S-1']);
    expect(await styles('(filter: { retired: true })')).toEqual([]);
    expect(await styles('(filter: { marginClass: C, search: "链" })')).toEqual(['S-3', 'S-4']);
  });

  it('are found by any part of a name, style and the beginning of a SKU', async () => {
    const found = (search: string) => styles(`(filter: { search: ${JSON.stringify(search)} })`);
    expect(await found('法金')).toEqual(['S-1']);
    expect(await found('GALAXY')).toEqual(['S-2']);
    expect(await found('s-3')).toEqual(['S-3']);
    expect(await found('S-1-2')).toEqual(['S-1']);
    expect(await found('50%')).toEqual(['S-2']);
    expect(await found('5%')).toEqual([]);
    expect(await found('_')).toEqual([]);
    expect(await found('1-2')).toEqual([]);
    expect(await found('  ')).toHaveLength(4);
  });

  it('are sorted every way and paged', async () => {
    const orders = { STYLE_NO_ASC: ['S-1', 'S-2', 'S-3', 'S-4'], NAME_EN_ASC: ['S-2', 'S-1', 'S-3', 'S-4'],
      CREATED_AT_ASC: ['S-1', 'S-2', 'S-3', 'S-4'], UPDATED_AT_ASC: ['S-1', 'S-2', 'S-3', 'S-4'] };
    for (const [sort, expected] of Object.entries(orders)) {
      const seen = await styles(`(sort: ${sort})`);
      if (sort === 'NAME_EN_ASC') {
        // S-3 and S-4 share an English name and are told apart by id.
        expect([seen.slice(0, 2), seen.slice(2).sort()]).toEqual([['S-2', 'S-1'], ['S-3', 'S-4']]);
      } else expect(seen).toEqual(expected);
      expect(await styles(`(sort: ${sort.replace('_ASC', '_DESC')})`)).toEqual(seen.toReversed());
    }
    expect((await styles('(sort: NAME_ZH_ASC)')).toReversed()).toEqual(await styles('(sort: NAME_ZH_DESC)'));
    const { data } = await graph.query(
      '{ products(page: { number: 2, size: 3 }) { items { styleNo } totalCount } }', {}, hq);
    expect(data.products).toEqual({ items: [{ styleNo: 'S-4' }], totalCount: 4 });
    const { errors } = await graph.query('{ products(page: { size: 101 }) { totalCount } }', {}, hq);
    expect(errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
  });

  it('exist for those they are made for', async () => {
    expect(await styles('', shop(X))).toEqual(['S-1', 'S-2', 'S-3']);
    expect(await styles('', shop(newId()))).toEqual(['S-1', 'S-2']);
    expect(await styles('', tenant(F, 'catalog:read'))).toEqual(['S-1', 'S-2', 'S-4']);
    expect(await styles('', person(newId(), 'catalog:read'))).toEqual(['S-1', 'S-2']);
    const hidden = `query($p: ID!) { product(id: $p) { styleNo } itemBySku(sku: "S-3-1") { sku } }`;
    const p = encodeId('prd', ids['S-3']!);
    expect((await graph.query(hidden, { p }, shop(newId()))).data)
      .toEqual({ product: null, itemBySku: null });
    expect((await graph.query(hidden, { p }, shop(X))).data)
      .toEqual({ product: { styleNo: 'S-3' }, itemBySku: { sku: 'S-3-1' } });
    const { data } = await graph.query(
      'query($p: ID!) { product(id: $p) { exclusiveChannels { id } exclusiveFranchises { id } } }', { p }, shop(X));
    expect(data.product).toEqual({ exclusiveChannels: [{ id: encodeId('chn', X) }], exclusiveFranchises: [] });
  });

  it('are nobody\'s without a token or scope', async () => {
    const code = async (document: string, actor?: Parameters<typeof graph.query>[2]) =>
      (await graph.query(document, {}, actor)).errors?.[0]?.extensions?.['code'];
    for (const document of ['{ products { totalCount } }', '{ item(id: "x") { sku } }',
      '{ goldBoard(region: CN) { source } }', '{ fxTables(homeRegion: CN) { totalCount } }']) {
      expect(await code(document)).toBe('UNAUTHENTICATED');
      expect(await code(document, operator('orders:read'))).toBe('FORBIDDEN');
    }
  });

  it('answer null for unknown and malformed ids, as products and as references', async () => {
    const query = `query($i: ID!) { product(id: $i) { id } item(id: $i) { id }
      _entities(representations: [{ __typename: "Product", id: $i }, { __typename: "Item", id: $i },
        { __typename: "GoldPrice", id: $i }, { __typename: "FxTable", id: $i }]) { __typename } }`;
    for (const i of ['', 'prd_', encodeId('prd', newId()), encodeId('itm', newId()), '金'.repeat(20)]) {
      expect((await graph.query(query, { i }, hq)).data)
        .toEqual({ product: null, item: null, _entities: [null, null, null, null] });
    }
  });

  it('tell their class by date and page their items', async () => {
    const { data } = await graph.query(`query($p: ID!, $after: String) { product(id: $p) {
      now: marginClass later: marginClass(at: "2027-01-01T00:00:00Z")
      before: marginClass(at: "2020-01-01T00:00:00Z") marginClassHistory { marginClass reason }
      items(first: 2, after: $after) { edges { node { sku product { styleNo } } } pageInfo { hasNextPage endCursor } } } }`,
    { p: encodeId('prd', ids['S-1']!) }, hq);
    expect(data.product).toMatchObject({ now: 'C', later: 'B', before: null, marginClassHistory: [
      { marginClass: 'C', reason: null }, { marginClass: 'B', reason: 'later' }] });
    expect(data.product.items.edges.map((e: any) => e.node))
      .toEqual([{ sku: 'S-1-1', product: { styleNo: 'S-1' } }, { sku: 'S-1-2', product: { styleNo: 'S-1' } }]);
    expect(data.product.items.pageInfo.hasNextPage).toBe(true);
    const next = await graph.query(`query($p: ID!, $after: String) { product(id: $p) {
      items(after: $after) { edges { node { sku } } pageInfo { hasNextPage } } } }`,
    { p: encodeId('prd', ids['S-1']!), after: data.product.items.pageInfo.endCursor }, hq);
    expect(next.data.product.items).toEqual({
      edges: [{ node: { sku: 'S-1-3' } }], pageInfo: { hasNextPage: false } });
    const bad = await graph.query('query($p: ID!) { product(id: $p) { items(after: "x") { pageInfo { hasNextPage } } } }',
      { p: encodeId('prd', ids['S-1']!) }, hq);
    expect(bad.errors![0]!.extensions!['code']).toBe('BAD_USER_INPUT');
  });
});

describe('items', () => {
  it('are priced by the board of the moment and region', async () => {
    const { data, errors } = await graph.query(`{ itemBySku(sku: "S-1-1") {
      price { total { amount currency } gold { amount } labour { amount } stones { amount }
        goldPrice { retail { amount } } at }
      then: price(at: "2026-09-05T00:00:00Z") { total { amount } }
      before: price(at: "2026-08-01T00:00:00Z") { at } hk: price(region: HK) { at } }
      fixed: itemBySku(sku: "S-2-1") { price { total { amount } goldPrice { id } } } }`, {}, shop(X));
    expect(errors).toBeUndefined();
    expect(data.itemBySku).toEqual({
      price: { total: { amount: '4428.50', currency: 'CNY' }, gold: { amount: '4301.00' },
        labour: { amount: '127.50' }, stones: { amount: '0.00' },
        goldPrice: { retail: { amount: '1012.00' } }, at: graph.clock.now().toISOString() },
      then: { total: { amount: '4377.50' } }, before: null, hk: null,
    });
    expect(data.fixed).toEqual({ price: { total: { amount: '8999.00' }, goldPrice: null } });
  });

  it('show cost and margin to head office finance alone', async () => {
    const document = `{ itemBySku(sku: "S-1-1") { cost { amount } costHistory { effectiveAt }
      margin { amount { amount } marginBps } old: margin(at: "2026-09-01T00:00:00Z") { amount { amount } } }
      none: itemBySku(sku: "S-1-2") { cost { amount } margin { marginBps } } }`;
    expect((await graph.query(document, {}, hq)).data).toEqual({
      itemBySku: { cost: { amount: '4000.00' }, costHistory: [{ effectiveAt: '2026-09-01T00:00:00.000Z' }],
        margin: { amount: { amount: '428.50' }, marginBps: 967 }, old: { amount: { amount: '377.50' } } },
      none: { cost: null, margin: null },
    });
    for (const actor of [operator('catalog:read'), shop(X), tenant(F, 'catalog:read', 'catalog:cost')]) {
      for (const field of ['cost { amount }', 'costHistory { effectiveAt }', 'margin { marginBps }']) {
        const { errors } = await graph.query(`{ itemBySku(sku: "S-1-1") { ${field} } }`, {}, actor);
        expect(errors![0]!.extensions!['code']).toBe('FORBIDDEN');
      }
    }
  });

  it('are found by SKU in the order asked for, at most 100', async () => {
    const document = 'query($skus: [String!]!) { itemsBySku(skus: $skus) { sku } }';
    const { data } = await graph.query(document, { skus: ['S-2-1', 'nope', 'S-1-1'] }, hq);
    expect(data.itemsBySku).toEqual([{ sku: 'S-2-1' }, null, { sku: 'S-1-1' }]);
    const { errors } = await graph.query(document, { skus: new Array(101).fill('x') }, hq);
    expect(errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
  });
});

describe('gold board and FX', () => {
  it('show what is in force, the series, and what is held', async () => {
    const { data } = await graph.query(`{ goldBoard(region: CN) { metal purity retail { amount } }
      then: goldBoard(region: CN, at: "2026-09-02T00:00:00Z") { retail { amount } } none: goldBoard(region: SG) { id }
      goldPrices(region: CN, metal: GOLD, purity: 9990, from: "2026-09-01T00:00:00Z", to: "2026-09-10T00:00:00Z") { effectiveAt }
      heldGoldPrices { retail { amount } jumpBps enteredBy state } }`, {}, hq);
    expect(data).toEqual({
      goldBoard: [{ metal: 'GOLD', purity: 9990, retail: { amount: '1012.00' } },
        { metal: 'SILVER', purity: 9990, retail: { amount: '16.00' } }],
      then: [{ retail: { amount: '1000.00' } }, { retail: { amount: '16.00' } }], none: [],
      goldPrices: [{ effectiveAt: '2026-09-01T00:00:00.000Z' }],
      heldGoldPrices: [{ retail: { amount: '1200.00' }, jumpBps: 1858, enteredBy: 'test', state: 'HELD' }],
    });
    const bad = await graph.query(`{ goldPrices(region: CN, metal: GOLD, purity: 9990,
      from: "2026-09-10T00:00:00Z", to: "2026-09-10T00:00:00Z") { id } }`, {}, hq);
    expect(bad.errors![0]!.extensions!['code']).toBe('BAD_USER_INPUT');
  });

  it('refuse a series of more than 1,000 points', async () => {
    const row = (n: number) => ({ input: { region: 'MO' as const, metal: 'gold' as const, purity: 9_990,
      retail: { amount: '1.00', currency: 'MOP' }, buyback: { amount: '1.00', currency: 'MOP' }, confirm: false,
      effectiveAt: new Date(Date.UTC(2020, 0, 1 + n)), source: 'test' } });
    await graph.runBatch(publishGoldPrices, Array.from({ length: 1001 }, (_, n) => row(n)));
    const series = (from: string) => graph.query(`{ goldPrices(region: MO, metal: GOLD, purity: 9990,
      from: "${from}T00:00:00Z", to: "2026-01-01T00:00:00Z") { id } }`, {}, hq);
    expect((await series('2020-01-01')).errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
    expect((await series('2020-01-02')).data.goldPrices).toHaveLength(1000);
  });

  it('show the tables and the rate of a moment', async () => {
    const { data } = await graph.query(`{
      fxTables(homeRegion: CN) { totalCount items { effectiveAt state jumpBps homeCurrency rates { from to rate } } }
      held: fxTables(homeRegion: CN, state: HELD) { totalCount } mo: fxTables(homeRegion: MO) { totalCount }
      now: fxRate(from: HKD, to: CNY) { from to rate table { effectiveAt } }
      then: fxRate(from: HKD, to: CNY, at: "2026-08-31T00:00:00Z") { rate }
      before: fxRate(from: HKD, to: CNY, at: "2026-07-01T00:00:00Z") { rate }
      unknown: fxRate(from: USD, to: CNY) { rate } none: fxRate(from: CNY, to: USD) { rate }
      same: fxRate(from: CNY, to: CNY) { rate table { id } } }`, {}, hq);
    expect(data.fxTables.totalCount).toBe(3);
    expect(data.fxTables.items[0]).toEqual({ effectiveAt: '2026-09-05T00:00:00.000Z', state: 'HELD', jumpBps: 737,
      homeCurrency: 'CNY', rates: [{ from: 'HKD', to: 'CNY', rate: '0.99' }] });
    expect(data).toMatchObject({ held: { totalCount: 1 }, mo: { totalCount: 0 },
      now: { from: 'HKD', to: 'CNY', rate: '0.9221', table: { effectiveAt: '2026-09-01T00:00:00.000Z' } },
      then: { rate: '0.92' }, before: null, unknown: null, none: null, same: { rate: '1', table: null } });
  });

  it('hide what is held from partners', async () => {
    const { data } = await graph.query(`{ heldGoldPrices { id } fxTables(homeRegion: CN) { totalCount }
      goldBoard(region: CN) { retail { amount } } fxRate(from: HKD, to: CNY) { rate } }`, {}, shop(X));
    expect(data).toEqual({ heldGoldPrices: [], fxTables: { totalCount: 2 },
      goldBoard: [{ retail: { amount: '1012.00' } }, { retail: { amount: '16.00' } }], fxRate: { rate: '0.9221' } });
    const { errors } = await graph.query('{ goldBoard(region: CN) { enteredBy } }', {}, person(newId(), 'catalog:read'));
    expect(errors![0]!.extensions!['code']).toBe('FORBIDDEN');
  });
});

describe('statements', () => {
  it('cost the same for 25 products as for one', async () => {
    for (let n = 0; n < 25; n += 1) await make(`T-${10 + n}`);
    const document = (size: number) => `{ products(filter: { search: "T-" }, page: { size: ${size} }) { totalCount items {
      marginClass marginClassHistory { marginClass } items { edges { node {
        price { total { amount } } cost { amount } margin { marginBps } product { nameZh } } } } } } }`;
    const count = (size: number) => graph.countStatements(async () => {
      expect((await graph.query(document(size), {}, hq)).data.products.items).toHaveLength(size);
    });
    expect(await count(25)).toBe(await count(1));
    const tables = (size: number) => graph.countStatements(() => graph.query(
      `{ fxTables(homeRegion: CN, page: { size: ${size} }) { items { rates { rate } } } }`, {}, hq));
    expect(await tables(3)).toBe(await tables(1));
    const references = (size: number) => graph.countStatements(() => graph.query(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { nameZh } ... on Item { sku } } }',
      { r: Object.entries(ids).slice(0, size).map(([, id]) => ({ __typename: 'Product', id: encodeId('prd', id) })) }, hq));
    expect(await references(25)).toBe(await references(1));
  });
});
