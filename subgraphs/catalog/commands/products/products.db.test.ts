import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { catalog } from '../../index.ts';
import { chain, chainItem, refusalsOf, valueOf } from '../../tests/samples.ts';
import { watchProducts } from '../../tests/watch-products.ts';
import { addItem } from '../items/add-item.ts';
import { announceAnew } from '../items/announce-anew.ts';
import { createProduct } from './create-product.ts';
import { putProducts } from './put-products.ts';
import { updateItem } from '../items/update-item.ts';
import { updateProduct } from './update-product.ts';

let graph: TestSubgraph;
beforeAll(async () => { graph = await startTestSubgraph(catalog); });
afterAll(() => graph.stop());

const { unchanged, lastEvent } = watchProducts(() => graph);

describe('create a product', () => {
  it('enters product, class and items, and tells their whole truth', async () => {
    const { productId } = valueOf(await graph.run(createProduct, chain('C-1'), { idempotencyKey: 'c1' }));
    expect(await lastEvent('C-1-1')).toEqual({
      itemId: expect.any(String), productId, sku: 'C-1-1', name: '足金素链', version: 1n,
      classes: [{ marginClass: 'C', effectiveAt: graph.clock.now() }], costMinor: null,
      costCurrency: null, labourMinor: 12_750n, priceCurrency: 'CNY', retired: false,
      demandClass: 'daily', metal: 'gold',
      memberOnly: false, exclusiveChannelIds: [], exclusiveTenantIds: [], category: 'chain', series: '传承', stones: [],
      tags: [], craft: null, fixedPriceMinor: null, saleTerms: null,
    });
    expect(await graph.sql.one`select command, subject_id from audit_record order by id desc limit 1`)
      .toEqual({ command: 'catalog.create-product', subject_id: productId });
  });

  it('answers a replay again and refuses the key with another input', async () => {
    const first = await graph.run(createProduct, chain('C-2'), { idempotencyKey: 'c2' });
    await unchanged(async () => {
      expect(await graph.run(createProduct, chain('C-2'), { idempotencyKey: 'c2' })).toEqual(first);
      expect(refusalsOf(await graph.run(createProduct, chain('C-3'), { idempotencyKey: 'c2' })))
        .toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
    });
  });

  it('refuses taken numbers and bad fields with nothing changed', async () => {
    await graph.run(createProduct,
      chain('C-4', {}, { items: [chainItem('C-4-1', { serialNo: 'SN-4' })] }));
    const create = async (...args: Parameters<typeof chain>) =>
      refusalsOf(await graph.run(createProduct, chain(...args), { idempotencyKey: newId() }));
    await unchanged(async () => {
      expect(await create('C-4')).toEqual(['STYLE_NO_TAKEN styleNo']);
      expect(await create('C-5', {}, { items: [chainItem('C-5-1'), chainItem('C-4-1')] }))
        .toEqual(['SKU_TAKEN items.1.sku']);
      expect(await create('C-5', {}, { items: [chainItem('x'), chainItem('x')] }))
        .toEqual(['SKU_TAKEN items.1.sku']);
      expect(await create('C-5', {}, { items: [chainItem('x', { serialNo: 'SN-4' })] }))
        .toEqual(['SERIAL_NO_TAKEN items.0.serialNo']);
      expect(await create('C-5', { nameZh: '' }, { items: [chainItem('x', { labour: '-1' })] }))
        .toEqual(['INVALID nameZh', 'INVALID items.0.labour']);
      expect(await create('C-5', {}, { classFrom: new Date('2029-01-01') })).toEqual(['INVALID classFrom']);
      expect(await create('C-5', {}, { items: Array.from({ length: 51 }, (_, n) => chainItem(`y${n}`)) }))
        .toEqual(['INVALID items']);
    });
  });

  it('lets one of two racing entries win', async () => {
    const outcomes = await Promise.all([1, 2].map((n) =>
      graph.run(createProduct, chain('RACE'), { idempotencyKey: `race-${n}` })));
    expect(outcomes.map(refusalsOf).sort()).toEqual([[], ['STYLE_NO_TAKEN styleNo']]);
    expect(await graph.sql.one`select count(*)::int as n from product where style_no = 'RACE'`)
      .toEqual({ n: 1 });
  });
});

