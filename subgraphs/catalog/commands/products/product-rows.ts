import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf, takenFrom } from '../../../kernel/database/table-rows.ts';
import { toJson } from '../../../kernel/json.ts';
import type { ItemFields } from '../../domain/item-draft.ts';
import type { ProductDraft } from '../../domain/product-draft.ts';
import { foldText, gramsOf } from '../../domain/search-grams.ts';
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

/** What search reads: kept beside the product whatever command changes it. */
export function searchOf(draft: ProductDraft): { searchText: string; searchGrams: string[] } {
  const texts = [draft.nameZh, draft.nameEn, draft.styleNo, ...(draft.series ? [draft.series] : [])];
  return { searchText: texts.map(foldText).join('\n'), searchGrams: gramsOf(texts) };
}

const PRODUCT = columnsOf(productTable, { only: ['id', 'styleNo', 'nameZh', 'nameEn', 'category',
  'demandClass', 'metal', 'purity', 'craft', 'series', 'tags', 'stones', 'media', 'memberOnly',
  'exclusiveChannelIds', 'exclusiveTenantIds', 'leadTimeDays', 'retired'] });
const ITEM = columnsOf(itemTable, { only: ['id', 'productId', 'sku', 'serialNo', 'grossWeightMg',
  'goldWeightMg', 'size', 'pricing', 'currency', 'fixedPriceMinor', 'labourMinor', 'labourBasis',
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
  'exclusiveTenantIds', 'leadTimeDays', 'retired', 'searchGrams', 'searchText', 'updatedAt']);
const NEW_ITEM = takenFrom(itemTable, ['serialNo', 'grossWeightMg', 'goldWeightMg', 'size', 'pricing',
  'currency', 'fixedPriceMinor', 'labourMinor', 'labourBasis', 'stonePriceMinor', 'retired',
  'updatedAt']);

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

/** Whether an import says anything new. Key order and blanks do not count. */
export function sameRow(a: object, b: object): boolean {
  const ordered = (row: object): string =>
    toJson(Object.fromEntries(Object.entries(row).sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, value]) => [key, key === 'stones' || key === 'media' ? plain(value) : value])));
  return ordered(a) === ordered(b);
}

/** jsonb keeps its own order of keys. */
function plain(list: unknown): unknown {
  return (list as object[]).map((entry) =>
    Object.fromEntries(Object.entries(entry).sort(([x], [y]) => (x < y ? -1 : 1))));
}
