import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../tests/kit/subgraph.ts';
import { encodeId } from '../kernel/ids.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { catalog } from './index.ts';
import { seedCatalog } from './seed.ts';

let graph: TestSubgraph;
const hq = operator('catalog:read', 'catalog:cost', 'catalog:price');

beforeAll(async () => {
  graph = await startTestSubgraph(catalog);
  await seedCatalog(context());
}, 60_000);
afterAll(() => graph.stop());

function context(): SeedContext {
  return {
    ...graph.runtime.handlers, now: graph.clock.now(), scale: { members: 0, products: 100 },
    progress: () => undefined,
  };
}

async function counts() {
  return graph.sql.one`select (select count(*) from product) as products,
    (select count(*) from item) as items, (select count(*) from item_cost) as costs,
    (select count(*) from gold_price) as prices, (select count(*) from fx_table) as tables,
    (select count(*) from margin_class_period) as classes, (select count(*) from event) as events,
    (select count(*) from audit_record) as audits`;
}

describe('seed of the catalog', () => {
  it('fills the shelves, every class, nothing held', async () => {
    expect(await graph.sql.all`select margin_class, count(*)::int as n from margin_class_period
      where effective_at < '2025-01-01' group by 1 order by 1`).toEqual([
      { margin_class: 'A', n: 30 }, { margin_class: 'B', n: 26 }, { margin_class: 'C', n: 30 },
      { margin_class: 'D', n: 12 }, { margin_class: 'X', n: 2 }]);
    expect(await graph.sql.one`select count(*)::int as n from item`).toEqual({ n: 200 });
    expect(await graph.sql.one`select (select count(*)::int from gold_price where state <> 'published')
      + (select count(*)::int from fx_table where state <> 'published') as n`).toEqual({ n: 0 });
    expect(await graph.sql.one`select count(*)::int as n from fx_table`).toEqual({ n: 90 });
    expect((await graph.events('item.changed.v1')).length).toBeGreaterThanOrEqual(400);
  });

  it('shows today the board and the rates of the examples', async () => {
    const { data } = await graph.query(`{
      goldBoard(region: "CN") { metal purity retail { amount } buyback { amount } }
      hkd: fxRate(from: HKD, to: CNY) { rate } cny: fxRate(from: CNY, to: HKD) { rate } }`, {}, hq);
    expect(data.goldBoard[1]).toEqual({
      metal: 'GOLD', purity: 9990, retail: { amount: '1012.00' }, buyback: { amount: '780.00' },
    });
    expect(data.goldBoard).toHaveLength(5);
    expect(data.hkd.rate).toBe('0.9221');
    expect(data.cny.rate).toBe('1.0845');
  });

  it('prices every item that is sold in yuan above its cost', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => encodeId('itm', seedId('item', n + 1)));
    const { data, errors } = await graph.query(`query($r: [_Any!]!) { _entities(representations: $r) {
      ... on Item { sku currency price { total { amount } } margin { marginBps } } } }`,
    { r: ids.map((id) => ({ __typename: 'Item', id })) }, hq);
    expect(errors).toBeUndefined();
    const yuan = data._entities.filter((item: { currency: string }) => item.currency === 'CNY');
    expect(yuan.length).toBeGreaterThan(40);
    expect(yuan.filter((item: { margin: { marginBps: number } | null }) =>
      !item.margin || item.margin.marginBps <= 0)).toEqual([]);
  });

  it('may run again without a trace', async () => {
    const before = await counts();
    await seedCatalog(context());
    expect(await counts()).toEqual(before);
  });
});
