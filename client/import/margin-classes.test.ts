import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { classOf, mustBeKnown, readClasses } from './margin-classes.ts';
import { productOf } from './product.ts';
import type { Sale } from './read-sale.ts';

const classes = await readClasses(null);
const folder = mkdtempSync(join(tmpdir(), 'karat-classes-'));
const written = (content: unknown): string => {
  const file = join(folder, 'classes.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

const SALE: Sale = {
  line: 1, paidAt: '2018-12-01T11:40:29Z', orderId: '1', productId: '1842195256808833386', quantity: 1,
  categoryId: '9', alias: 'jewelry.ring', brand: '0', priceCents: 56_151n, userId: '2', gender: 'f',
  colour: 'red', metal: 'gold', gem: 'diamond',
};

describe('margin classes of the history', () => {
  it.each([
    ['A', 'jewelry.ring', 'gold', 'diamond'], ['A', '', 'silver', 'topaz'], ['B', 'jewelry.ring', 'gold', ''],
    ['B', 'jewelry.brooch', 'silver', ''], ['B', 'jewelry.ring', 'platinum', ''], ['B', 'jewelry.pendant', '', ''],
    ['X', 'jewelry.souvenir', 'gold', 'diamond'], ['X', 'electronics.clocks', 'silver', ''], ['X', '', '', ''],
  ])('%s: "%s" of "%s" with "%s"', (marginClass, alias, metal, gem) =>
    expect(classOf(classes, { alias, metal, gem })).toBe(marginClass));

  it('follows an edited file, and refuses one without a last rule for everything', async () => {
    const { categories, metals } = classes;
    const edited = await readClasses(written({ categories, metals, rules: [
      { class: 'C', metal: ['gold'], why: '' }, { class: 'D', why: '' }] }));
    expect([classOf(edited, SALE), classOf(edited, { ...SALE, metal: '' })]).toEqual(['C', 'D']);
    await expect(readClasses(written({ categories, metals, rules: [{ class: 'A', gem: true }] })))
      .rejects.toMatchObject({ code: 'CLASSES_INVALID' });
    await expect(readClasses(written({ categories, metals, rules: [{ why: '' }] })))
      .rejects.toMatchObject({ code: 'CLASSES_INVALID' });
    const known = ['A', 'B', 'C', 'X'];
    expect(() => mustBeKnown(edited, known)).toThrow('no margin class "D", but A, B, C, X');
    expect(() => mustBeKnown(classes, known)).not.toThrow();
    await expect(readClasses(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'CLASSES_INVALID' });
  });
});

describe('a product of the history', () => {
  it('is entered as its first sale describes it', () => {
    expect(productOf(classes, SALE)).toMatchObject({
      styleNo: 'RS-1842195256808833386', category: 'RING', metal: 'GOLD', purity: 5850, marginClass: 'A',
      nameEn: 'Ring, red gold diamond 833386', nameZh: '金戒指 833386', classFrom: '1970-01-01T00:00:00.000Z',
      tags: ['category:9', 'alias:jewelry.ring', 'brand:0', 'for:f', 'colour:red', 'gem:diamond'],
      items: [{ sku: 'RS-1842195256808833386', fixedPrice: '561.51', retired: false }] });
  });

  it('is no longer sold when it was only ever given away', () => {
    expect(productOf(classes, { ...SALE, priceCents: 0n, alias: '', metal: '', gem: '', colour: '' }))
      .toMatchObject({ nameEn: 'Piece 833386', category: 'OTHER', metal: 'OTHER', purity: 0, marginClass: 'X',
        items: [{ fixedPrice: '0.01', retired: true }] });
  });
});
