import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, person, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { catalog } from '../index.ts';

let graph: TestSubgraph;
const hq = operator('catalog:read', 'catalog:write', 'catalog:cost', 'catalog:price');
/** Another person at head office. */
const other: typeof hq = { ...hq, id: 'second', name: 'Peng' };
beforeAll(async () => { graph = await startTestSubgraph(catalog); });
afterAll(() => graph.stop());

async function mutate(field: string, input: object, selection: string, actor = hq) {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`.replace(/^(Confirm|Dismiss)/, 'Decide');
  const { data, errors } = await graph.query(`mutation($input: ${type}!) { ${field}(input: $input) {
    ${selection} userErrors { code path message } } }`, { input }, actor);
  return errors ? { code: errors[0]!.extensions?.['code'] } : data[field];
}
const item = (sku: string) => ({ sku, grossWeightMg: 4250, goldWeightMg: 4250, pricing: 'BY_WEIGHT',
  currency: 'CNY', labour: '30.00', labourBasis: 'GRAM' });
const product = (styleNo: string) => ({ styleNo, nameZh: '足金素链', nameEn: 'Plain Chain', category: 'CHAIN',
  demandClass: 'DAILY', marginClass: 'C', metal: 'GOLD', purity: 9990, items: [item(`${styleNo}-1`)] });
const SHOWN = 'product { id styleNo version marginClass { code } memberOnly '
  + 'items { edges { node { id sku version labour { amount } } } } }';

describe('mutations of products', () => {
  it('create, change, add, reclassify and cost one product', async () => {
    const created = await mutate('createProduct', { idempotencyKey: 'a', ...product('M-1') }, SHOWN);
    expect(created.userErrors).toEqual([]);
    expect(created.product).toMatchObject({ styleNo: 'M-1', version: 1, marginClass: { code: 'C' } });
    const { id } = created.product;
    const updated = await mutate('updateProduct',
      { id, expectedVersion: 1, memberOnly: true, stones: [{ kind: '钻石', count: 1 }] }, SHOWN);
    expect(updated).toMatchObject({ product: { version: 2, memberOnly: true }, userErrors: [] });
    const added = await mutate('addItem',
      { idempotencyKey: 'b', productId: id, item: item('M-1-2') }, 'item { id sku version }');
    expect(added).toMatchObject({ item: { sku: 'M-1-2', version: 1 }, userErrors: [] });
    expect(await mutate('updateItem', { id: added.item.id, expectedVersion: 1, labour: null },
      'item { labour { amount } version }')).toMatchObject({ item: { labour: { amount: '0.00' }, version: 2 } });
    graph.clock.advance(1000);
    expect(await mutate('setMarginClass', { idempotencyKey: 'c', productId: id, marginClass: 'B', reason: 'r' },
      'product { marginClass { code nameZh nameEn investment } }')).toEqual({ product: { marginClass: {
      code: 'B', nameZh: '一口价黄金', nameEn: 'Fixed-price gold, enamel and hard gold', investment: false } },
    userErrors: [] });
    expect(await mutate('setItemCost', { idempotencyKey: 'd', itemId: added.item.id,
      cost: { amount: '4000.00', currency: 'CNY' } }, 'item { cost { amount } }'))
      .toEqual({ item: { cost: { amount: '4000.00' } }, userErrors: [] });
  });

  it('answer refusals with code and path, and a stale edit with the state of now', async () => {
    const { product: made } = await mutate('createProduct', { idempotencyKey: 'e', ...product('M-2') }, SHOWN);
    const { data } = await graph.query(`mutation($i: ID!) {
      updateProduct(input: { id: $i, expectedVersion: 9, nameZh: "x" }) {
      product { nameZh version } userErrors { code path currentVersion } } }`, { i: made.id }, hq);
    expect(data.updateProduct).toEqual({ product: { nameZh: '足金素链', version: 1 },
      userErrors: [{ code: 'STALE', path: ['expectedVersion'], currentVersion: 1 }] });
    const bad = await mutate('createProduct',
      { idempotencyKey: 'f', ...product('M-3'), exclusiveChannelIds: ['chn_x'], nameZh: '' }, SHOWN);
    expect(bad).toMatchObject({ product: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['exclusiveChannelIds', '0'] }] });
    const unknown = { code: 'NOT_FOUND' };
    for (const id of ['', 'prd_x', encodeId('itm', newId()), encodeId('prd', newId())]) {
      expect((await mutate('updateProduct', { id, expectedVersion: 1 }, SHOWN)).userErrors)
        .toMatchObject([unknown]);
      expect((await mutate('setMarginClass',
        { idempotencyKey: `g${id}`, productId: id, marginClass: 'B', reason: 'r' }, SHOWN)).userErrors)
        .toMatchObject([unknown]);
      expect((await mutate('addItem', { idempotencyKey: `h${id}`, productId: id, item: item('q') }, 'item { id }'))
        .userErrors).toMatchObject([unknown]);
    }
    for (const id of ['', encodeId('prd', newId()), encodeId('itm', newId())]) {
      expect((await mutate('updateItem', { id, expectedVersion: 1 }, 'item { id }')).userErrors)
        .toMatchObject([unknown]);
      expect((await mutate('setItemCost',
        { idempotencyKey: `i${id}`, itemId: id, cost: { amount: '1', currency: 'CNY' } },
        'item { id }')).userErrors).toMatchObject([unknown]);
    }
    const { userErrors } = await mutate('createProduct', { idempotencyKey: '', ...product('M-4') }, SHOWN);
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_INVALID' }]);
  });

  it('import products row by row, again without a trace', async () => {
    const input = { idempotencyKey: 'imp', products: [product('N-1'), { ...product('N-2'), purity: 0 },
      { ...product('N-3'), exclusiveFranchiseIds: ['x'] }, product('N-4'), { ...product('N-5'), marginClass: 'Q' }] };
    const selection = 'results { styleNo outcome product { styleNo } userErrors { code path } }';
    const first = await mutate('putProducts', input, selection);
    expect(first.results).toEqual([
      { styleNo: 'N-1', outcome: 'CREATED', product: { styleNo: 'N-1' }, userErrors: [] },
      { styleNo: 'N-2', outcome: null, product: null,
        userErrors: [{ code: 'INVALID', path: ['products', '1', 'purity'] }] },
      { styleNo: 'N-3', outcome: null, product: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['products', '2', 'exclusiveFranchiseIds', '0'] }] },
      { styleNo: 'N-4', outcome: 'CREATED', product: { styleNo: 'N-4' }, userErrors: [] },
      { styleNo: 'N-5', outcome: null, product: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['products', '4', 'marginClass'] }] }]);
    expect(first.userErrors).toHaveLength(3);
    const events = (await graph.events('item.changed.v1')).length;
    expect(await mutate('putProducts', input, selection)).toEqual(first);
    expect((await graph.events('item.changed.v1')).length).toBe(events);
    const many = { idempotencyKey: 'x', products: Array.from({ length: 501 }, (_, n) => product(`Z-${n}`)) };
    expect(await mutate('putProducts', many, selection)).toEqual({ code: 'LIMIT_EXCEEDED' });
  });

  it('leave classes and costs to head office', async () => {
    const partner = channel(newId(), 'catalog:read', 'catalog:write', 'catalog:cost');
    const { product: made } = await mutate('createProduct',
      { idempotencyKey: 'p', ...product('O-1') }, SHOWN, partner);
    expect(made.styleNo).toBe('O-1');
    expect(await mutate('setMarginClass',
      { idempotencyKey: 'q', productId: made.id, marginClass: 'A', reason: 'r' },
      SHOWN, partner)).toEqual({ code: 'FORBIDDEN' });
    expect(await mutate('setItemCost', { idempotencyKey: 'r', itemId: made.items.edges[0].node.id,
      cost: { amount: '1', currency: 'CNY' } }, 'item { id }', partner)).toEqual({ code: 'FORBIDDEN' });
    expect(await mutate('createProduct', { idempotencyKey: 's', ...product('O-2') }, SHOWN,
      operator('catalog:read')))
      .toEqual({ code: 'FORBIDDEN' });
  });
});

describe('mutations of boards and tables', () => {
  const price = (amount: string, at: string) => ({ region: 'CN', metal: 'GOLD', purity: 9990, source: 'test',
    retail: { amount, currency: 'CNY' }, buyback: { amount: '780.00', currency: 'CNY' }, effectiveAt: at });
  const PRICE = 'goldPrice { id state jumpBps decidedBy }';

  it('publish, hold, confirm and dismiss a price', async () => {
    const publish = (key: string, amount: string, at: string, more: object = {}) =>
      mutate('publishGoldPrice', { idempotencyKey: key, ...price(amount, at), ...more }, PRICE);
    expect(await publish('1', '1000.00', '2026-09-01T00:00:00Z'))
      .toMatchObject({ goldPrice: { state: 'PUBLISHED', jumpBps: null } });
    const held = await publish('2', '1100.00', '2026-09-02T00:00:00Z');
    expect(held).toMatchObject({ goldPrice: { state: 'HELD', jumpBps: 1000 }, userErrors: [] });
    expect((await mutate('confirmGoldPrice', { idempotencyKey: '3', id: held.goldPrice.id }, PRICE)).userErrors)
      .toMatchObject([{ code: 'SAME_PERSON', path: ['id'] }]);
    expect(await mutate('confirmGoldPrice', { idempotencyKey: '3', id: held.goldPrice.id }, PRICE, other))
      .toMatchObject({ goldPrice: { state: 'PUBLISHED', decidedBy: 'Peng' } });
    expect((await mutate('dismissGoldPrice', { idempotencyKey: '4', id: held.goldPrice.id }, PRICE)).userErrors)
      .toMatchObject([{ code: 'NOT_HELD', path: ['id'] }]);
    expect((await mutate('confirmGoldPrice', { idempotencyKey: '5', id: 'gpr_x' }, PRICE)).userErrors)
      .toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await publish('6', '1300.00', '2026-09-03T00:00:00Z', { confirm: true })).userErrors)
      .toMatchObject([{ code: 'SAME_PERSON', path: ['confirm'] }]);
    expect((await publish('9', '1100.00', '2026-09-03T00:00:00Z', { purity: 9_998 })).userErrors)
      .toMatchObject([{ code: 'UNKNOWN_FINENESS', path: ['purity'] }]);
    const sheet = await mutate('publishGoldPrices', { idempotencyKey: '7', prices: [
      price('1110.00', '2026-09-04T00:00:00Z'), price('700.00', '2026-09-05T00:00:00Z')] },
    'results { goldPrice { state } userErrors { path } }');
    expect(sheet.results).toEqual([{ goldPrice: { state: 'PUBLISHED' }, userErrors: [] },
      { goldPrice: null, userErrors: [{ path: ['prices', '1', 'buyback'] }] }]);
    expect((await publish('8', '1.00', '2026-09-01T00:00:00Z', { region: 'ZZ' })).userErrors)
      .toMatchObject([{ code: 'UNKNOWN_REGION', path: ['region'] }]);
  });

  it('publish, hold, confirm and dismiss a table', async () => {
    const TABLE = 'fxTable { id state jumpBps homeRegion rates { from rate } }';
    const publish = (key: string, rate: string, at: string) => mutate('publishFxTable',
      { idempotencyKey: key, homeRegion: 'MO', effectiveAt: at, source: 'test',
        rates: [{ from: 'CNY', rate }] }, TABLE);
    expect(await publish('t1', '1.0845', '2026-08-31T16:00:00Z')).toMatchObject({ fxTable: {
      state: 'PUBLISHED', homeRegion: 'HK', rates: [{ from: 'CNY', rate: '1.0845' }] }, userErrors: [] });
    const held = await publish('t2', '1.2', '2026-09-02T00:00:00Z');
    expect(held.fxTable).toMatchObject({ state: 'HELD', jumpBps: 1066 });
    expect(await mutate('confirmFxTable', { idempotencyKey: 't3', id: held.fxTable.id }, TABLE, other))
      .toMatchObject({ fxTable: { state: 'PUBLISHED' } });
    const wrong = await publish('t4', '2', '2026-09-03T00:00:00Z');
    expect(await mutate('dismissFxTable', { idempotencyKey: 't5', id: wrong.fxTable.id }, TABLE))
      .toMatchObject({ fxTable: { state: 'DISMISSED' } });
    // A typing error that is held like any other.
    expect(await publish('t7', '999999999', '2026-09-04T00:00:00Z'))
      .toMatchObject({ fxTable: { state: 'HELD', jumpBps: 2_147_483_647 }, userErrors: [] });
    expect((await mutate('confirmFxTable', { idempotencyKey: 't6', id: '' }, TABLE)).userErrors)
      .toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await graph.events('fx-table.published.v1')).toHaveLength(2);
    const nowhere = { idempotencyKey: 't8', homeRegion: 'ZZ', effectiveAt: '2026-09-04T00:00:00Z', source: 'test',
      rates: [{ from: 'CNY', rate: '1' }] };
    expect((await mutate('publishFxTable', nowhere, TABLE)).userErrors)
      .toMatchObject([{ code: 'UNKNOWN_REGION', path: ['homeRegion'] }]);
  });
});

describe('margin classes', () => {
  const owner = operator('catalog:read', 'catalog:policy', 'catalog:write');
  const draft = (more: object = {}) => ({ idempotencyKey: newId(), code: 'S', nameZh: '足金饰品', nameEn: 'Pure gold',
    rank: 6, pointsCash: 'LABOUR', expectedVersion: 0, ...more });
  const ENTERED = 'marginClass { code nameZh rank pointsCash investment retired effectiveFrom version }';
  const put = (more: object = {}, actor = owner) => mutate('putMarginClass', draft(more), ENTERED, actor);
  const offered = async () => (await graph.query('{ marginClasses { code } }', {}, person(newId())))
    .data.marginClasses.map(({ code }: any) => code);
  const codes = async (more: object) => (await put(more)).userErrors
    .map(({ code, path }: any) => `${code} ${path.join('.')}`);

  it('are entered by head office, once, told and audited, and classify products', async () => {
    const sent = draft({ idempotencyKey: 'class-1' });
    const first = await mutate('putMarginClass', sent, ENTERED, owner);
    expect(first).toEqual({ userErrors: [], marginClass: { code: 'S', nameZh: '足金饰品', rank: 6, version: 1,
      pointsCash: 'LABOUR', investment: false, retired: false, effectiveFrom: graph.clock.now().toISOString() } });
    expect(await mutate('putMarginClass', sent, ENTERED, owner)).toEqual(first);
    expect(await graph.events('word.changed.v1')).toMatchObject([{ kind: 'margin_class', code: 'S', version: 1n,
      traits: { pointsCash: 'labour', investment: false } }]);
    expect(await graph.sql.all`select actor_name, after->>'code' as code from audit_record
      where command = 'catalog.put-margin-class'`).toEqual([{ actor_name: 'Olivia', code: 'S' }]);
    expect(await offered()).toEqual(['A', 'B', 'C', 'D', 'X', 'S']);
    const made = await mutate('createProduct', { idempotencyKey: 's-1', ...product('S-1'), marginClass: 'S' },
      'product { marginClass { code nameEn } }');
    expect(made).toEqual({ product: { marginClass: { code: 'S', nameEn: 'Pure gold' } }, userErrors: [] });
  });

  it('begin at their date, for products that are prepared for it as well', async () => {
    const from = new Date(graph.clock.now().getTime() + 86_400_000).toISOString();
    const later = new Date(graph.clock.now().getTime() + 2 * 86_400_000).toISOString();
    await put({ code: 'N', effectiveFrom: from, rank: 7 });
    expect(await offered()).not.toContain('N');
    const make = async (styleNo: string, more: object) => (await mutate('createProduct',
      { idempotencyKey: styleNo, ...product(styleNo), marginClass: 'N', ...more }, 'product { id }')).userErrors;
    expect(await make('Q-1', {})).toMatchObject([{ code: 'NOT_FOUND', path: ['marginClass'] }]);
    expect(await make('Q-2', { classFrom: from })).toEqual([]);
    await put({ code: 'N', effectiveFrom: later, rank: 7, retired: true, expectedVersion: 1 });
    expect(await make('Q-3', { classFrom: later })).toMatchObject([{ code: 'NOT_FOUND' }]);
    graph.clock.set(later);
    expect(await offered()).not.toContain('N');
    // What is of it stays so, and is imported again without a word about its class.
    expect(await mutate('putProducts', { idempotencyKey: 'n-4', products: [{ ...product('Q-2'), marginClass: 'N' }] },
      'results { outcome product { marginClass { code } } }')).toMatchObject({
      results: [{ outcome: 'UNCHANGED', product: { marginClass: { code: 'N' } } }] });
    const { data } = await graph.query('{ marginClassVersions { code version retired } }', {}, owner);
    expect(data.marginClassVersions.filter(({ code }: any) => code === 'N')).toEqual([
      { code: 'N', version: 1, retired: false }, { code: 'N', version: 2, retired: true }]);
  });

  it('are refused with nothing written', async () => {
    const before = await graph.sql.all`select * from word order by code, effective_from`;
    const future = new Date(graph.clock.now().getTime() + 86_400_000).toISOString();
    expect(await codes({ expectedVersion: 7 })).toEqual(['STALE expectedVersion']);
    expect(await codes({ code: 's', expectedVersion: 0 })).toEqual(['INVALID code']);
    expect(await codes({ code: 'T', nameZh: ' ' })).toEqual(['INVALID nameZh']);
    expect(await codes({ code: 'T', rank: 1_001 })).toEqual(['INVALID rank']);
    expect(await codes({ code: 'T', effectiveFrom: '2020-01-01T00:00:00Z' })).toEqual(['IN_THE_PAST effectiveFrom']);
    await put({ code: 'U', effectiveFrom: future });
    expect(await codes({ code: 'U', expectedVersion: 1 })).toEqual(['OUT_OF_ORDER effectiveFrom']);
    for (const actor of [channel(newId(), 'catalog:policy'), operator('catalog:read'), person(newId())]) {
      expect(await put({ code: 'T' }, actor)).toEqual({ code: 'FORBIDDEN' });
    }
    expect(await graph.sql.all`select * from word where code <> 'U' order by code, effective_from`).toEqual(before);
    const { errors } = await graph.query('{ marginClasses { code } }');
    expect(errors![0]!.extensions!['code']).toBe('UNAUTHENTICATED');
  });
});
