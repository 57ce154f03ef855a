import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { ANONYMOUS } from '../../../kernel/actor.ts';
import { updateItem } from '../../commands/items/update-item.ts';
import { publishGoldPrices } from '../../commands/prices/publish-gold-price.ts';
import { catalog } from '../../index.ts';
import { make, shop, X } from '../../tests/shelf.ts';
import { chainItem, valueOf } from '../../tests/samples.ts';

let graph: TestSubgraph;
const hq = operator('catalog:read', 'catalog:price');
beforeAll(async () => {
  graph = await startTestSubgraph(catalog, { now: '2026-09-15T02:00:00Z' });
  await make(graph, 'B-1', {}, { items: ['B-1-1', 'B-1-2', 'B-1-3'].map((sku) => chainItem(sku)) });
});
afterAll(() => graph.stop());

let keys = 0;
const publish = async (price: object) => (await graph.query(`mutation ($input: PublishGoldPriceInput!) {
  publishGoldPrice(input: $input) { standing heldBecause userErrors { code path }
    goldPrice { retail { amount } buyback { amount }
      entered { unit gramsOfUnit rule retail { amount currency } buyback { amount } } } } }`,
{ input: { region: 'HK', metal: 'GOLD', source: 'board', idempotencyKey: `b-${keys += 1}`, ...price } }, hq)).data
  ?.publishGoldPrice;

describe('a board of another weight', () => {
  it('comes to a gram half-up and keeps what was entered; a gram says itself', async () => {
    const hkd = (amount: string) => ({ amount, currency: 'HKD' });
    const tael = { purity: 9_990, retail: hkd('44500.00'), buyback: hkd('43000.00'), unit: 'TAEL_HK' };
    expect(await publish(tael)).toEqual({
      standing: 'IN_FORCE', heldBecause: [], userErrors: [],
      goldPrice: { retail: { amount: '1188.92' }, buyback: { amount: '1148.84' }, entered: {
        unit: 'TAEL_HK', gramsOfUnit: '37.429', retail: hkd('44500.00'), buyback: { amount: '43000.00' },
        rule: 'Hong Kong, Weights and Measures Ordinance, Cap. 68: tael troy 金衡两',
      } },
    });
    const { goldPrice } = await publish({ purity: 9_999, retail: hkd('1190.00') });
    expect(goldPrice.entered).toMatchObject({ unit: 'GRAM', gramsOfUnit: '1', retail: hkd('1190.00'), buyback: null });
    await expect(graph.sql.all`update gold_price set entered_unit = 'tola'`).rejects.toThrow('keeps its history');
  });

  it('is held where it is ten times too high or of the wrong weight, and refused where it is no amount', async () => {
    const at = (minute: number) => `2026-09-15T02:${minute}:00Z`;
    const says = async (amount: string, minute: number, unit = 'GRAM') =>
      (await publish({ purity: 9_999, retail: { amount, currency: 'HKD' }, unit, effectiveAt: at(minute) }))?.standing;
    expect(await says('11900.00', 10)).toBe('HELD');
    // The price of a tael, entered as a gram's; of a tael of Taiwan it differs by 19 bp alone and passes.
    expect(await says('44540.51', 11)).toBe('HELD');
    expect(await says('44540.51', 12, 'TAEL_CN')).toBe('HELD');
    expect(await says('44540.51', 13, 'TAEL_TW')).toBe('UPCOMING');
    expect((await publish({ purity: 9_999, retail: { amount: '0.01', currency: 'HKD' }, unit: 'KILOGRAM' })).userErrors)
      .toEqual([{ code: 'INVALID', path: ['retail'] }]);
    for (const amount of ['<b>1190</b>', '1,190.00', 'NaN']) expect(await says(amount, 14) ?? null).toBe(null);
  });
});

