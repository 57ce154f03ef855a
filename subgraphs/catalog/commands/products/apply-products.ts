import type { MarginClass } from '../../../contracts/words.ts';
import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { mayRededicate, maySeeProduct } from '../../domain/exclusivity.ts';
import { readItem, type ItemDraft, type ItemFields } from '../../domain/item-draft.ts';
import { keptFacets, NO_FACETS, type ProductFacets } from '../../domain/facets/product-facets.ts';
import { isTooFarAhead, MAX_AHEAD_DAYS, MAX_ITEMS } from '../../domain/limits.ts';
import { checkProduct, tidyProduct, type ProductDraft } from '../../domain/product-draft.ts';
import { marginClassPeriodTable } from '../../persistence/tables/margin-class-period.table.ts';
import { announceItems, toldOfProduct } from '../items/announce-items.ts';
import { offered } from '../offered.ts';
import { Editions } from './editions.ts';
import { lockFiles, refuseFiles } from '../uploads/lock-files.ts';
import { unknownTier } from './unknown-tier.ts';
import {
  readItemRows, readProductRows, sameRow, writeItems, writeProducts, type ItemRow, type ProductRow,
} from './product-rows.ts';

/** What an import does not say of the facets that came later stays as it is. */
export type ProductToPut = Omit<ProductDraft, keyof ProductFacets> & Partial<ProductFacets>;

export interface PutProduct {
  readonly product: ProductToPut;
  /** Class of a new product; a known one keeps its own (set-margin-class changes it). */
  readonly marginClass: MarginClass;
  /** Null: from now on. */
  readonly classFrom: Date | null;
  readonly items: readonly ItemDraft[];
  /** Only the seed names its rows. */
  readonly ids?: { readonly product: string; readonly items: readonly string[] };
}

export interface PutValue {
  readonly productId: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

export type PutCode = 'INVALID' | 'NOT_FOUND' | 'STYLE_NO_TAKEN' | 'SKU_TAKEN' | 'SERIAL_NO_TAKEN'
  | 'EDITION_TAKEN';

/** A product with what the import says of it, read and checked by itself. */
interface Reading {
  readonly product: ProductDraft;
  readonly items: readonly ItemFields[];
}

/**
 * Puts products with their items: known style numbers and SKUs are changed, new ones made, in one set of
 * statements. Each request is taken or refused by itself. Items an import does not name stay as they are.
 */
export async function applyProducts(
  tx: Tx, requests: readonly BatchRequest<PutProduct>[], mode: 'create' | 'put',
): Promise<Outcome<PutValue, PutCode>[]> {
  const readings = requests.map(({ input }) => readRequest(input, tx.now));
  const good = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  const shelf = await Shelf.open(tx, good);
  const files = await lockFiles(tx.sql, good.flatMap(({ product }) => product.media));
  const outcomes = requests.map((request, index): Outcome<PutValue, PutCode> => {
    const reading = readings[index]!;
    if (!reading.ok) return reading;
    return refuseFiles(files, reading.value.product.media) ?? shelf.put(request, reading.value, mode);
  });
  await shelf.write();
  return outcomes;
}

function readRequest(input: PutProduct, now: Date): Outcome<Reading, 'INVALID'> {
  const product = tidyProduct({ ...NO_FACETS, ...input.product });
  const refusals: Refusal<'INVALID'>[] = [...checkProduct(product)];
  if (input.classFrom && isTooFarAhead(input.classFrom, now, MAX_AHEAD_DAYS)) {
    refusals.push({ code: 'INVALID', message: 'At most two years ahead.', path: ['classFrom'] });
  }
  if (input.items.length > MAX_ITEMS) {
    return refused('INVALID', `At most ${MAX_ITEMS} items.`, ['items']);
  }
  const items = input.items.map((item, index) => readItem(item, ['items', String(index)]));
  refusals.push(...items.flatMap((item) => (item.ok ? [] : item.refusals)));
  if (refusals.length > 0) return refusedAll(refusals);
  return accepted({ product, items: items.flatMap((item) => (item.ok ? [item.fields] : [])) });
}

/** The state these requests meet, as they change it one after the other. */
class Shelf {
  readonly #tx: Tx;
  readonly #book: Codebook;
  readonly #products: Map<string, ProductRow>;
  readonly #bySku: Map<string, ItemRow>;
  readonly #bySerial: Map<string, ItemRow>;
  readonly #editions: Editions;
  /** Numbers as they were found: what is given another one gives its own back first. */
  readonly #numbers: ReadonlyMap<string, number | null>;
  readonly #toldProducts = new Set<string>();
  readonly #changedProducts = new Map<string, ProductRow>();
  readonly #changedItems = new Map<string, ItemRow>();
  readonly #classes: {
    productId: string; effectiveAt: Date; marginClass: MarginClass; setBy: string;
  }[] = [];

