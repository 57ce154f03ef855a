import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { catalog } from '../index.ts';
import { spellProducts } from '../commands/products/spell-products.ts';
import { F, fillShelf, hq, shop, X } from '../tests/shelf.ts';

let graph: TestSubgraph;
let ids: Record<string, string>;
beforeAll(async () => {
  graph = await startTestSubgraph(catalog);
  ids = await fillShelf(graph);
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
    expect(await styles('(filter: { marginClass: "A" })')).toEqual(['S-2']);
    expect(await styles('(filter: { marginClass: "B" })')).toEqual([]);
    expect(await styles('(filter: { marginClass: "QQ" })')).toEqual([]);
    expect(await styles('(filter: { demandClass: WEDDING, retired: false })')).toEqual(['S-1']);
    expect(await styles('(filter: { retired: true })')).toEqual([]);
    expect(await styles('(filter: { marginClass: "C", search: "链" })')).toEqual(['S-3', 'S-4']);
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
    for (const sound of ['gufajin', 'GFJ', 'jinshou', 'gufajinshouzhuo']) expect(await found(sound)).toEqual(['S-1']);
    expect(await found('zglian')).toEqual([]);
    // One letter is no sound.
    expect([await found('z'), await found('zh')]).toEqual([[], ['S-1', 'S-3']]);
    await graph.sql.run`update product set search_form = 1, search_grams = '{x}', search_text = 'x'
      where style_no = 'S-1'`;
    expect(await found('gfj')).toEqual([]);
    expect(await graph.run(spellProducts, { limit: 10 })).toMatchObject({ value: { spelled: 1 } });
    expect(await graph.run(spellProducts, { limit: 10 })).toMatchObject({ value: { spelled: 0 } });
    expect(await found('gfj')).toEqual(['S-1']);
    expect(await graph.sql.one`select version from product where style_no = 'S-1'`).toEqual({ version: 1 });
  });

  it('are counted by what they are, as far as one sees them, and chosen on from there', async () => {
    const facets = async (filter: string, actor = hq) => (await graph.query(`{ productFacets(filter: ${filter}) {
      count isExact categories { value count } demandClasses { value count } finenesses { value count }
      series { value count } themes { value count } } }`, {}, actor)).data!.productFacets;
    expect(await facets('{}')).toEqual({ count: 4, isExact: true,
      categories: [{ value: 'CHAIN', count: 2 }, { value: 'BANGLE', count: 1 }, { value: 'NECKLACE', count: 1 }],
      demandClasses: [{ value: 'DAILY', count: 3 }, { value: 'WEDDING', count: 1 }],
      finenesses: [{ value: 'GOLD 9990', count: 4 }], series: [{ value: '传承', count: 4 }], themes: [] });
    expect(await facets('{ search: "lian", demandClass: DAILY }', shop(X))).toMatchObject({ count: 2,
      categories: [{ value: 'CHAIN', count: 1 }, { value: 'NECKLACE', count: 1 }] });
    expect(await facets('{ marginClass: "QQ" }')).toMatchObject({ count: 0, categories: [], series: [] });
    expect(await styles('(filter: { series: "传承", metal: GOLD, purity: 9990, category: BANGLE })')).toEqual(['S-1']);
    for (const none of ['series: "x"', 'theme: "x"', 'metal: SILVER', 'purity: 1', 'limited: true',
      'memberOnly: true']) {
      expect(await styles(`(filter: { ${none} })`)).toEqual([]);
    }
    expect(await styles('(filter: { limited: false, memberOnly: false })')).toHaveLength(4);
    const change = (theme: string | null, limitedTo: number | null, memberOnly: boolean) => graph.sql.run`
      update product set theme = ${theme}, limited_to = ${limitedTo}, member_only = ${memberOnly}
      where style_no = 'S-2'`;
    await change('生肖', 9, true);
    for (const one of ['theme: "生肖"', 'limited: true', 'memberOnly: true']) {
      expect(await styles(`(filter: { ${one} })`)).toEqual(['S-2']);
    }
    for (const others of ['limited: false', 'memberOnly: false']) {
      expect(await styles(`(filter: { ${others} })`)).toEqual(['S-1', 'S-3', 'S-4']);
    }
    expect((await facets('{}')).themes).toEqual([{ value: '生肖', count: 1 }]);
    await change(null, null, false);
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
      'query($p: ID!) { product(id: $p) { exclusiveChannels { id } exclusiveFranchises { id } } }',
      { p }, shop(X));
    expect(data.product).toEqual({ exclusiveChannels: [{ id: encodeId('chn', X) }], exclusiveFranchises: [] });
  });

  it('are nobody\'s without a token or scope', async () => {
    const code = async (document: string, actor?: Parameters<typeof graph.query>[2]) =>
      (await graph.query(document, {}, actor)).errors?.[0]?.extensions?.['code'];
    for (const document of ['{ products { totalCount } }', '{ item(id: "x") { sku } }',
      '{ goldBoard(region: "CN") { source } }', '{ fxTables(homeRegion: "CN") { totalCount } }']) {
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
      now: marginClass { code } later: marginClass(at: "2027-01-01T00:00:00Z") { code }
      before: marginClass(at: "2020-01-01T00:00:00Z") { code } marginClassHistory { marginClass { code } reason }
      items(first: 2, after: $after) { edges { node { sku product { styleNo } } }
        pageInfo { hasNextPage endCursor } } } }`,
    { p: encodeId('prd', ids['S-1']!) }, hq);
    expect(data.product).toMatchObject({ now: { code: 'C' }, later: { code: 'B' }, before: null, marginClassHistory: [
      { marginClass: { code: 'C' }, reason: null }, { marginClass: { code: 'B' }, reason: 'later' }] });
    expect(data.product.items.edges.map((e: any) => e.node))
      .toEqual([{ sku: 'S-1-1', product: { styleNo: 'S-1' } }, { sku: 'S-1-2', product: { styleNo: 'S-1' } }]);
    expect(data.product.items.pageInfo.hasNextPage).toBe(true);
    const next = await graph.query(`query($p: ID!, $after: String) { product(id: $p) {
      items(after: $after) { edges { node { sku } } pageInfo { hasNextPage } } } }`,
    { p: encodeId('prd', ids['S-1']!), after: data.product.items.pageInfo.endCursor }, hq);
    expect(next.data.product.items).toEqual({
      edges: [{ node: { sku: 'S-1-3' } }], pageInfo: { hasNextPage: false } });
    const bad = await graph.query(
      'query($p: ID!) { product(id: $p) { items(after: "x") { pageInfo { hasNextPage } } } }',
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
      before: price(at: "2026-08-01T00:00:00Z") { at } hk: price(region: "HK") { at } }
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
