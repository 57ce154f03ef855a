import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { publishGoldPrices } from '../commands/prices/publish-gold-price.ts';
import { catalog } from '../index.ts';
import { fillShelf, hq, make, shop, X } from '../tests/shelf.ts';

let graph: TestSubgraph;
let ids: Record<string, string>;
beforeAll(async () => {
  graph = await startTestSubgraph(catalog);
  ids = await fillShelf(graph);
});
afterAll(() => graph.stop());

describe('gold board and FX', () => {
  it('show what is in force, the series, and what is held', async () => {
    const { data } = await graph.query(`{ goldBoard(region: "CN") { metal purity retail { amount } }
      then: goldBoard(region: "CN", at: "2026-09-02T00:00:00Z") { retail { amount } }
      none: goldBoard(region: "SG") { id }
      goldPrices(region: "CN", metal: GOLD, purity: 9990,
        from: "2026-09-01T00:00:00Z", to: "2026-09-10T00:00:00Z") { effectiveAt }
      heldGoldPrices { retail { amount } jumpBps enteredBy enteredAt state } }`, {}, hq);
    expect(data).toEqual({
      goldBoard: [{ metal: 'GOLD', purity: 9990, retail: { amount: '1012.00' } },
        { metal: 'SILVER', purity: 9990, retail: { amount: '16.00' } }],
      then: [{ retail: { amount: '1000.00' } }, { retail: { amount: '16.00' } }], none: [],
      goldPrices: [{ effectiveAt: '2026-09-01T00:00:00.000Z' }],
      heldGoldPrices: [{ retail: { amount: '1200.00' }, jumpBps: 1858, enteredBy: 'test',
        enteredAt: expect.any(String), state: 'HELD' }],
    });
    const bad = await graph.query(`{ goldPrices(region: "CN", metal: GOLD, purity: 9990,
      from: "2026-09-10T00:00:00Z", to: "2026-09-10T00:00:00Z") { id } }`, {}, hq);
    expect(bad.errors![0]!.extensions!['code']).toBe('BAD_USER_INPUT');
  });

  it('are of a region or programme of the house, known by its code', async () => {
    for (const asked of ['goldBoard(region: "ZZ") { id }', 'fxTables(homeRegion: "ZZ") { totalCount }',
      'itemBySku(sku: "S-1-1") { price(region: "ZZ") { at } }', `goldPrices(region: "ZZ", metal: GOLD, purity: 9990,
        from: "2026-09-01T00:00:00Z", to: "2026-09-10T00:00:00Z") { id }`]) {
      const { errors } = await graph.query(`{ ${asked} }`, {}, hq);
      expect([asked, errors?.[0]?.extensions?.['code']]).toEqual([asked, 'BAD_USER_INPUT']);
    }
    const { data } = await graph.query('{ goldBoard(region: "HK") { region { code nameZh currency } } }', {}, hq);
    expect(data.goldBoard).toEqual([{ region: { code: 'HK', nameZh: '香港', currency: 'HKD' } }]);
  });

  it('refuse a series of more than 1,000 points', async () => {
    const row = (n: number) => ({ input: { region: 'MO', metal: 'gold' as const, purity: 9_990,
      retail: { amount: '1.00', currency: 'MOP' }, buyback: { amount: '1.00', currency: 'MOP' }, confirm: false,
      effectiveAt: new Date(Date.UTC(2020, 0, 1 + n)), source: 'test' } });
    const rows = Array.from({ length: 1001 }, (_, n) => row(n));
    for (const from of [0, 500, 1000]) await graph.runBatch(publishGoldPrices, rows.slice(from, from + 500));
    const series = (from: string) => graph.query(`{ goldPrices(region: "MO", metal: GOLD, purity: 9990,
      from: "${from}T00:00:00Z", to: "2026-01-01T00:00:00Z") { id } }`, {}, hq);
    expect((await series('2020-01-01')).errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
    expect((await series('2020-01-02')).data.goldPrices).toHaveLength(1000);
  });

  it('show the tables and the rate of a moment', async () => {
    const { data } = await graph.query(`{
      fxTables(homeRegion: "CN") { totalCount items {
        effectiveAt state jumpBps homeCurrency rates { from to rate } } }
      held: fxTables(homeRegion: "CN", state: HELD) { totalCount } mo: fxTables(homeRegion: "MO") { totalCount }
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

  it('are not in force when they are too old, and warn before', async () => {
    const ask = async (now: string) => {
      const before = graph.clock.now();
      graph.clock.set(now);
      const { data } = await graph.query(`{ goldBoard(region: "HK") { standing warnsAt validUntil }
        fxRate(from: HKD, to: CNY) { rate table { standing warnsAt validUntil } }
        itemBySku(sku: "S-1-1") { price { total { amount } } } }`, {}, hq);
      graph.clock.set(before);
      return data;
    };
    expect(await ask('2026-10-01T23:59:59Z')).toMatchObject({
      goldBoard: [{ standing: 'IN_FORCE', warnsAt: '2026-09-09T00:00:00.000Z',
        validUntil: '2026-10-02T00:00:00.000Z' }],
      fxRate: { rate: '0.9221', table: { standing: 'IN_FORCE', warnsAt: '2026-10-16T00:00:00.000Z',
        validUntil: '2026-12-10T00:00:00.000Z' } },
      itemBySku: { price: { total: {} } } });
    expect(await ask('2026-12-10T00:00:00Z')).toEqual({ goldBoard: [], fxRate: null, itemBySku: { price: null } });
    const { data } = await graph.query(`{ series: goldPrices(region: "HK", metal: GOLD, purity: 9990,
      from: "2026-09-01T00:00:00Z", to: "2026-09-10T00:00:00Z") { validUntil } }`, {}, hq);
    expect(data.series).toHaveLength(1);
  });

  it('hide what is held from partners', async () => {
    const { data } = await graph.query(`{ heldGoldPrices { id } fxTables(homeRegion: "CN") { totalCount }
      goldBoard(region: "CN") { retail { amount } } fxRate(from: HKD, to: CNY) { rate } }`, {}, shop(X));
    expect(data).toEqual({ heldGoldPrices: [], fxTables: { totalCount: 2 },
      goldBoard: [{ retail: { amount: '1012.00' } }, { retail: { amount: '16.00' } }],
      fxRate: { rate: '0.9221' } });
    const { errors } = await graph.query('{ goldBoard(region: "CN") { enteredBy } }', {},
      person(newId(), 'catalog:read'));
    expect(errors![0]!.extensions!['code']).toBe('FORBIDDEN');
  });
});

describe('statements', () => {
  it('cost the same for 25 products as for one', async () => {
    for (let n = 0; n < 25; n += 1) ids[`T-${n}`] = await make(graph, `T-${10 + n}`);
    const document = (size: number) => `{
      products(filter: { search: "T-" }, page: { size: ${size} }) { totalCount items {
      marginClass { nameZh } marginClassHistory { marginClass { nameEn } } items { edges { node {
        price { total { amount } } cost { amount } margin { marginBps } product { nameZh } } } } } } }`;
    const count = (size: number) => graph.countStatements(async () => {
      expect((await graph.query(document(size), {}, hq)).data.products.items).toHaveLength(size);
    });
    expect(await count(25)).toBe(await count(1));
    const tables = (size: number) => graph.countStatements(() => graph.query(
      `{ fxTables(homeRegion: "CN", page: { size: ${size} }) { items { rates { rate } } } }`, {}, hq));
    expect(await tables(3)).toBe(await tables(1));
    const references = (size: number) => graph.countStatements(() => graph.query(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { nameZh } ... on Item { sku } } }',
      { r: Object.entries(ids).slice(0, size).map(([, id]) =>
        ({ __typename: 'Product', id: encodeId('prd', id) })) }, hq));
    expect(await references(25)).toBe(await references(1));
  });
});