describe('put products', () => {
  it('makes, changes and leaves alone, each row by itself', async () => {
    const put = (...inputs: ReturnType<typeof chain>[]) =>
      graph.runBatch(putProducts, inputs.map((input) => ({ input })));
    const first = await put(chain('P-1'), chain('P-2', { purity: 0 }), chain('P-3'));
    expect(first.map(refusalsOf)).toEqual([[], ['INVALID purity'], []]);
    const second = await put(chain('P-1'), chain('P-3', { nameZh: '新名' }),
      chain('P-4', {}, { items: [chainItem('P-1-1')] }));
    expect(second.map((outcome) => (outcome.ok ? outcome.value.outcome : refusalsOf(outcome))))
      .toEqual(['unchanged', 'updated', ['SKU_TAKEN items.0.sku']]);
    expect((await lastEvent('P-3-1')).name).toBe('新名');
    expect((await lastEvent('P-1-1')).version).toBe(1n);
    expect(await graph.sql.all`select style_no, version from product where style_no like 'P-%' order by 1`)
      .toEqual([{ style_no: 'P-1', version: 1 }, { style_no: 'P-3', version: 2 }]);
  });

  it('changes only what an import names', async () => {
    await graph.runBatch(putProducts, [{ input: chain('P-5', {
      stones: [{ kind: '钻石', count: 1, milliCarats: 300, certificateNo: null }],
    }, { items: [chainItem('P-5-1'), chainItem('P-5-2')] }) }]);
    const again = chain('P-5', {
      stones: [{ certificateNo: null, milliCarats: 300, count: 1, kind: '钻石' }],
    }, { marginClass: 'A', items: [chainItem('P-5-2', { labour: '40.00' })] });
    expect(await graph.runBatch(putProducts, [{ input: again }]))
      .toMatchObject([{ value: { outcome: 'updated' } }]);
    expect((await lastEvent('P-5-2')).labourMinor).toBe(17_000n);
    // A known product keeps its class, and its own row did not change.
    expect((await lastEvent('P-5-2')).classes.map((c) => c.marginClass)).toEqual(['C']);
    expect(await graph.sql.one`select version from product where style_no = 'P-5'`).toEqual({ version: 1 });
    expect((await lastEvent('P-5-1')).version).toBe(1n);
  });

  it('takes 400 products in well under a second', async () => {
    const items = Array.from({ length: 400 }, (_, n) => ({
      input: chain(`BULK-${n}`, {}, { items: [chainItem(`BULK-${n}-1`), chainItem(`BULK-${n}-2`)] }),
      idempotencyKey: `bulk-${n}`,
    }));
    const statements = await graph.countStatements(async () => {
      expect((await graph.runBatch(putProducts, items)).every((outcome) => outcome.ok)).toBe(true);
    });
    expect(statements).toBeLessThan(20);
    expect(await graph.sql.one`select count(*)::int as n from item where sku like 'BULK-%'`)
      .toEqual({ n: 800 });
  });

  it('keeps partners to what they may see', async () => {
    const [x, y] = [newId(), newId()];
    await graph.runBatch(putProducts, [{ input: chain('X-1', { exclusiveChannelIds: [x] }) }]);
    const as = async (id: string, input: ReturnType<typeof chain>) => refusalsOf((await graph.runBatch(
      putProducts, [{ input, actor: channel(id, 'catalog:write') }]))[0]!);
    await unchanged(async () => {
      expect(await as(y, chain('X-1'))).toEqual(['STYLE_NO_TAKEN styleNo']);
      expect(await as(x, chain('X-1'))).toEqual(['INVALID exclusiveChannelIds']);
      expect(await as(y, chain('X-2', { exclusiveChannelIds: [x] })))
        .toEqual(['INVALID exclusiveChannelIds']);
    });
    expect(await as(x, chain('X-1', { exclusiveChannelIds: [x], nameZh: '专供' }))).toEqual([]);
  });
});

describe('update a product', () => {
  it('changes what is given, counts the version, tells its items', async () => {
    const { productId } = valueOf(await graph.run(createProduct, chain('U-1')));
    const outcome = await graph.run(updateProduct, {
      productId, expectedVersion: 1,
      changes: { nameZh: '改名链', series: null, tags: ['新品'], retired: true, exclusiveChannelIds: [newId()],
        media: [{ kind: 'video', url: 'https://cdn.karat.example/v.mp4' }] },
    });
    expect(valueOf(outcome).version).toBe(2);
    expect(await lastEvent('U-1-1')).toMatchObject({ name: '改名链', retired: true, version: 2n });
    expect(await graph.sql.one`select series, tags, media, name_en, version, search_grams @> '{改名}' as found
      from product where id = ${productId}`).toEqual({
      series: null, tags: ['新品'], media: [{ kind: 'video', url: 'https://cdn.karat.example/v.mp4' }],
      name_en: 'Plain Gold Chain', version: 2, found: true,
    });
  });

  it('refuses stale, unknown, invisible and bad edits with nothing changed', async () => {
    const [x, y] = [newId(), newId()];
    const { productId } = valueOf(await graph.run(createProduct,
      chain('U-2', { exclusiveChannelIds: [x] })));
    await unchanged(async () => {
      const edit = (id: string, expectedVersion: number, changes: object, actor = operator()) =>
        graph.run(updateProduct, { productId: id, expectedVersion, changes }, { actor });
      expect(await edit(productId, 2, {})).toMatchObject({ ok: false, refusals: [
        { code: 'STALE', path: ['expectedVersion'], extras: { currentVersion: 1 } }] });
      expect(refusalsOf(await edit(newId(), 1, {}))).toEqual(['NOT_FOUND id']);
      expect(refusalsOf(await edit(productId, 1, {}, channel(y)))).toEqual(['NOT_FOUND id']);
      expect(refusalsOf(await edit(productId, 1, { exclusiveChannelIds: [] }, channel(x))))
        .toEqual(['INVALID exclusiveChannelIds']);
      expect(refusalsOf(await edit(productId, 1, { purity: 0 }))).toEqual(['INVALID purity']);
    });
  });

  it('lets one of two racing edits win', async () => {
    const { productId } = valueOf(await graph.run(createProduct, chain('U-3')));
    const outcomes = await Promise.all(['a', 'b'].map((nameEn) =>
      graph.run(updateProduct, { productId, expectedVersion: 1, changes: { nameEn } })));
    expect(outcomes.map(refusalsOf).sort()).toEqual([[], ['STALE expectedVersion']]);
  });
});

