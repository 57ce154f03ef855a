import { KeyCounter } from '../map/key-counter.ts';
import { rounded, times, whole } from '../map/decimal.ts';
import { plainName } from '../map/plain.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Row } from '../read/settings.ts';
import type { Product, Thing } from './record.ts';
import { currencyOf, soundRows, tried, type RecordReader, type Work } from './work.ts';

export const CATEGORIES = ['BANGLE', 'BAR', 'BEAN', 'BRACELET', 'CHAIN', 'CHARM', 'COIN', 'EARRINGS', 'NECKLACE',
  'OTHER', 'PENDANT', 'RING', 'WATCH'];
const KNOWN: Record<string, string> = { ring: 'RING', rings: 'RING', 戒指: 'RING', necklace: 'NECKLACE',
  necklaces: 'NECKLACE', 项链: 'NECKLACE', bracelet: 'BRACELET',
  bracelets: 'BRACELET', 手链: 'BRACELET', bangle: 'BANGLE', bangles: 'BANGLE', 手镯: 'BANGLE', earring: 'EARRINGS',
    earrings: 'EARRINGS', studs: 'EARRINGS', 耳饰: 'EARRINGS',
  耳环: 'EARRINGS', 耳钉: 'EARRINGS', pendant: 'PENDANT', pendants: 'PENDANT', 吊坠: 'PENDANT', chain: 'CHAIN',
    chains: 'CHAIN', 素链: 'CHAIN', charm: 'CHARM', charms: 'CHARM',
  转运珠: 'CHARM', coin: 'COIN', coins: 'COIN', 金币: 'COIN', bar: 'BAR', bars: 'BAR', 金条: 'BAR', bean: 'BEAN', 金豆: 'BEAN',
    watch: 'WATCH', watches: 'WATCH', 腕表: 'WATCH' };

/** Products with their items: a line is an item, and the name of its product may stand on the first line alone. */
export class ProductsReader implements RecordReader {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  async *things(): AsyncGenerator<Thing, void, undefined> {
    const { tally, mapping } = this.#work;
    const [skus, styles] = [new KeyCounter(), new KeyCounter()];
    let above: { style: string; name: string; category: string } | null = null;
    for await (const row of soundRows(this.#work)) {
      tally.count('lines');
      // Shops list further pictures of a product in lines that have nothing else.
      if (mapping.has('sku') && mapping.text('sku', row.cells) === '' && mapping.text('price', row.cells) === '') {
        tally.count('lines without an item');
        continue;
      }
      const product: Product | null = tried(tally, row.line, () => this.#product(row, above));
      if (!product) continue;
      above = product;
      if (skus.add(product.sku) > 1) {
        tally.remark(row.line, 'refused', 'KEY_TWICE', `the item ${product.sku} stands in a line before`);
        continue;
      }
      if (styles.add(product.style) === 1) tally.count('products');
      tally.count('items');
      tally.sum('price', product.currency, product.price);
      yield { is: 'product', key: product.sku, lines: [row.line], value: product };
    }
  }

  #product({ line, cells }: Row, above: { style: string; name: string; category: string } | null): Product {
    const { mapping } = this.#work;
    const sku = (mapping.text('sku', cells) || mapping.text('style', cells)).normalize('NFKC');
    const style = mapping.text('style', cells) || sku;
    const same = above?.style === style ? above : null;
    const name = mapping.text('name', cells) || same?.name || '';
    const price = mapping.number('price', cells);
    if (sku === '' || [...sku].length > 100) throw new Unreadable('SKU',
      'it has no item number, or one of over 100 characters');
    if (name === '') throw new Unreadable('NAME', `the item ${sku} has no name`);
    if (price === null || price.units <= 0n) throw new Unreadable('PRICE_MISSING', `the item ${sku} has no price`);
    const said = mapping.text('category', cells);
    const category = said === '' ? same?.category ?? 'OTHER' : KNOWN[plainName(said)]
      ?? (CATEGORIES.includes(said) ? said : 'OTHER');
    const grams = mapping.number('weight', cells);
    return { line, style, sku, name: [...name].slice(0, 120).join(''), category, price,
      currency: currencyOf(this.#work, cells, 'price'),
      weightMg: grams ? Number(rounded(times(grams, whole(1_000)), 0).units) : 0,
        size: [...mapping.text('size', cells)].slice(0, 20).join('') };
  }
}
