import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { catalog } from '../index.ts';
import { fillShelf, hq } from '../tests/shelf.ts';

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
