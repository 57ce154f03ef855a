import type { Tx } from '../../../kernel/commands/command.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { refusalOfOrder, type OrderCode } from '../../domain/complaints/order-of-complaint.ts';
import type { ToldOrder } from './complaint-input.ts';
import { mayHandle } from './complaint-rights.ts';

/** Whose complaint it is to be, and what orders said of its order; both as members are today. */
export interface OrderToJudge {
  readonly memberId: string | null;
  readonly order: ToldOrder | null;
}

/** Why the writer's complaint is not about this order; null when it is. */
export async function judgeOrder(tx: Tx, { memberId, order }: OrderToJudge): Promise<OrderCode | null> {
  const isSeen = order !== null && (await sees(tx, order));
  return refusalOfOrder(order && { buyerId: order.buyerId, isSeen }, memberId);
}

async function sees(tx: Tx, { buyerId, channelId, outletId }: ToldOrder): Promise<boolean> {
  const { actor } = tx;
  if (!isRestricted(actor)) return true;
  if (actor.kind === 'channel') return channelId !== null && channelId === actor.channelId;
  if (buyerId !== null && (await tx.visible([buyerId], actor)).has(buyerId)) return true;
  if (outletId === null) return false;
  const outlet = await tx.sql.maybe<{ franchiseId: string | null }>`
    select franchise_id as "franchiseId" from known_outlet where outlet_id = ${outletId}`;
  return outlet !== null && mayHandle(actor, { franchiseId: outlet.franchiseId, outletId });
}