describe('items', () => {
  it('are added and changed, and their truth told', async () => {
    const { productId } = valueOf(await graph.run(createProduct, chain('I-1')));
    const { itemId } = valueOf(await graph.run(addItem,
      { productId, item: chainItem('I-1-2', { serialNo: 'SN-I' }) }));
    expect(await lastEvent('I-1-2')).toMatchObject({ itemId, version: 1n });
    const changes = { pricing: 'fixed', fixedPrice: '8999.00', labour: null, labourBasis: 'piece' } as const;
    expect(valueOf(await graph.run(updateItem, { itemId, expectedVersion: 1, changes })).version).toBe(2);
    expect(await lastEvent('I-1-2')).toMatchObject({ labourMinor: 0n, version: 2n });
    expect(await graph.sql.one`select fixed_price_minor, serial_no from item where id = ${itemId}`)
      .toEqual({ fixed_price_minor: 899_900n, serial_no: 'SN-I' });
  });

  it('refuse what may not be, with nothing changed', async () => {
    const x = newId();
    const { productId } = valueOf(await graph.run(createProduct, chain('I-2',
      { exclusiveChannelIds: [x] }, { items: [chainItem('I-2-1', { serialNo: 'SN-I2' })] })));
    const { itemId } = valueOf(await graph.run(addItem, { productId, item: chainItem('I-2-2') }));
    const add = async (id: string, item: ReturnType<typeof chainItem>, actor = operator()) =>
      refusalsOf(await graph.run(addItem, { productId: id, item }, { actor }));
    const edit = async (id: string, expectedVersion: number, changes: object, actor = operator()) =>
      refusalsOf(await graph.run(updateItem, { itemId: id, expectedVersion, changes }, { actor }));
    await unchanged(async () => {
      expect(await add(newId(), chainItem('z'))).toEqual(['NOT_FOUND productId']);
      expect(await add(productId, chainItem('z'), channel(newId()))).toEqual(['NOT_FOUND productId']);
      expect(await add(productId, chainItem('I-2-1'))).toEqual(['SKU_TAKEN item.sku']);
      expect(await add(productId, chainItem('z', { serialNo: 'SN-I2' })))
        .toEqual(['SERIAL_NO_TAKEN item.serialNo']);
      expect(await add(productId, chainItem('z', { goldWeightMg: 0 }))).toEqual(['INVALID item.goldWeightMg']);
      expect(await edit(newId(), 1, {})).toEqual(['NOT_FOUND id']);
      expect(await edit(itemId, 1, {}, channel(newId()))).toEqual(['NOT_FOUND id']);
      expect(await edit(itemId, 7, {})).toEqual(['STALE expectedVersion']);
      expect(await edit(itemId, 1, { serialNo: 'SN-I2' })).toEqual(['SERIAL_NO_TAKEN serialNo']);
      expect(await edit(itemId, 1, { pricing: 'fixed' })).toEqual(['INVALID fixedPrice']);
    });
  });
});

it('tells for whom an item is, and tells it anew where the news once said less', async () => {
  const channelId = newId();
  const put = chain('DED-1', { memberOnly: true, exclusiveChannelIds: [channelId] });
  const { productId } = valueOf(await graph.run(createProduct, put, { idempotencyKey: 'ded' }));
  const told = { memberOnly: true, exclusiveChannelIds: [channelId], exclusiveTenantIds: [] };
  expect(await lastEvent('DED-1-1')).toMatchObject({ version: 1n, ...told });
  await graph.sql.run`update item set announced_form = 0 where product_id = ${productId}`;
  const again = async () => valueOf(await graph.run(announceAnew, { limit: 10 })).announced;
  expect([await again(), await again()]).toEqual([1, 0]);
  expect(await lastEvent('DED-1-1')).toMatchObject({ version: 2n, ...told });
});
