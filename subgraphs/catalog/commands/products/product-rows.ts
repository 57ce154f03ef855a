import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf, takenFrom } from '../../../kernel/database/table-rows.ts';
import { toJson } from '../../../kernel/json.ts';
import type { ItemFields } from '../../domain/item-draft.ts';
import type { ProductDraft } from '../../domain/product-draft.ts';
import { foldText, gramsOf } from '../../domain/search-grams.ts';
import { spellingsOf } from '../../domain/search-pinyin.ts';
import { itemTable } from '../../persistence/tables/item.table.ts';
import { productTable } from '../../persistence/tables/product.table.ts';

/** Rows as an import knows them. */
export interface ProductRow extends ProductDraft {
  readonly id: string;
  readonly retired: boolean;
}

export interface ItemRow extends ItemFields {
  readonly id: string;
  readonly productId: string;
}

/** What search reads; products that were written in an older form are written anew (spell-products.ts). */
export const SEARCH_FORM = 2;

/** What search reads: kept beside the product whatever command changes it. */
export function searchOf(
  { nameZh, nameEn, styleNo, series }: Pick<ProductDraft, 'nameZh' | 'nameEn' | 'styleNo' | 'series'>,
): { searchText: string; searchGrams: string[]; searchForm: number } {
  const texts = [nameZh, nameEn, styleNo, ...(series ? [series] : [])];
  const sounds = texts.flatMap(spellingsOf);
  return {
    searchText: [...texts, ...sounds].map(foldText).join('\n'), searchForm: SEARCH_FORM,
    // One letter is the sound of half the catalog: two are asked for.
    searchGrams: [...new Set([...gramsOf(texts), ...gramsOf(sounds).filter((gram) => gram.length > 1)])].sort(),
  };
}

const PRODUCT = columnsOf(productTable, { only: ['id', 'styleNo', 'nameZh', 'nameEn', 'category',
  'demandClass', 'metal', 'purity', 'craft', 'series', 'tags', 'stones', 'media', 'memberOnly',
  'exclusiveChannelIds', 'exclusiveTenantIds', 'leadTimeDays', 'retired', 'theme', 'story', 'care', 'limitedTo',
  'presale', 'earlyAccess'] });
const ITEM = columnsOf(itemTable, { only: ['id', 'productId', 'sku', 'serialNo', 'grossWeightMg',
  'goldWeightMg', 'size', 'editionNo', 'pricing', 'currency', 'fixedPriceMinor', 'labourMinor', 'labourBasis',
  'stonePriceMinor', 'retired'] });

export async function readProductRows(
  sql: Sql, styleNos: readonly string[],
): Promise<Map<string, ProductRow>> {
  const rows = await sql.all<ProductRow>`select ${PRODUCT} from product
    where style_no = any(${[...styleNos]}::text[]) order by id for update`;
  return new Map(rows.map((row) => [row.styleNo, row]));
}

export async function readItemRows(
  sql: Sql, keys: { skus: readonly string[]; serialNos: readonly string[] },
): Promise<ItemRow[]> {
  return sql.all<ItemRow>`select ${ITEM} from item where sku = any(${[...keys.skus]}::text[])
    or serial_no = any(${[...keys.serialNos]}::text[]) order by id for update`;
}

const NEW_PRODUCT = takenFrom(productTable, ['nameZh', 'nameEn', 'category', 'demandClass', 'metal',
  'purity', 'craft', 'series', 'tags', 'stones', 'media', 'memberOnly', 'exclusiveChannelIds',
  'exclusiveTenantIds', 'leadTimeDays', 'retired', 'searchGrams', 'searchText', 'searchForm', 'updatedAt', 'theme',
  'story', 'care', 'limitedTo', 'presale', 'earlyAccess']);
const NEW_ITEM = takenFrom(itemTable, ['serialNo', 'grossWeightMg', 'goldWeightMg', 'size', 'editionNo',
  'pricing', 'currency', 'fixedPriceMinor', 'labourMinor', 'labourBasis', 'stonePriceMinor', 'retired', 'updatedAt']);

export function writeProducts(sql: Sql, rows: readonly ProductRow[], now: Date): Promise<void> {
  return sql.insertInto(productTable, rows.map((row) =>
    ({ ...row, ...searchOf(row), createdAt: now, updatedAt: now })), `on conflict (id) do update
    set ${NEW_PRODUCT}, version = product.version + 1`);
}

export function writeItems(sql: Sql, rows: readonly ItemRow[], now: Date): Promise<void> {
  return sql.insertInto(itemTable, rows.map((row) =>
    ({ ...row, createdAt: now, updatedAt: now })), `on conflict (id) do update
    set ${NEW_ITEM}, version = item.version + 1`);
}

const NEW_SEARCH = takenFrom(productTable, ['searchGrams', 'searchText', 'searchForm']);

/** Writes what search reads, and nothing else: nobody edited these products. */
export function writeSearch(sql: Sql, rows: readonly ProductRow[], now: Date): Promise<void> {
  return sql.insertInto(productTable, rows.map((row) =>
    ({ ...row, ...searchOf(row), createdAt: now, updatedAt: now })), `on conflict (id) do update set ${NEW_SEARCH}`);
}

/** Whether an import says anything new. Key order and blanks do not count. */
export function sameRow(a: object, b: object): boolean {
  const ordered = (row: object): string =>
    toJson(Object.fromEntries(Object.entries(row).sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, value]) => [key, plain(value)])));
  return ordered(a) === ordered(b);
}

/** jsonb keeps its own order of keys. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1))) : value;
}
