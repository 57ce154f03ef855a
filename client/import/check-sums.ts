import { SalesSummaryDocument, type KaratClient } from '../src/index.ts';
import type { HistoricOrder } from './orders.ts';
import { centsOf, dollars } from './read-sale.ts';
import type { Scan } from './scan.ts';

export interface Sums {
  readonly orders: number;
  readonly lines: number;
  readonly cents: bigint;
}

/** What the house says this channel sold in the time of the file, in US dollars. */
export async function askSums(
  client: KaratClient, channelId: string, { from, to }: Pick<Scan, 'from' | 'to'>,
): Promise<Sums> {
  const { salesSummary } = await client.query(SalesSummaryDocument, {
    from, to: new Date(Date.parse(to) + 1_000).toISOString(), groupBy: 'MONTH', channelId,
  });
  const rows = salesSummary.filter(({ currency }) => currency === 'USD');
  return {
    orders: rows.reduce((sum, row) => sum + row.orderCount, 0),
    lines: rows.reduce((sum, row) => sum + row.lineCount, 0),
    cents: rows.reduce((sum, row) => sum + (centsOf(row.gross.amount) ?? 0n), 0n),
  };
}

export const NOTHING: Sums = { orders: 0, lines: 0, cents: 0n };

export function sumsOf(scan: Scan): Sums {
  return { orders: scan.sizes.size, lines: scan.lines - scan.refused - scan.heldLines, cents: scan.cents };
}

export function sumsOfOrders(orders: readonly HistoricOrder[]): Sums {
  const sales = orders.flatMap((order) => order.sales);
  return {
    orders: orders.length, lines: sales.length,
    cents: sales.reduce((sum, sale) => sum + sale.priceCents * BigInt(sale.quantity), 0n),
  };
}

export function plus(a: Sums, b: Sums): Sums {
  return { orders: a.orders + b.orders, lines: a.lines + b.lines, cents: a.cents + b.cents };
}

export function areEqual(a: Sums, b: Sums): boolean {
  return a.orders === b.orders && a.lines === b.lines && a.cents === b.cents;
}

/** Whether all of b is in a: others may have sold beside us. */
export function covers(a: Sums, b: Sums): boolean {
  return a.orders >= b.orders && a.lines >= b.lines && a.cents >= b.cents;
}

export function tellSums({ orders, lines, cents }: Sums): string {
  return `${orders} orders, ${lines} lines, ${dollars(cents)} USD`;
}
