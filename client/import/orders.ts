import type { RecordOrderInput } from '../gql/graphql.ts';
import { skuOf } from './product.ts';
import { dollars, type Sale } from './read-sale.ts';

export interface HistoricOrder {
  readonly orderId: string;
  readonly sales: readonly Sale[];
}

export type OrderSizes = ReadonlyMap<string, number>;

/**
 * Lines → orders. The history keeps the lines of an order together; of one that does not, the lines are held
 * until the last has come, which the sizes of the first reading tell.
 */
export async function* gatherOrders(
  sales: AsyncIterable<Sale>, sizes: OrderSizes,
): AsyncGenerator<HistoricOrder, void, undefined> {
  const open = new Map<string, Sale[]>();
  for await (const sale of sales) {
    const gathered = open.get(sale.orderId) ?? [];
    gathered.push(sale);
    if (gathered.length < sizes.get(sale.orderId)!) {
      open.set(sale.orderId, gathered);
      continue;
    }
    open.delete(sale.orderId);
    yield { orderId: sale.orderId, sales: gathered };
  }
}

/** An order has one buyer and one time: its first line's. Its lines stay as they stand, duplicates too. */
export function orderInput({ orderId, sales }: HistoricOrder, outletCode: string): RecordOrderInput {
  const [first] = sales;
  const userId = sales.find((sale) => sale.userId !== '')?.userId;
  return {
    externalNo: orderId, outletCode, currency: 'USD', fulfilment: 'WEB', paidAt: first!.paidAt,
    buyer: userId ? { externalId: userId } : null,
    lines: sales.map((sale) => ({
      sku: skuOf(sale.productId), quantity: sale.quantity, unitPrice: dollars(sale.priceCents),
    })),
  };
}