  private constructor(
    tx: Tx, book: Codebook, products: Map<string, ProductRow>, items: readonly ItemRow[],
    editions: Editions,
  ) {
    this.#editions = editions;
    this.#tx = tx;
    this.#book = book;
    this.#products = products;
    this.#numbers = new Map(items.map(({ id, editionNo }) => [id, editionNo]));
    this.#bySku = new Map(items.map((item) => [item.sku, item]));
    this.#bySerial = new Map(items.flatMap((item) => (item.serialNo ? [[item.serialNo, item]] : [])));
  }

  static async open(tx: Tx, readings: readonly Reading[]): Promise<Shelf> {
    const book = await readCodebook(tx.sql);
    const items = readings.flatMap((reading) => reading.items);
    const readProducts = () =>
      readProductRows(tx.sql, readings.map(({ product }) => product.styleNo));
    const products = await readProducts();
    const rows = await readItemRows(tx.sql, {
      skus: items.map(({ sku }) => sku),
      serialNos: items.flatMap(({ serialNo }) => (serialNo ? [serialNo] : [])),
    });
    // Their product may have been entered between the two readings; then it is there by now.
    const ids = new Set([...products.values()].map(({ id }) => id));
    const isKnown = rows.every(({ productId }) => ids.has(productId));
    const known = isKnown ? products : await readProducts();
    const toLimit = new Set(readings.flatMap(({ product }) => (product.limitedTo === null ? [] : [product.styleNo])));
    const numbered = [...known.values()].filter(({ limitedTo, styleNo }) => limitedTo !== null || toLimit.has(styleNo));
    return new Shelf(tx, book, known, rows, await Editions.of(tx.sql, numbered.map(({ id }) => id)));
  }

