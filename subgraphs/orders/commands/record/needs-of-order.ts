import type { Needs } from '../../../kernel/calls/facts.ts';
import type { OrderToRecord } from './order-to-record.ts';

/** What an order names of other rooms, by what it was refused for. */
export const needsOfOrder: Needs<OrderToRecord> = (order, { code, path }) => {
  const [field, place] = path;
  if (code === 'ITEM_UNKNOWN') {
    const item = order.lines[Number(place)]!.item;
    return 'sku' in item ? { 'catalog.sku': [item.sku] } : one('catalog.item', item.id);
  }
  if (code !== 'NOT_FOUND') return null;
  switch (field) {
    case 'buyer': return order.buyer && 'memberId' in order.buyer
      ? one('members.member', order.buyer.memberId) : null;
    // Without a channel of its own an order needs that of its outlet, which comes with the outlet.
    case 'channelId': return order.channelId ? one('franchises.channel', order.channelId)
      : needsOfOutlet(order);
    case 'outletId': case 'outletCode': return needsOfOutlet(order);
    default: return null;
  }
};

function needsOfOutlet({ outlet }: OrderToRecord) {
  return 'code' in outlet ? { 'franchises.outletCode': [outlet.code] } : one('franchises.outlet', outlet.id);
}

function one(kind: string, id: string | null) {
  return id === null ? null : { [kind]: [id] };
}
