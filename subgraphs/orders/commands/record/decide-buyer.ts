import type { Actor } from '../../../kernel/actor.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { Region } from '../../../contracts/words.ts';
import { buyerKey } from './load-buyers.ts';
import type { Facts } from './load-facts.ts';
import type { OrderToRecord, RecordOrderCode } from './order-to-record.ts';

export type BuyerDecision =
  | { readonly memberId: string | null; readonly region: Region | null;
    readonly boughtAs: string | null; readonly externalId: string | null }
  | { readonly refusal: Outcome<never, RecordOrderCode> };

/**
 * A member that was named must exist, and a channel may only name members linked to it. An identity
 * nobody knows yet is kept with the order and linked later. Whoever exchanges is the buyer of an order of that channel.
 */
export function decideBuyer(
  order: OrderToRecord, actor: Actor, facts: Facts, channelId: string,
): BuyerDecision {
  const { buyer } = order;
  if (!buyer) return { memberId: null, region: null, boughtAs: null, externalId: null };
  if ('externalId' in buyer) {
    const known = facts.memberByIdentity.get(buyerKey(channelId, buyer.externalId));
    return { memberId: known?.memberId ?? null, region: known?.region ?? null,
      boughtAs: known?.boughtAs ?? null, externalId: buyer.externalId };
  }
  const member = facts.memberById.get(buyer.memberId ?? '');
  const foreign = actor.kind === 'channel' && !order.isExchange && member !== undefined
    && !facts.linked.has(`${member.memberId} ${channelId}`);
  if (!member || foreign) {
    return { refusal: refused('NOT_FOUND', 'There is no such member.', ['buyer', 'memberId']) };
  }
  return { ...member, externalId: null };
}