  put(
    request: BatchRequest<PutProduct>, { product: said, items }: Reading, mode: 'create' | 'put',
  ): Outcome<PutValue, PutCode> {
    const known = this.#products.get(said.styleNo);
    const product = known ? { ...said, ...keptFacets(known, request.input.product) } : said;
    if (known && (mode === 'create' || !maySeeProduct(request.actor, known))) {
      return refused('STYLE_NO_TAKEN', 'Another product has this style number.', ['styleNo']);
    }
    const dedicated = known
      ? mayRededicate(request.actor, known, product) : maySeeProduct(request.actor, product);
    if (!dedicated) {
      return refused('INVALID', 'Only head office says for whom a product is.', ['exclusiveChannelIds']);
    }
    if (!known && !this.#isOffered(request.input)) {
      return refused('NOT_FOUND', 'There is no such margin class.', ['marginClass']);
    }
    const noTier = unknownTier(this.#book, product.earlyAccess);
    if (noTier) return noTier;
    const productId = known?.id ?? request.input.ids?.product ?? newId(this.#tx.now);
    const rows = items.map((fields, index): ItemRow => {
      const before = this.#bySku.get(fields.sku);
      // Who does not know of numbers leaves them.
      const keeps = product.limitedTo !== null && request.input.items[index]!.editionNo === undefined;
      return {
        ...fields, productId, id: before?.id ?? request.input.ids?.items[index] ?? newId(this.#tx.now),
        ...(keeps && { editionNo: before?.editionNo ?? null }),
      };
    });
    const row: ProductRow = { ...product, id: productId, retired: known?.retired ?? false };
    const kept = checkProduct(row);
    if (kept.length > 0) return refusedAll(kept);
    const clash = this.#clashOf(rows) ?? this.#editions.wrong(known, row, rows);
    if (clash) return clash;
    const productChanged = !known || !sameRow(known, row);
    const itemsChanged = rows.filter((item) => {
      const before = this.#bySku.get(item.sku);
      return !before || !sameRow(before, item);
    });
    if (!productChanged && itemsChanged.length === 0) return accepted({ productId, outcome: 'unchanged' });
    this.#keep(request, known, row, productChanged, itemsChanged);
    return accepted({ productId, outcome: known ? 'updated' : 'created' });
  }

  #isOffered({ marginClass, classFrom }: PutProduct): boolean {
    const { now } = this.#tx;
    return offered(this.#book, 'margin_class', marginClass, { from: classFrom ?? now, now }) !== null;
  }

  #clashOf(rows: readonly ItemRow[]): Outcome<PutValue, PutCode> | null {
    const skus = new Set<string>();
    const serials = new Set<string>();
    for (const [index, row] of rows.entries()) {
      const bySku = this.#bySku.get(row.sku);
      if (skus.has(row.sku) || (bySku && bySku.productId !== row.productId)) {
        return refused('SKU_TAKEN', 'Another item has this SKU.', ['items', String(index), 'sku']);
      }
      const bySerial = row.serialNo ? this.#bySerial.get(row.serialNo) : undefined;
      if ((row.serialNo && serials.has(row.serialNo)) || (bySerial && bySerial.id !== row.id)) {
        return refused('SERIAL_NO_TAKEN', 'Another piece has this serial number.',
          ['items', String(index), 'serialNo']);
      }
      skus.add(row.sku);
      if (row.serialNo) serials.add(row.serialNo);
    }
    return null;
  }

  #keep(
    request: BatchRequest<PutProduct>, known: ProductRow | undefined, row: ProductRow,
    productChanged: boolean, items: readonly ItemRow[],
  ): void {
    this.#products.set(row.styleNo, row);
    if (productChanged) this.#changedProducts.set(row.id, row);
    if (!known || !sameRow(toldOfProduct(known), toldOfProduct(row))) this.#toldProducts.add(row.id);
    const ended = this.#editions.keep(known, row, items);
    if (ended.length > 0) this.#withoutNumbers(row.id);
    for (const item of items) {
      this.#bySku.set(item.sku, item);
      if (item.serialNo) this.#bySerial.set(item.serialNo, item);
      this.#changedItems.set(item.id, item);
    }
    const { marginClass, classFrom } = request.input;
    if (!known) {
      this.#classes.push({
        productId: row.id, marginClass, effectiveAt: classFrom ?? this.#tx.now,
        setBy: request.actor.name,
      });
    }
    this.#tx.audit({
      subjectId: row.id, by: request, before: known ?? null,
      after: { product: row, items, ...(known ? {} : { marginClass }),
        ...(ended.length > 0 && { numbersEnded: Object.fromEntries(ended.map(([no, id]) => [id, no])) }) },
    });
  }

  #withoutNumbers(productId: string): void {
    for (const item of [...this.#bySku.values()].filter((each) => each.productId === productId)) {
      this.#bySku.set(item.sku, { ...item, editionNo: null });
      if (this.#changedItems.has(item.id)) this.#changedItems.set(item.id, { ...item, editionNo: null });
    }
  }

  async write(): Promise<void> {
    const { sql, now } = this.#tx;
    await writeProducts(sql, [...this.#changedProducts.values()], now);
    await sql.insertInto(marginClassPeriodTable, this.#classes.map((period) =>
      ({ ...period, setAt: now })));
    const items = [...this.#changedItems.values()];
    const moved = items.filter(({ id, editionNo }) => (this.#numbers.get(id) ?? editionNo) !== editionNo);
    await this.#editions.giveBack(sql, moved.map(({ id }) => id), items.map(({ id }) => id), now);
    await writeItems(sql, items, now);
    if (this.#toldProducts.size + items.length === 0) return;
    await announceItems(this.#tx, { productIds: [...this.#toldProducts], itemIds: items.map(({ id }) => id) });
  }
}
