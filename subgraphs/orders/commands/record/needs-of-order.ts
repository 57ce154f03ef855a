import { FACT } from '../../../contracts/facts.ts';
import { joined, type FactKeys, type Needs } from '../../../kernel/calls/facts.ts';
import type { OrderToRecord } from './order-to-record.ts';
import { tidyOrder } from './tidy-order.ts';

/** What an order names of other rooms, by what it was refused for. */
export const needsOfOrder: Needs<OrderToRecord> = (sent, { code, path }) => {
  const order = tidyOrder(sent);
  const [field, place] = path;
  if (code === 'ITEM_UNKNOWN') {
    const item = order.lines[Number(place)]!.item;
    return 'sku' in item ? { [FACT.sku]: [item.sku] } : one(FACT.item, item.id);
  }
  // Who seems to be nobody, or somebody else than whose points pay, may only be new here or just merged.
  if (code === 'MEMBER_ONLY') return needsOfBuyer(order);
  if (code === 'HOLD_NOT_BUYERS') {
    return joined([needsOfBuyer(order), one(FACT.member, order.pointsHold?.known?.memberId ?? null) ?? {}]);
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

function needsOfBuyer({ buyer, channelId }: OrderToRecord): FactKeys {
  if (!buyer) return {};
  if ('memberId' in buyer) return one(FACT.member, buyer.memberId) ?? {};
  return channelId === null ? {} : { [FACT.identity]: [`${channelId} ${buyer.externalId}`] };
}

function needsOfOutlet({ outlet }: OrderToRecord) {
  return 'code' in outlet ? { [FACT.outletCode]: [outlet.code] } : one(FACT.outlet, outlet.id);
}

function one(kind: string, id: string | null) {
  return id === null ? null : { [kind]: [id] };
}
