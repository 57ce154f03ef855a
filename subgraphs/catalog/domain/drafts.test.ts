import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS, serviceActor } from '../../kernel/actor.ts';
import { channel, operator, person, tenant } from '../../../tests/kit/subgraph.ts';
import { NO_FACETS } from './facets/product-facets.ts';
import { mayRededicate, maySeeProduct } from './exclusivity.ts';
import { readItem, type ItemDraft } from './item-draft.ts';
import { checkProduct, tidyProduct, type ProductDraft } from './product-draft.ts';
import { gramsOf, gramsToFind, likePattern } from './search-grams.ts';

const product: ProductDraft = {
  styleNo: 'KR-A-0001', nameZh: '古法金手镯', nameEn: 'Heritage gold bangle', category: 'bangle',
  demandClass: 'wedding', metal: 'gold', purity: 9_990, craft: '古法', series: null, tags: [],
  stones: [], media: [], memberOnly: false, exclusiveChannelIds: [], exclusiveTenantIds: [],
  leadTimeDays: 0, ...NO_FACETS,
};
const item: ItemDraft = {
  sku: 'KR-A-0001-1', serialNo: null, grossWeightMg: 4_250, goldWeightMg: 4_250, size: null,
  pricing: 'by_weight', currency: 'CNY', fixedPrice: null, labour: '30.00', labourBasis: 'gram',
  stonePrice: null, retired: false,
};
const badPaths = (draft: Partial<ProductDraft>): string[] =>
  checkProduct({ ...product, ...draft }).map(({ path }) => path.join('.'));
const badItem = (draft: Partial<ItemDraft>): string[] => {
  const reading = readItem({ ...item, ...draft }, ['items', '0']);
  return reading.ok ? [] : reading.refusals.map(({ path }) => path.join('.'));
};

describe('a product', () => {
  it('is taken when it is whole', () => {
    expect(checkProduct(product)).toEqual([]);
    expect(tidyProduct({ ...product, nameZh: ' 镯 ', craft: '  ', tags: ['a', ' a '] }))
      .toMatchObject({ nameZh: '镯', craft: null, tags: ['a'] });
  });

  it('says where it is wrong, everything at once', () => {
    expect(badPaths({ styleNo: 'a\u200bb', nameZh: ' ', nameEn: 'x'.repeat(121), purity: 10_001 }))
      .toEqual(['styleNo', 'nameZh', 'nameEn', 'purity']);
    expect(badPaths({ nameZh: '金\u0007' })).toEqual(['nameZh']);
    expect(badPaths({ nameZh: '𠮷'.repeat(120) })).toEqual([]);
    expect(badPaths({ purity: 0 })).toEqual(['purity']);
    expect(badPaths({ metal: 'other', purity: 0 })).toEqual([]);
    expect(badPaths({ leadTimeDays: -1 })).toEqual(['leadTimeDays']);
    expect(badPaths({ craft: 'x'.repeat(61), series: 'x'.repeat(61) })).toEqual(['craft', 'series']);
  });

  it('has bounded lists and only https media', () => {
    const stone = { kind: '钻石', count: 0, milliCarats: -1, certificateNo: 'x'.repeat(61) };
    expect(badPaths({ stones: [stone] })).toEqual(
      ['stones.0.count', 'stones.0.milliCarats', 'stones.0.certificateNo']);
    expect(badPaths({ media: [{ kind: 'picture', url: 'javascript:alert(1)' }] }))
      .toEqual(['media.0.url']);
    expect(badPaths({ media: [{ kind: 'picture', url: 'https://cdn.karat.example/a.jpg' }] }))
      .toEqual([]);
    expect(badPaths({ tags: Array.from({ length: 21 }, (_, n) => `t${n}`) })).toEqual(['tags']);
    expect(badPaths({ exclusiveChannelIds: new Array(51).fill('x') }))
      .toEqual(['exclusiveChannelIds']);
  });
});

