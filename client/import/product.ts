import type { PutProductInput } from '../gql/graphql.ts';
import { classOf, type Classes } from './margin-classes.ts';
import { dollars, type Sale } from './read-sale.ts';

/** Style number and SKU of a product of the history: its 19-digit id, marked as foreign. */
export function skuOf(productId: string): string {
  return `RS-${productId}`;
}

/** A class from before any sale: a mended file may bring an earlier one than the file before it had. */
const BEGINNING = '1970-01-01T00:00:00.000Z';

/**
 * A product as its first sale describes it. The price never changes in the history. One that was only ever
 * seen for nothing is entered as no longer sold, at the smallest price there is, so that nobody quotes it.
 */
export function productOf(classes: Classes, sale: Sale): PutProductInput {
  const [category, en, zh] = classes.categories[sale.alias] ?? ['OTHER', 'Piece', '饰品'];
  const [metal, purity, metalZh] = classes.metals[sale.metal] ?? ['OTHER', 0, ''];
  const known = sale.priceCents > 0n;
  const number = sale.productId.slice(-6);
  const words = [sale.colour, sale.metal, sale.gem].filter(Boolean).join(' ');
  return {
    styleNo: skuOf(sale.productId), category, metal, purity, demandClass: 'DAILY',
    nameEn: `${en}${words ? `, ${words}` : ''} ${number}`,
    nameZh: `${metalZh}${zh} ${number}`,
    marginClass: classOf(classes, sale), classFrom: BEGINNING,
    tags: [
      ['category', sale.categoryId], ['alias', sale.alias], ['brand', sale.brand],
      ['for', sale.gender], ['colour', sale.colour], ['gem', sale.gem],
    ].filter(([, word]) => word).map(([kind, word]) => `${kind}:${word}`),
    items: [{
      sku: skuOf(sale.productId), currency: 'USD', pricing: 'FIXED',
      fixedPrice: dollars(known ? sale.priceCents : 1n), retired: !known,
      grossWeightMg: 0, goldWeightMg: 0,
    }],
  };
}
