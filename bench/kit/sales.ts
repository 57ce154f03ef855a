import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { formatAmount } from '../../subgraphs/kernel/money.ts';
import type { OrderToRecord } from '../../subgraphs/orders/commands/record/order-to-record.ts';
import { askDatabase } from './brand.ts';

const DAY = 86_400_000;

export interface Shelves {
  readonly channelId: string;
  readonly outletIds: readonly string[];
  readonly members: readonly string[];
  readonly skus: readonly string[];
}

export async function readShelves(url: string): Promise<Shelves> {
  const [channel] = await askDatabase<{ id: string }>(url,
    `select channel_id as id from orders.channel_fact where code = 'pos'`);
  const outlets = await askDatabase<{ id: string }>(url, `select outlet_id as id
    from orders.outlet_fact where region = 'CN' and kind like '%store' and not closed order by code`);
  const members = await askDatabase<{ id: string }>(url, `select member_id as id
    from orders.member_fact where region = 'CN' and survivor_id is null order by member_id`);
  const items = await askDatabase<{ sku: string }>(url, `select sku from orders.item_fact
    where sku ~ '^KR-[ABC]-' and not retired and price_currency = 'CNY' and dedication is null order by sku`);
  return {
    channelId: channel!.id, outletIds: outlets.map(({ id }) => id),
    members: members.map(({ id }) => id), skus: items.map(({ sku }) => sku),
  };
}

/** A sale in a store, delivered at once: one line in most orders, two in every fifth. */
export function saleOf(shelves: Shelves, no: string, turn: number): OrderToRecord {
  const pick = <Value>(values: readonly Value[], step: number): Value =>
    values[(turn * step) % values.length]!;
  const paidAt = new Date(Math.floor(Date.now() / 1000) * 1000 - (turn % 30) * DAY - 3_600_000);
  const line = (step: number) => ({
    item: { sku: pick(shelves.skus, step) }, quantity: 1,
    unitPriceMinor: BigInt(99_900 + (turn % 900) * 1_000), discountMinor: 0n,
  });
  return {
    channelId: shelves.channelId, externalNo: no, buyer: { memberId: pick(shelves.members, 7) },
    outlet: { id: pick(shelves.outletIds, 3) }, fulfilment: 'store', currency: 'CNY', paidAt,
    deliveredAt: paidAt, lines: turn % 5 === 0 ? [line(11), line(13)] : [line(11)],
    orderDiscounts: [], tradeInMinor: 0n, pointsHold: null, shippingMinor: 0n, feesMinor: 0n,
    note: null,
  };
}

/** The same sale as the graph takes it. */
export function inputOf(order: OrderToRecord): object {
  const { buyer, outlet, fulfilment, paidAt, lines } = order;
  return {
    externalNo: order.externalNo, currency: order.currency, fulfilment: fulfilment.toUpperCase(),
    buyer: buyer && 'memberId' in buyer ? { memberId: encodeId('mem', buyer.memberId!) } : null,
    outletId: 'id' in outlet ? encodeId('out', outlet.id!) : null,
    paidAt: paidAt.toISOString(), deliveredAt: paidAt.toISOString(),
    lines: lines.map((line) => ({
      sku: 'sku' in line.item ? line.item.sku : null, quantity: line.quantity,
      unitPrice: formatAmount(line.unitPriceMinor, order.currency),
    })),
  };
}
