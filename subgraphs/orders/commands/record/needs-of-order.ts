import { FACT } from '../../../contracts/facts.ts';
import type { Needs } from '../../../kernel/calls/facts.ts';
import type { OrderToRecord } from './order-to-record.ts';

/** What an order names of other rooms, by what it was refused for. */
export const needsOfOrder: Needs<OrderToRecord> = (order, { code, path }) => {
  const [field, place] = path;
  if (code === 'ITEM_UNKNOWN') {
    const item = order.lines[Number(place)]!.item;
    return 'sku' in item ? { [FACT.sku]: [item.sku] } : one(FACT.item, item.id);
  }
  if (code !== 'NOT_FOUND') return null;
  switch (field) {
    case 'buyer': return order.buyer && 'memberId' in order.buyer
      ? one(FACT.member, order.buyer.memberId) : null;
    // Without a channel of its own an order needs that of its outlet, which comes with the outlet.
    case 'channelId': return order.channelId ? one(FACT.channel, order.channelId)
      : needsOfOutlet(order);
    case 'outletId': case 'outletCode': return needsOfOutlet(order);
    default: return null;
  }
};

function needsOfOutlet({ outlet }: OrderToRecord) {
  return 'code' in outlet ? { [FACT.outletCode]: [outlet.code] } : one(FACT.outlet, outlet.id);
}

function one(kind: string, id: string | null) {
  return id === null ? null : { [kind]: [id] };
}