describe('an item', () => {
  it('is read into minor units', () => {
    expect(readItem(item)).toMatchObject({ ok: true, fields: {
      goldWeightMg: 4_250n, labourMinor: 3_000n, fixedPriceMinor: null, stonePriceMinor: 0n,
    } });
  });

  it('by weight has gold and no fixed price; fixed has a price', () => {
    expect(badItem({ fixedPrice: '1.00' })).toEqual(['items.0.fixedPrice']);
    expect(badItem({ goldWeightMg: 0 })).toEqual(['items.0.goldWeightMg']);
    expect(badItem({ pricing: 'fixed' })).toEqual(['items.0.fixedPrice']);
    expect(badItem({ pricing: 'fixed', fixedPrice: '0' })).toEqual(['items.0.fixedPrice']);
    expect(badItem({ pricing: 'fixed', fixedPrice: '8999' })).toEqual([]);
  });

  it('refuses negative and unreadable amounts, weights and labels', () => {
    expect(badItem({ labour: '-1' })).toEqual(['items.0.labour']);
    expect(badItem({ stonePrice: '1.234' })).toEqual(['items.0.stonePrice']);
    expect(badItem({ currency: 'XXX' })).toEqual(['items.0.currency']);
    expect(badItem({ goldWeightMg: 4_251 })).toEqual(['items.0.goldWeightMg']);
    expect(badItem({ grossWeightMg: 100_000_001 })).toEqual(['items.0.grossWeightMg']);
    for (const sku of ['1515915625441993984', '10/12#B', '戒指 01', 'A&B+_=(x)', 'ü'.repeat(100)]) {
      expect(badItem({ sku })).toEqual([]);
    }
    for (const sku of ['a\u200bb', 'a\nb', 'a  b', 'x'.repeat(101)]) {
      expect(badItem({ sku })).toEqual(['items.0.sku']);
    }
    expect(badItem({ sku: '', size: 'x'.repeat(21), serialNo: 'x'.repeat(61) }))
      .toEqual(['items.0.sku', 'items.0.serialNo', 'items.0.size']);
    expect(badItem({ sku: '\ufeffKR-1', serialNo: 'S\u200b1' })).toEqual(['items.0.sku', 'items.0.serialNo']);
    expect(badItem({ sku: ' KR-1\u3000', serialNo: ' ' })).toEqual([]);
  });
});

describe('exclusive products', () => {
  const forX = { exclusiveChannelIds: ['x'], exclusiveTenantIds: [] };
  const forF = { exclusiveChannelIds: [], exclusiveTenantIds: ['f'] };
  const forAll = { exclusiveChannelIds: [], exclusiveTenantIds: [] };

  it('exist only for those they are made for', () => {
    expect([channel('x'), channel('y'), tenant('f'), person('p'), operator(), serviceActor('s', [])]
      .map((actor) => maySeeProduct(actor, forX))).toEqual([true, false, false, false, true, true]);
    expect([channel('x'), tenant('f'), tenant('g')].map((actor) => maySeeProduct(actor, forF)))
      .toEqual([false, true, false]);
    expect([channel('x'), tenant('f'), person('p')].every((a) => maySeeProduct(a, forAll))).toBe(true);
    expect(maySeeProduct({ ...person('p'), channelId: 'x' }, forX)).toBe(true);
    expect(maySeeProduct(ANONYMOUS, forAll)).toBe(false);
  });

  it('are dedicated by head office alone', () => {
    expect(mayRededicate(operator(), forAll, forX)).toBe(true);
    expect(mayRededicate(channel('x'), forAll, forX)).toBe(false);
    expect(mayRededicate(channel('x'), forX, forAll)).toBe(false);
    expect(mayRededicate(channel('x'), forX, { ...forX })).toBe(true);
  });
});

describe('search', () => {
  it('finds any part of a name', () => {
    const grams = new Set(gramsOf(['古法金 手镯', 'Heritage  Ｇold']));
    for (const part of ['法金', '镯', 'GOLD', 'age gold', '金 手']) {
      expect(gramsToFind(part).every((gram) => grams.has(gram))).toBe(true);
    }
    expect(gramsToFind('银镯').every((gram) => grams.has(gram))).toBe(false);
    expect(gramsToFind('  ')).toEqual([]);
    expect(likePattern('50%_\\')).toBe('50\\%\\_\\\\');
  });
});
