import type { Account, AccountBook } from './account-book.ts';
import type { Hold } from './holds.ts';
import type { OrderEarning } from './order-earning.ts';
import type { Policy } from './policy.ts';
import {
  applyReturn, restoreSpent, type LineReversal, type RestoredPart, type ReturnedGoods,
} from './returns.ts';

/** What a return did to an account: asked before the deed it is the preview, word for word. */
export interface TakenReturn {
  readonly before: Account;
  readonly after: Account;
  readonly lines: readonly LineReversal[];
  readonly restored: readonly RestoredPart[];
}

/**
 * A whole return (domain.md 3.6): points, bonus and growth of what came back are reversed, the tier
 * settles, points spent on it go back and repay debt first. Null for an order that earned nothing
 * because it was refused. Example: class C 1,205,647 with 605,647 left reverses 2,400 of 4,822.
 */
export function takeReturn(
  book: AccountBook, order: OrderEarning, hold: Hold | null, goods: ReturnedGoods, policy: Policy,
  now: Date,
): TakenReturn | null {
  if (order.state === 'refused') return null;
  const before = { ...book.account };
  const lines = applyReturn(book, order, goods, policy);
  const restore = lines.reduce((sum, line) => sum + line.restored, 0n);
  const cause = { orderId: order.orderId, returnId: goods.returnId, holdId: order.holdId };
  const restored = hold ? restoreSpent(book, hold.parts, restore, cause, policy, now) : [];
  return { before, after: { ...book.account }, lines, restored };
}