describe('a pasted board', () => {
  it('is read for its region and goes through the same door', async () => {
    const read = async (text: string, actor = hq) => graph.query(`query ($text: String!) {
      readGoldPrices(region: "SG", text: $text) { line metal purity unit effectiveAt problems
        retail { amount currency } buyback { amount } perGram { amount } } }`, { text }, actor);
    const { data } = await read('足金999\t170.00\t160\n万足金\t5300.00\t\toz\t2026-09-15 10:00\n足金\t170');
    expect(data.readGoldPrices).toEqual([
      { line: 1, metal: 'GOLD', purity: 9990, unit: 'GRAM', effectiveAt: null, problems: [],
        retail: { amount: '170.00', currency: 'SGD' }, buyback: { amount: '160.00' }, perGram: { amount: '170.00' } },
      { line: 2, metal: 'GOLD', purity: 9999, unit: 'TROY_OUNCE', effectiveAt: '2026-09-15T02:00:00.000Z', problems: [],
        retail: { amount: '5300.00', currency: 'SGD' }, buyback: null, perGram: { amount: '170.40' } },
      { line: 3, metal: null, purity: null, unit: 'GRAM', effectiveAt: null, problems: ['FINENESS'],
        retail: { amount: '170.00', currency: 'SGD' }, buyback: null, perGram: { amount: '170.00' } },
    ]);
    expect((await read('<html><table></table>')).data.readGoldPrices[0].problems).toEqual(['NO_TABLE']);
    expect((await read('足金999\t170', operator('catalog:read'))).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    expect((await read(' '.repeat(10_000))).data.readGoldPrices[0].problems).toEqual(['NO_TABLE']);
    expect((await read(' '.repeat(10_001))).errors![0]!.extensions!['code']).toBe('BAD_USER_INPUT');
    const prices = data.readGoldPrices.filter(({ problems }: any) => problems.length === 0)
      .map(({ metal, purity, unit, retail, buyback, effectiveAt }: any) => ({ region: 'SG', source: 'pasted', metal,
        purity, unit, retail, buyback: buyback && { ...buyback, currency: 'SGD' }, effectiveAt }));
    const published = await graph.query(`mutation ($input: PublishGoldPricesInput!) { publishGoldPrices(input: $input) {
      results { standing } } }`, { input: { prices, idempotencyKey: 'pasted' } }, hq);
    expect(published.data.publishGoldPrices.results).toEqual([{ standing: 'IN_FORCE' }, { standing: 'IN_FORCE' }]);
  });
});

describe('the gaps of a board', () => {
  it('are days of the region without a price, of finenesses that pieces are weighed by, too', async () => {
    const price = (day: string, purity = 9_990) => ({ input: { region: 'MO', metal: 'gold' as const, purity,
      retail: { amount: '1100.00', currency: 'MOP' }, buyback: null, confirm: false, source: 'test',
      effectiveAt: new Date(`${day}T16:30:00Z`) } });
    // Half past midnight in Macau: of the 2nd, 3rd and 6th of July; the last is too old after 31 days.
    await graph.runBatch(publishGoldPrices, ['2026-07-01', '2026-07-02', '2026-07-05'].map((day) => price(day)));
    await make(graph, 'B-2', { metal: 'platinum', purity: 9_500 },
      { items: [chainItem('B-2-1', { currency: 'MOP' })] });
    const gaps = async (from: string, to: string) => graph.query(`{ goldBoardGaps(region: "MO", from: "${from}",
      to: "${to}") { metal purity from to days carried } }`, {}, hq);
    expect((await gaps('2026-07-01', '2026-08-10')).data.goldBoardGaps).toEqual([
      { metal: 'GOLD', purity: 9990, from: '2026-07-01', to: '2026-07-01', days: 1, carried: false },
      { metal: 'GOLD', purity: 9990, from: '2026-07-04', to: '2026-07-05', days: 2, carried: true },
      { metal: 'GOLD', purity: 9990, from: '2026-07-07', to: '2026-08-05', days: 30, carried: true },
      { metal: 'GOLD', purity: 9990, from: '2026-08-06', to: '2026-08-10', days: 5, carried: false },
      { metal: 'PLATINUM', purity: 9500, from: '2026-07-01', to: '2026-08-10', days: 41, carried: false },
    ]);
    expect((await gaps('2026-07-02', '2026-07-01')).errors![0]!.extensions!['code']).toBe('BAD_USER_INPUT');
    expect((await gaps('2026-01-01', '2026-07-01')).errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
    expect((await gaps('2026-09-16', '2026-09-20')).data.goldBoardGaps).toEqual([]);
  });
});

describe('the board in the store', () => {
  it('is read without an account, and nothing else is', async () => {
    const { data } = await graph.query(`{ publicGoldBoard(region: "HK") { metal purity retail { amount currency } } }`,
      {}, ANONYMOUS);
    expect(data.publicGoldBoard).toEqual([
      { metal: 'GOLD', purity: 9999, retail: { amount: '1190.00', currency: 'HKD' } },
      { metal: 'GOLD', purity: 9990, retail: { amount: '1188.92', currency: 'HKD' } },
    ]);
    for (const query of ['{ goldBoard(region: "HK") { purity } }', '{ itemBySku(sku: "B-1-1") { sku } }']) {
      expect((await graph.query(query, {}, ANONYMOUS)).errors![0]!.extensions!['code']).toBe('UNAUTHENTICATED');
    }
    expect((await graph.query('{ publicGoldBoard(region: "ZZ") { purity } }', {}, ANONYMOUS)).errors![0]!
      .extensions!['code']).toBe('BAD_USER_INPUT');
  });
});

describe('what a piece cost at a past minute', () => {
  it('counts with the terms and the board of then, for many in as many statements as for one', async () => {
    const price = (retail: string, day: string) => ({ input: { region: 'CN', metal: 'gold' as const, purity: 9_990,
      retail: { amount: retail, currency: 'CNY' }, buyback: null, confirm: false, source: 'test',
      effectiveAt: new Date(`${day}T00:00:00Z`) } });
    await graph.runBatch(publishGoldPrices, [price('1000.00', '2026-09-10'), price('1012.00', '2026-09-16')]);
    graph.clock.advance(3 * 86_400_000);
    const { id } = await graph.sql.one<{ id: string }>`select id from item where sku = 'B-1-1'`;
    valueOf(await graph.run(updateItem, { itemId: id, expectedVersion: 1, changes: {
      pricing: 'fixed', fixedPrice: '5000.00', labour: null, labourBasis: 'piece' } }));
    const cost = async (at: string, actor = hq) => (await graph.query(
      `{ itemBySku(sku: "B-1-1") { price(at: "${at}") { total { amount } } } }`, {}, actor,
    )).data.itemBySku.price?.total.amount;
    // 4.25 g × 1,000.00 + 4.25 × 30.00; then × 1,012.00; then one price. Before it was entered, and for partners.
    expect(await cost('2026-09-15T23:59:00Z')).toBe('4377.50');
    expect(await cost('2026-09-16T00:00:00Z')).toBe('4428.50');
    expect(await cost('2026-09-18T02:00:10Z')).toBe('5000.00');
    expect(await cost('2026-09-12T00:00:00Z', shop(X))).toBe('4377.50');
    const many = (skus: string) => graph.countStatements(() => graph.query(`{ itemsBySku(skus: [${skus}]) {
      price(at: "2026-09-16T00:00:00Z") { total { amount } } } }`, {}, hq));
    expect(await many('"B-1-1", "B-1-2", "B-1-3"')).toEqual(await many('"B-1-1"'));
  });
});
