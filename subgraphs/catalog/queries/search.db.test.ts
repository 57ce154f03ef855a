import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { Actor } from '../../kernel/actor.ts';
import { pageStatement } from '../../kernel/database/read-page.ts';
import { catalog } from '../index.ts';
import { F, fillShelf, hq, shop, X } from '../tests/shelf.ts';
import { itemsListing } from './items-page.ts';

let graph: TestSubgraph;
beforeAll(async () => {
  graph = await startTestSubgraph(catalog);
  await fillShelf(graph);
});
afterAll(() => graph.stop());

it('what matches more than lists count is read in the order asked for, and counted as more', async () => {
  await graph.sql.run`insert into product select (jsonb_populate_record(p, jsonb_build_object(
      'id', gen_random_uuid(), 'style_no', 'Z-' || lpad(n::text, 5, '0')))).*
    from product p cross join generate_series(1, 10001) n where p.style_no = 'S-2'`;
  const ask = async (filter: string, sort: string) => (await graph.query(`{
    products(filter: ${filter}, sort: ${sort}, page: { size: 2 }) { items { styleNo } totalCount }
    productFacets(filter: ${filter}) { count isExact themes { value } categories { value count } } }`, {}, hq)).data!;
  const galaxy = await ask('{ search: "galaxy" }', 'STYLE_NO_DESC');
  expect(galaxy.products.items).toEqual([{ styleNo: 'Z-10001' }, { styleNo: 'Z-10000' }]);
  expect(galaxy.productFacets).toMatchObject({ count: 10_000, isExact: false });
  const few = await ask('{ search: "galaxy", category: BANGLE }', 'STYLE_NO_ASC');
  expect([few.products, few.productFacets]).toEqual([{ items: [], totalCount: 0 },
    { count: 0, isExact: true, themes: [], categories: [] }]);
  const one = await ask('{ search: "s-2-1" }', 'STYLE_NO_ASC');
  expect([one.products, one.productFacets.count]).toEqual([{ items: [{ styleNo: 'S-2' }], totalCount: 1 }, 1]);
});

it('products of many items are found by the beginning of their SKUs without asking each product', async () => {
  await graph.sql.run`insert into item (id, product_id, sku, gross_weight_mg, gold_weight_mg, pricing, currency,
      fixed_price_minor, labour_basis, created_at, updated_at)
    select gen_random_uuid(), p.id, 'MANY-' || lpad(n::text, 5, '0'), 1000, 1000, 'fixed', 'CNY', 100, 'piece',
      now(), now()
    from product p cross join generate_series(1, 10500) n where p.style_no = 'S-1'`;
  await graph.sql.run`analyze item`;
  const { data } = await graph.query(
    '{ products(filter: { search: "many-0" }) { items { styleNo } totalCount } }', {}, hq);
  expect(data!.products).toEqual({ items: [{ styleNo: 'S-1' }], totalCount: 1 });
});

describe('items', () => {
  const find = async (filter: string, page = '', actor: Actor = hq) => {
    const { data, errors } = await graph.query(`{ items(filter: { ${filter} } ${page}) {
      totalCount totalCountIsExact endCursor items { sku serialNo } } }`, {}, actor);
    if (errors) throw new Error(errors[0]!.message);
    return data!.items;
  };
  const skus = async (filter: string, actor?: Actor) =>
    (await find(filter, '', actor)).items.map(({ sku }: any) => sku);

  it('are found by the beginning of a SKU or serial number, by name and by sound, in the order of SKUs', async () => {
    await graph.sql.run`update item set serial_no = 'SN-77' where sku = 'S-1-2'`;
    expect(await skus('search: "s-1-"')).toEqual(['S-1-1', 'S-1-2', 'S-1-3']);
    expect(await skus('search: " sn-7 "')).toEqual(['S-1-2']);
    expect(await skus('search: "星河", retired: false')).toContain('S-2-1');
    expect(await skus('search: "xinghe"')).toContain('S-2-1');
    expect(await skus('search: "N-77"')).toEqual([]);
    expect(await skus('search: "0%"')).toEqual(['S-2-1']);
    expect(await skus('search: "s%1"')).toEqual([]);
    expect(await skus('search: "gfjsz", unique: true')).toEqual(['S-1-2']);
    expect(await skus('search: "手镯", unique: false')).not.toContain('S-1-2');
    expect(await skus('retired: true')).toEqual([]);
    expect(await skus('productId: "nonsense"')).toEqual([]);
  });

  it('of a style that is not sold any more are not either', async () => {
    await graph.sql.run`update product set retired = true where style_no = 'S-2'`;
    expect(await skus('search: "s-2-", retired: false')).toEqual([]);
    expect(await skus('search: "s-2-", retired: true')).toEqual(['S-2-1']);
    expect(await skus('retired: true', channel(F, 'catalog:read'))).toEqual(['S-2-1']);
    await graph.sql.run`update product set retired = false where style_no = 'S-2'`;
  });

  it('are found once where SKU and name both fit, page after page', async () => {
    await graph.sql.run`update item set sku = '手镯-1' where sku = 'S-1-3'`;
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await find('search: "手镯"', `, page: { size: 100${after ? `, after: "${after}"` : ''} }`);
      seen.push(...page.items.map(({ sku }: any) => sku));
      after = seen.length > 300 ? null : page.endCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    // More are found by name than are looked up: the SKU that begins so is still counted.
    expect(await find('search: "手镯"')).toMatchObject({ totalCount: 10_000, totalCountIsExact: false });
  });

  it('that are made for others are nobody else\'s', async () => {
    expect(await skus('search: "S-3-"')).toEqual(['S-3-1']);
    expect(await skus('search: "S-3-"', shop(X))).toEqual(['S-3-1']);
    expect(await skus('search: "S-3-"', channel(F, 'catalog:read'))).toEqual([]);
  });

  it('begin with the index of SKUs, and end with the page', async () => {
    for (const search of ['many-', 'many-09']) {
      const listing = await itemsListing(graph.sql, { search, productId: null, retired: null, unique: null });
      const plan = (await graph.sql.all<{ 'QUERY PLAN': string }>`explain ${
        pageStatement(listing, { limit: 25, offset: 0 })}`).map((line) => line['QUERY PLAN']).join('\n');
      expect(plan).toContain('item_sku_key_order');
      expect(plan).not.toMatch(/Seq Scan on item|Sort Key: i\.sku_key/);
    }
  });
});
