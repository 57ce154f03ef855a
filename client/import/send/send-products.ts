import { createHash } from 'node:crypto';
import { ItemsBySkuDocument, PutProductsDocument } from '../../src/index.ts';
import type { CurrencyCode, ProductCategory, PutProductInput } from '../../gql/graphql.ts';
import { placesOf, rounded, textOf } from '../map/decimal.ts';
import type { Taken } from '../patience.ts';
import type { Product } from '../records/record.ts';
import { keyOf, refusedOf, type House, type ThingOf } from './sending.ts';

/** Items of the house stay as they are: only those that it does not know are put. */
export async function sendProducts(house: House, things: readonly ThingOf<'product'>[]): Promise<Taken> {
  const { itemsBySku } = await house.channel.query(ItemsBySkuDocument, { skus: things.map(({ value }) => value.sku) });
  const there = new Set(itemsBySku.flatMap((item) => (item ? [item.sku] : [])));
  const missing = things.filter(({ value }) => !there.has(value.sku));
  const styles = [...Map.groupBy(missing, ({ value }) => styleNo(value.style))];
  if (styles.length === 0) return { made: 0, known: things.length, refusals: [] };
  const products = styles.map(([style, items]) => productInput(house, style, items.map(({ value }) => value)));
  const { putProducts: { results } } = await house.channel.mutate(PutProductsDocument,
    { input: { idempotencyKey: keyOf(house, 'products', JSON.stringify(products)), products } });
  const refusals = results.flatMap(({ userErrors }, index) =>
    styles[index]![1].flatMap((thing) => refusedOf('products', thing, userErrors)));
  return { made: missing.length - refusals.length, known: things.length - missing.length, refusals };
}

/** A style number has letters, digits, dots, dashes and slashes; of any other text it is a digest. */
const styleNo = (text: string): string => (/^[A-Za-z0-9.\-/]{1,40}$/.test(text) ? text
  : `IMP-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`);

const BEGINNING = '1970-01-01T00:00:00.000Z';

function productInput(house: House, style: string, items: readonly Product[]): PutProductInput {
  const [{ name, category }] = items as [Product];
  const metal = house.answer('metal');
  return {
    styleNo: style, nameZh: name, nameEn: name, category: category as ProductCategory, demandClass: 'DAILY',
    metal: metal === 'GOLD' || metal === 'SILVER' || metal === 'PLATINUM' || metal === 'PALLADIUM' ? metal : 'OTHER',
    purity: Number(house.answer('purity') ?? 0), marginClass: house.answer('marginClass') ?? '', classFrom: BEGINNING,
    items: items.map(({ sku, price, currency, weightMg, size }) => {
      const amount = rounded(price, placesOf(currency));
      return {
        sku, currency: currency as CurrencyCode, pricing: 'FIXED' as const, grossWeightMg: weightMg, goldWeightMg: 0,
          size: size || null,
        // What was only ever given away is entered as no longer sold, at the smallest price there is.
        fixedPrice: textOf(amount.units > 0n ? amount : { units: 1n, scale: placesOf(currency) }),
          retired: amount.units <= 0n,
      };
    }),
  };
}
