import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { connectionFrom, encodeCursor, readCursor } from '../../kernel/graph/page.ts';
import { readIdentifier } from '../../kernel/identifier.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { LabourBasis, Metal, Pricing } from '../domain/words.ts';
import type { Item, ItemCost } from '../graphql/items/item.type.ts';

export interface ItemRow {
  id: string;
  product_id: string;
  metal: Metal;
  purity: number;
  sku: string;
  serial_no: string | null;
  gross_weight_mg: bigint;
  gold_weight_mg: bigint;
  size: string | null;
  edition_no: number | null;
  pricing: Pricing;
  currency: string;
  fixed_price_minor: bigint | null;
  labour_minor: bigint;
  labour_basis: LabourBasis;
  stone_price_minor: bigint;
  retired: boolean;
  version: number;
}

export const ITEM_COLUMNS = fragment.raw(`i.id, i.product_id, p.metal, p.purity, i.sku, i.serial_no,
  i.gross_weight_mg, i.gold_weight_mg, i.size, i.edition_no, i.pricing, i.currency, i.fixed_price_minor,
  i.labour_minor, i.labour_basis, i.stone_price_minor, i.retired, i.version`);

export function itemOf(row: ItemRow): Item {
  const { sku, size, pricing, currency, retired, version } = row;
  const shared = { sku, size, pricing, currency, retired, serialNo: row.serial_no, editionNo: row.edition_no,
    labourBasis: row.labour_basis };
  return {
    ...shared, version, id: encodeId(PREFIX.item, row.id), uuid: row.id, productUuid: row.product_id,
    metal: row.metal, purity: row.purity,
    priced: {
      ...shared, grossWeightMg: row.gross_weight_mg, goldWeightMg: row.gold_weight_mg,
      fixedPriceMinor: row.fixed_price_minor, labourMinor: row.labour_minor,
      stonePriceMinor: row.stone_price_minor,
    },
    grossWeightMg: Number(row.gross_weight_mg), goldWeightMg: Number(row.gold_weight_mg),
    fixedPrice: row.fixed_price_minor === null ? null : moneyView(row.fixed_price_minor, currency),
    labour: moneyView(row.labour_minor, currency),
    stonePrice: moneyView(row.stone_price_minor, currency),
  };
}

export async function itemsById(sql: Sql, ids: readonly string[]): Promise<(Item | null)[]> {
  const rows = await sql.all<ItemRow>`
    select ${ITEM_COLUMNS} from item i join product p on p.id = i.product_id
    where i.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, itemOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function itemsBySku(sql: Sql, asked: readonly string[]): Promise<(Item | null)[]> {
  const skus = asked.map((sku) => readIdentifier(sku, 60) ?? '');
  const rows = await sql.all<ItemRow>`
    select ${ITEM_COLUMNS} from item i join product p on p.id = i.product_id
    where i.sku = any(${[...skus]}::text[])`;
  const bySku = new Map(rows.map((row) => [row.sku, itemOf(row)]));
  return skus.map((sku) => bySku.get(sku) ?? null);
}

export interface ItemsKey {
  readonly productId: string;
  readonly first: number;
  readonly after: string | null;
}

/** A page of items of each product, in one statement. */
export async function itemsOfProducts(sql: Sql, keys: readonly ItemsKey[]) {
  const afters = keys.map(({ after }) => readCursor(after, ['text'])?.[0] ?? '');
  const rows = await sql.all<ItemRow & { n: bigint }>`
    select k.n, r.* from unnest(${keys.map((key) => key.productId)}::uuid[],
      ${keys.map((key) => key.first)}::int[], ${afters}::text[])
      with ordinality as k(product_id, first, after, n)
    cross join lateral (select ${ITEM_COLUMNS} from item i join product p on p.id = i.product_id
      where i.product_id = k.product_id and i.sku > k.after order by i.sku limit k.first + 1) r
    order by k.n, r.sku`;
  const byKey = Map.groupBy(rows, (row) => Number(row.n) - 1);
  return keys.map(({ first, after }, index) => connectionFrom(
    (byKey.get(index) ?? []).map(itemOf), first, after, (item) => encodeCursor([item.sku])));
}

export interface CostInForce extends ItemCost {
  readonly minor: bigint;
  readonly currency: string;
}

/** Costs of items, newest first. The restricted role has no grant: only head office comes here. */
export async function costsOfItems(sql: Sql, ids: readonly string[]): Promise<CostInForce[][]> {
  const rows = await sql.all<{
    item_id: string; effectiveAt: Date; minor: bigint; currency: string; reason: string | null;
  }>`
    select k.item_id, k.effective_at as "effectiveAt", k.cost_minor as minor, k.currency, k.reason
    from unnest(${[...ids]}::uuid[]) as i(id) cross join lateral (select * from item_cost c
      where c.item_id = i.id order by c.effective_at desc limit 100) k
    order by k.effective_at desc`;
  const byItem = Map.groupBy(rows, (row) => row.item_id);
  return ids.map((id) => (byItem.get(id) ?? []).map(({ effectiveAt, minor, currency, reason }) =>
    ({ effectiveAt, minor, currency, reason, cost: moneyView(minor, currency) })));
}
