import { sql as fragment, type RawBuilder } from 'kysely';
import { pageOf, readPage, type Listing } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { foldText, gramsToFind, likePattern } from '../domain/search-grams.ts';
import { ITEM_COLUMNS, itemOf, type ItemRow } from './item-rows.ts';

export interface ItemQuery {
  /** Beginning of a SKU or serial number, or any part of a name of its style, or of how it sounds. */
  readonly search: string | null;
  /** uuid. */
  readonly productId: string | null;
  /** By itself or with its style. */
  readonly retired: boolean | null;
  /** Pieces with a serial number of their own, or the others. */
  readonly unique: boolean | null;
}

type Part = RawBuilder<unknown>;
/** As many as are looked up before the list is read; of more each is asked in the list's own order. */
const MOST_LOOKED_UP = 10_000;
const ORDER = 'i.sku_key collate "C"';

export async function itemsPage(sql: Sql, query: ItemQuery, page: PageBounds) {
  return pageOf(await readPage<ItemRow>(sql, await itemsListing(sql, query), page), itemOf);
}

/** By SKU. What begins so is read in order from the index of SKUs; what is found otherwise comes beside it. */
export async function itemsListing(sql: Sql, query: ItemQuery): Promise<Listing> {
  const conditions = conditionsOf(query);
  const search = foldText(query.search ?? '');
  const arm = (...where: Part[]) => (
    { from: fragment`item i`, where: fragment.join([fragment`true`, ...where, ...conditions], fragment` and `) });
  const others = search === '' ? null : await otherwise(sql, search);
  const begins = startsWith('i.sku_key', search);
  return {
    columns: ITEM_COLUMNS, from: fragment`item i join product p on p.id = i.product_id`, key: 'i.id',
    arms: search === '' ? [arm()] : [arm(begins), ...(others ? [arm(fragment`not (${begins})`, others)] : [])],
    sort: [{ column: ORDER, type: 'text' }, { column: 'i.id', type: 'uuid' }], descending: false,
  };
}

function conditionsOf({ productId, retired, unique }: ItemQuery): Part[] {
  return [
    ...(productId === null ? [] : [fragment`i.product_id = ${productId}::uuid`]),
    ...(retired === null ? [] : [fragment`(i.retired or exists (
      select 1 from product s where s.id = i.product_id and s.retired)) = ${retired}`]),
    ...(unique === null ? [] : [unique ? fragment`i.serial_no is not null` : fragment`i.serial_no is null`]),
  ];
}

/** A range, since comparing is what the index of a restricted reader is used for, too. */
export function startsWith(column: string, text: string): Part {
  const by = fragment.raw(`${column} collate "C"`);
  return fragment`${by} >= ${text} and ${by} < ${`${text}\u{10FFFF}`}`;
}

/** Items by serial number and by their style: those there are, or how to ask each; null where there are none. */
async function otherwise(sql: Sql, search: string): Promise<Part | null> {
  const style = styleMatches(search);
  const serial = fragment`i.serial_no is not null and ${startsWith('i.serial_key', search)}`;
  const found = await sql.all<{ id: string }>`select id from (
      select i.id from item i where ${serial}
      union all select i.id from item i
        where i.product_id = any(array(select p.id from product p where ${style} limit ${MOST_LOOKED_UP + 1}))) m
    limit ${MOST_LOOKED_UP + 1}`;
  if (found.length === 0) return null;
  if (found.length <= MOST_LOOKED_UP) return fragment`i.id = any(${[...new Set(found.map(({ id }) => id))]}::uuid[])`;
  return fragment`(${serial} or exists (select 1 from product p where p.id = i.product_id and ${style}))`;
}

/** Any part of the names, style number or series of a style, of their pinyin or its initials. */
export function styleMatches(search: string, table = 'p'): Part {
  const of = fragment.raw(table);
  return fragment`${of}.search_grams @> ${gramsToFind(search)}::text[]
    and ${of}.search_text like ${`%${likePattern(search)}%`}`;
}
