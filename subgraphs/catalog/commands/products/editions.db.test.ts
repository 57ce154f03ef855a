import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { catalog } from '../../index.ts';
import { chain, chainItem, refusalsOf, valueOf } from '../../tests/samples.ts';
import { watchProducts } from '../../tests/watch-products.ts';
import { addItem } from '../items/add-item.ts';
import { updateItem } from '../items/update-item.ts';
import { createProduct } from './create-product.ts';
import { putProducts } from './put-products.ts';
import { updateProduct } from './update-product.ts';

let graph: TestSubgraph;
beforeAll(async () => { graph = await startTestSubgraph(catalog); });
afterAll(() => graph.stop());

const { unchanged, lastEvent } = watchProducts(() => graph);

describe('a limited edition', () => {
  const piece = (sku: string, editionNo?: number | null, retired = false) => chainItem(sku, { editionNo, retired });
  const put = async (changes: Parameters<typeof chain>[1], ...items: ReturnType<typeof piece>[]) =>
    refusalsOf((await graph.runBatch(putProducts, [{ input: chain('L-1', changes, { items }) }]))[0]!);
  const terms = async () => (await lastEvent('L-1-1')).saleTerms;
  const presale = { from: '2026-10-01T00:00:00.000Z', until: '2026-10-15T00:00:00.000Z', deliversOn: '2026-11-20' };

  it('has each number once, within it, whoever enters', async () => {
    expect(await put({ limitedTo: 2 }, piece('L-1-1', 1), piece('L-1-2', 2))).toEqual([]);
    expect(await terms()).toEqual({ limited: true, presaleFrom: null, early: null });
    await unchanged(async () => {
      expect(await put({}, piece('L-1-1', 2), piece('L-1-3', 2, true))).toEqual(['EDITION_TAKEN items.0.editionNo']);
      expect(await put({}, piece('L-1-3', 1))).toEqual(['EDITION_TAKEN items.0.editionNo']);
      expect(await put({}, piece('L-1-3', 3))).toEqual(['INVALID items.0.editionNo']);
      expect(await put({}, piece('L-1-3', null))).toEqual(['INVALID items.0.editionNo']);
      expect(await put({ limitedTo: 1 })).toEqual(['INVALID limitedTo']);
      expect(await put({ earlyAccess: { ...presale, tiers: ['CN:gold', 'CN:none'] } }))
        .toEqual(['NOT_FOUND earlyAccess.tiers.1']);
      const { id, version } = await graph.sql.one<{ id: string; version: number }>`
        select id, version from product where style_no = 'L-1'`;
      const item = (editionNo: number | null) => ({ productId: id, item: piece('L-1-3', editionNo) });
      expect(refusalsOf(await graph.run(addItem, item(2)))).toEqual(['EDITION_TAKEN item.editionNo']);
      expect(refusalsOf(await graph.run(addItem, item(null)))).toEqual(['INVALID item.editionNo']);
      const change = (changes: object) => graph.run(updateProduct,
        { productId: id, expectedVersion: version, changes });
      expect(refusalsOf(await change({ limitedTo: 1 }))).toEqual(['INVALID limitedTo']);
      expect(refusalsOf(await change({ presale, earlyAccess: { ...presale, tiers: ['CN:gold'] } })))
        .toEqual(['INVALID earlyAccess.from']);
      const one = await graph.sql.one<{ id: string; version: number }>`
        select id, version from item where sku = 'L-1-1'`;
      expect(refusalsOf(await graph.run(updateItem, { itemId: one.id, expectedVersion: one.version,
        changes: { editionNo: 2 } }))).toEqual(['EDITION_TAKEN editionNo']);
    });
  });

  it('keeps what an import does not say, and tells the terms of its sale', async () => {
    expect(await put({ presale, story: { zh: '传', en: 'Told on' } })).toEqual([]);
    expect(await put({ theme: '生肖' })).toEqual([]);
    expect(await graph.sql.one`select theme, story, presale, limited_to as "limitedTo" from product
      where style_no = 'L-1'`).toEqual({ theme: '生肖', story: { zh: '传', en: 'Told on' }, presale, limitedTo: 2 });
    expect(await terms()).toEqual({ limited: true, presaleFrom: new Date(presale.from), early: null });
    expect(await graph.runBatch(putProducts, [{ input: chain('L-1', {}, { items: [] }) }]))
      .toMatchObject([{ value: { outcome: 'unchanged' } }]);
    expect(await put({ presale: null })).toEqual([]);
    expect(await terms()).toMatchObject({ presaleFrom: null });
  });

  it('may exchange numbers, and an import that says none leaves them', async () => {
    const numbers = async () => (await graph.sql.all<{ sku: string; no: number | null }>`select sku, edition_no as no
      from item where sku like 'L-1-%' order by sku`).map(({ sku, no }) => `${sku} ${no}`);
    expect(await put({}, piece('L-1-1', 2), piece('L-1-2', 1))).toEqual([]);
    expect(await numbers()).toEqual(['L-1-1 2', 'L-1-2 1']);
    expect(await put({}, chainItem('L-1-1', { labour: '41.00' }), piece('L-1-2', 1))).toEqual([]);
    expect(await numbers()).toEqual(['L-1-1 2', 'L-1-2 1']);
    expect(await put({}, chainItem('L-1-1', { labour: '41.00', editionNo: null })))
      .toEqual(['INVALID items.0.editionNo']);
    expect(await put({}, piece('L-1-1', null, true), piece('L-1-2', 2), piece('L-1-3', 1))).toEqual([]);
    expect(await numbers()).toEqual(['L-1-1 null', 'L-1-2 2', 'L-1-3 1']);
    const one = await graph.sql.one<{ id: string; version: number }>`select id, version from item where sku = 'L-1-1'`;
    expect(refusalsOf(await graph.run(updateItem, { itemId: one.id, expectedVersion: one.version,
      changes: { retired: false } }))).toEqual(['INVALID editionNo']);
  });

  it('is entered with numbers for all that is on sale, and left without any', async () => {
    const { productId } = valueOf(await graph.run(createProduct, chain('L-2', {}, {
      items: [piece('L-2-1'), piece('L-2-2'), piece('L-2-3', null, true)] })));
    const put2 = async (changes: object, ...items: ReturnType<typeof piece>[]) => refusalsOf(
      (await graph.runBatch(putProducts, [{ input: chain('L-2', changes, { items }) }]))[0]!);
    const edit = async (changes: object) => {
      const { version } = await graph.sql.one<{ version: number }>`select version from product where id = ${productId}`;
      return refusalsOf(await graph.run(updateProduct, { productId, expectedVersion: version, changes }));
    };
    await unchanged(async () => {
      expect(await edit({ limitedTo: 9 })).toEqual(['INVALID limitedTo']);
      expect(await put2({ limitedTo: 9 }, piece('L-2-1', 1))).toEqual(['INVALID limitedTo']);
      expect(await put2({ limitedTo: 9 }, piece('L-2-1', 1), piece('L-2-2'))).toEqual(['INVALID items.1.editionNo']);
    });
    const numbers = async () => (await graph.sql.all<{ no: number | null }>`
      select edition_no as no from item where product_id = ${productId} order by sku`).map(({ no }) => no);
    for (const leave of [() => edit({ limitedTo: null }), () => put2({ limitedTo: null }, piece('L-2-2'))]) {
      expect(await put2({ limitedTo: 9 }, piece('L-2-1', 1), piece('L-2-2', 2))).toEqual([]);
      expect(await numbers()).toEqual([1, 2, null]);
      expect(await leave()).toEqual([]);
      expect(await numbers()).toEqual([null, null, null]);
      expect((await lastEvent('L-2-1')).saleTerms).toBe(null);
      const audited = await graph.sql.one<{ record: string }>`select coalesce(before->'numbers', after->'numbersEnded')
        as record from audit_record where subject_id = ${productId} order by id desc limit 1`;
      expect(Object.values(audited.record).sort()).toEqual([1, 2]);
    }
  });

  it('is told its pieces again when something they are told of changed', async () => {
    const told = async () => (await lastEvent('L-1-2')).version;
    const before = await told();
    const edit = async (changes: object) => {
      const { id, version } = await graph.sql.one<{ id: string; version: number }>`
        select id, version from product where style_no = 'L-1'`;
      expect(refusalsOf(await graph.run(updateProduct, { productId: id, expectedVersion: version, changes })))
        .toEqual([]);
    };
    await edit({ story: { zh: '新传', en: 'Anew' }, nameEn: 'Anew' });
    expect(await put({ theme: '山海', care: { zh: '避水', en: 'Keep dry' } })).toEqual([]);
    expect(await told()).toBe(before);
    await edit({ tags: ['新品'] });
    expect(await told()).toBe(before + 1n);
    expect(await put({ tags: ['旧品'] })).toEqual([]);
    expect(await told()).toBe(before + 2n);
  });

  it('stands still while its pieces are numbered', async () => {
    const { productId } = valueOf(await graph.run(createProduct,
      chain('L-3', { limitedTo: 5 }, { items: [piece('L-3-1', 1)] })));
    const { id } = await graph.sql.one<{ id: string }>`select id from item where sku = 'L-3-1'`;
    const outcomes = await Promise.all([
      graph.run(updateItem, { itemId: id, expectedVersion: 1, changes: { editionNo: 5 } }),
      graph.run(updateProduct, { productId, expectedVersion: 1, changes: { limitedTo: 3 } })]);
    expect(outcomes.flatMap(refusalsOf)).toHaveLength(1);
    const both = await graph.sql.one<{ most: number; no: number }>`select limited_to as most, edition_no as no
      from product p join item i on i.product_id = p.id where p.id = ${productId}`;
    expect(both.no).toBeLessThanOrEqual(both.most);
  });
});
