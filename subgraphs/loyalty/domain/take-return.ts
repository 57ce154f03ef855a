import type { Account, AccountBook } from './account-book.ts';
import { countedPoints, type Hold } from './holds.ts';
import { policyOf, type OrderEarning } from './order-earning.ts';
import type { Policy } from './policy.ts';
import type { ReturnedGoods } from './returned-goods.ts';
import {
  applyReturn, restoreSpent, type LineReversal, type RestoredPart, type SpentPart,
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
  book: AccountBook, order: OrderEarning, hold: Hold | null, goods: ReturnedGoods,
  policies: readonly Policy[], now: Date,
): TakenReturn | null {
  if (order.state === 'refused') return null;
  const before = { ...book.account };
  const lines = inPointsOf(hold, order, applyReturn(book, order, goods, policies));
  const policy = policyOf(policies, book, order);
  const restore = lines.reduce((sum, line) => sum + line.restored, 0n);
  const cause = { orderId: order.orderId, returnId: goods.returnId, holdId: order.holdId };
  const owed = hold ? debtPart(hold, order, restore) : null;
  const first = owed ? restoreSpent(book, [owed], restore, cause, policy, goods.at, now) : [];
  const rest = first.reduce((left, part) => left - part.amount, restore);
  const restored = [
    ...first, ...restoreSpent(book, hold?.parts ?? [], rest, cause, policy, goods.at, now)];
  return { before, after: { ...book.account }, lines, restored };
}

/** What is given back, in the points that the hold has become in another programme: in proportion, floor. */
function inPointsOf(
  hold: Hold | null, order: OrderEarning, lines: readonly LineReversal[],
): readonly LineReversal[] {
  if (!hold || hold.counted === null) return lines;
  let done = restoredIn(order) - lines.reduce((sum, line) => sum + line.restored, 0n);
  return lines.map((line) => {
    const restored = spentAs(hold, order, done + line.restored) - spentAs(hold, order, done);
    done += line.restored;
    return { ...line, restored };
  });
}

const restoredIn = ({ lines }: OrderEarning): bigint =>
  lines.reduce((sum, line) => sum + line.pointsRestored, 0n);

function spentAs(hold: Hold, { lines }: OrderEarning, points: bigint): bigint {
  const spent = lines.reduce((sum, line) => sum + line.pointsSpent, 0n);
  return hold.counted !== null && spent > 0n ? (points * hold.counted) / spent : points;
}

/**
 * What was spent beyond the lots, because the hold was gone, became debt; it comes back like the rest, and
 * first, so that it repays that debt. Of what came back before, what no lot got was its.
 */
function debtPart(hold: Hold, order: OrderEarning, restore: bigint): SpentPart | null {
  const sum = (of: (part: SpentPart) => bigint) => hold.parts.reduce((all, part) => all + of(part), 0n);
  const amount = countedPoints(hold) - sum((part) => part.amount);
  if (amount <= 0n) return null;
  const before = spentAs(hold, order, restoredIn(order)) - restore;
  const restored = before - sum((part) => part.restored);
  // A return that was here before the order gave nothing back.
  return { lotId: '', amount, restored: restored < 0n ? 0n : restored > amount ? amount : restored };
}
