import type { OrderState } from '../order-state.ts';
import { mayLink } from '../order-times.ts';

export const ORDER_ACTIONS = ['deliver', 'cancel', 'return', 'link'] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

export interface OrderToActOn {
  readonly state: OrderState;
  readonly paidAt: Date;
  readonly deliveredAt: Date | null;
  readonly hasBuyer: boolean;
  /** Whether any piece or amount is left that did not come back. */
  readonly hasRest: boolean;
  readonly linkDays: number;
}

/** What whoever asks may do at all: to orders of their own, and to buyers. */
export interface Permitted {
  readonly change: boolean;
  readonly link: boolean;
}

/**
 * What may be done to this very order now: a button for anything else could only fail. Example: paid, not delivered,
 * buyer unknown, 3 days old: deliver, cancel, return and link; once delivered, return and link.
 */
export function actionsOf(order: OrderToActOn, permitted: Permitted, now: Date): OrderAction[] {
  const { state, deliveredAt, hasBuyer, hasRest, paidAt, linkDays } = order;
  if (state === 'cancelled') return [];
  const isOpen = permitted.change && hasRest;
  return [
    ...(permitted.change && deliveredAt === null ? ['deliver' as const] : []),
    ...(isOpen && deliveredAt === null ? ['cancel' as const] : []),
    ...(isOpen ? ['return' as const] : []),
    ...(permitted.link && !hasBuyer && mayLink(paidAt, now, linkDays) ? ['link' as const] : []),
  ];
}
