import type { Sql } from '../../../kernel/database/sql.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { editionProblem } from '../../domain/facets/product-facets.ts';
import type { ItemRow, ProductRow } from './product-rows.ts';

/** Pieces of one style: who has which number, and who is on sale without one. */
interface Pieces {
  readonly numbers: Map<number, string>;
  readonly bare: Set<string>;
}

/** Numbers of limited editions as a batch of imports changes them one after the other. */
export class Editions {
  readonly #pieces: Map<string, Pieces>;
  readonly #cleared = new Set<string>();

  private constructor(pieces: Map<string, Pieces>) {
    this.#pieces = pieces;
  }

  /** Of styles that are limited, or are to be. */
  static async of(sql: Sql, productIds: readonly string[]): Promise<Editions> {
    const rows = productIds.length === 0 ? [] : await sql.all<{ productId: string; id: string; no: number | null }>`
      select product_id as "productId", id, edition_no as no from item
      where product_id = any(${[...productIds]}::uuid[]) and (edition_no is not null or not retired)`;
    const byProduct = Map.groupBy(rows, ({ productId }) => productId);
    return new Editions(new Map([...byProduct].map(([productId, items]) => [productId, {
      numbers: new Map(items.flatMap(({ no, id }) => (no === null ? [] : [[no, id] as const]))),
      bare: new Set(items.flatMap(({ no, id }) => (no === null ? [id] : []))),
    }])));
  }

  /** Each number within the edition and given once, none left outside a smaller one, nothing on sale without. */
  wrong(
    known: ProductRow | undefined, { id, limitedTo }: ProductRow, rows: readonly ItemRow[],
  ): Outcome<never, 'INVALID' | 'EDITION_TAKEN'> | null {
    const { numbers, bare } = this.#of(id);
    const named = new Set(rows.map((row) => row.id));
    // Those that are named may exchange their numbers.
    const given = new Set([...numbers].flatMap(([no, itemId]) => (named.has(itemId) ? [] : [no])));
    if (limitedTo !== null && [...given].some((no) => no > limitedTo)) {
      return refused('INVALID', 'Pieces of it have numbers that would be outside the edition.', ['limitedTo']);
    }
    if (limitedTo !== null && known?.limitedTo === null && [...bare].some((itemId) => !named.has(itemId))) {
      return refused('INVALID', 'Items of it that are not named have no number.', ['limitedTo']);
    }
    for (const [index, row] of rows.entries()) {
      const path = ['items', String(index), 'editionNo'];
      const problem = editionProblem(limitedTo, row);
      if (problem) return refused('INVALID', problem, path);
      if (row.editionNo === null) continue;
      if (given.has(row.editionNo)) return refused('EDITION_TAKEN', 'Another piece has this number.', path);
      given.add(row.editionNo);
    }
    return null;
  }

  /** Notes what was taken; answers the numbers of a style that is limited no more: who had which. */
  keep(known: ProductRow | undefined, { id, limitedTo }: ProductRow, rows: readonly ItemRow[]): [number, string][] {
    const pieces = this.#of(id);
    const ended = known && known.limitedTo !== null && limitedTo === null ? [...pieces.numbers] : [];
    if (ended.length > 0) {
      this.#cleared.add(id);
      pieces.numbers.clear();
      for (const [, itemId] of ended) pieces.bare.add(itemId);
    }
    const named = new Set(rows.map((row) => row.id));
    for (const [no, itemId] of [...pieces.numbers]) if (named.has(itemId)) pieces.numbers.delete(no);
    for (const { id: itemId, editionNo, retired } of rows) {
      pieces.bare.delete(itemId);
      if (editionNo !== null) pieces.numbers.set(editionNo, itemId);
      else if (!retired) pieces.bare.add(itemId);
    }
    this.#pieces.set(id, pieces);
    return ended;
  }

  /** Numbers are given back before they are given: two pieces that exchange theirs never have the same one. */
  async giveBack(sql: Sql, moved: readonly string[], written: readonly string[], now: Date): Promise<void> {
    if (this.#cleared.size + moved.length === 0) return;
    await sql.run`update item set edition_no = null, updated_at = ${now},
        version = version + case when id = any(${[...written]}::uuid[]) then 0 else 1 end
      where edition_no is not null
        and (product_id = any(${[...this.#cleared]}::uuid[]) or id = any(${[...moved]}::uuid[]))`;
  }

  #of(productId: string): Pieces {
    return this.#pieces.get(productId) ?? { numbers: new Map(), bare: new Set() };
  }
}
