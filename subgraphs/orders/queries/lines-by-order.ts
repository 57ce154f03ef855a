import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView, type MoneyView } from '../../kernel/money.ts';
import { soldMinor } from '../domain/margins/margin.ts';
import type { SoldAgainst } from '../domain/terms/sale-terms.ts';
import type { OrderLine } from '../graphql/order-line.type.ts';

interface LineRow {
  id: string; order_id: string; currency: string; line_no: number; item_id: string; sku: string;
  item_name: string; quantity: number; unit_price_minor: bigint; line_discount_minor: bigint;
  order_discount_minor: bigint; points_cash_minor: bigint; points_spent: bigint;
  trade_in_minor: bigint; base_minor: bigint; margin_class: string; returned_quantity: number;
  returned_base_minor: bigint; gold_weight_mg: bigint | null; board_price_minor: bigint | null;
  labour_minor: bigint | null; sold_against: SoldAgainst[] | null;
  bundle_id: string | null; bundle_discount_minor: bigint | null;
}

/** Order uuids in, their lines in the same order out. */
export async function linesByOrder(
  sql: Sql, orderIds: readonly string[],
): Promise<OrderLine[][]> {
  const rows = await sql.all<LineRow>`
    select l.id, l.order_id, o.currency, l.line_no, l.item_id, l.sku, l.item_name, l.quantity,
      l.unit_price_minor, l.line_discount_minor, l.order_discount_minor, l.points_cash_minor,
      l.points_spent, l.trade_in_minor, l.base_minor, l.margin_class, l.returned_quantity,
      l.returned_base_minor, l.gold_weight_mg, l.board_price_minor, l.labour_minor, l.sold_against,
      l.bundle_id, l.bundle_discount_minor
    from order_line l join sales_order o on o.id = l.order_id
    where l.order_id = any(${[...orderIds]}::uuid[]) order by l.order_id, l.line_no`;
  const byOrder = new Map<string, OrderLine[]>(orderIds.map((id) => [id, []]));
  for (const row of rows) byOrder.get(row.order_id)!.push(lineView(row));
  return orderIds.map((id) => byOrder.get(id)!);
}

function lineView(row: LineRow): OrderLine {
  const money = (minor: bigint) => moneyView(minor, row.currency);
  return {
    id: encodeId(PREFIX.orderLine, row.id), lineNo: row.line_no,
    item: { id: encodeId(PREFIX.item, row.item_id) }, sku: row.sku, name: row.item_name,
    quantity: row.quantity, unitPrice: money(row.unit_price_minor),
    lineDiscount: money(row.line_discount_minor),
    orderDiscountShare: money(row.order_discount_minor),
    pointsCashShare: money(row.points_cash_minor), pointsSpent: row.points_spent,
    tradeInShare: money(row.trade_in_minor), base: money(row.base_minor),
    goldWeightMg: row.gold_weight_mg === null ? null : Number(row.gold_weight_mg),
    boardPrice: row.board_price_minor === null ? null : money(row.board_price_minor),
    labour: row.labour_minor === null ? null : money(row.labour_minor),
    marginClass: row.margin_class, returnedQuantity: row.returned_quantity,
    returnedBase: money(row.returned_base_minor), soldAgainst: row.sold_against ?? [],
    bundle: row.bundle_id === null ? null : { id: encodeId(PREFIX.bundle, row.bundle_id) },
    bundleDiscount: row.bundle_discount_minor === null ? null : money(row.bundle_discount_minor),
  };
}

export interface LineCost { readonly cost: MoneyView; readonly margin: MoneyView }

/** Cost and margin of lines, on head office's road only: other roles hold no grant on costs. */
export async function lineCosts(
  sql: Sql, lineIds: readonly string[],
): Promise<(LineCost | null)[]> {
  const rows = await sql.all<{
    id: string; currency: string; baseMinor: bigint; tradeInMinor: bigint; cost_minor: bigint;
  }>`
    select l.id, o.currency, l.base_minor as "baseMinor", l.trade_in_minor as "tradeInMinor", l.cost_minor
    from order_line l join sales_order o on o.id = l.order_id
    where l.id = any(${[...lineIds]}::uuid[]) and l.cost_minor is not null`;
  const byId = new Map(rows.map((row) => [row.id, {
    cost: moneyView(row.cost_minor, row.currency),
    margin: moneyView(soldMinor(row) - row.cost_minor, row.currency),
  }]));
  return lineIds.map((id) => byId.get(id) ?? null);
}
