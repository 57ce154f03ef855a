/**
 * Rule: the order that a complaint is about is one that whoever writes may see, and where the member is known the
 * member's own. Who may see an order: head office; who sees its buyer; the franchise and the channel that sold it.
 *
 * Example: a store names an order of another store → as if there were none; a complaint of Lin names an order that
 * Chen, or nobody known, bought → not the member's.
 */
export interface ComplainedOrder {
  /** As members are today; null while nobody knows who bought. */
  readonly buyerId: string | null;
  readonly isSeen: boolean;
}

export type OrderCode = 'NOT_FOUND' | 'ORDER_NOT_OF_MEMBER';

/** Why a complaint of this member, or of somebody not known, is not about this order; null when it is. */
export function refusalOfOrder(order: ComplainedOrder | null, memberId: string | null): OrderCode | null {
  if (!order?.isSeen) return 'NOT_FOUND';
  return memberId === null || order.buyerId === memberId ? null : 'ORDER_NOT_OF_MEMBER';
}
