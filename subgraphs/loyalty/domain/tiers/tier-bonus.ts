import type { Tier } from '../../../contracts/words.ts';
import type { AccountBook, Posting } from '../account-book.ts';
import { bonusOf } from '../accrual.ts';
import { expiryOf, type Lot } from '../lots.ts';
import type { OrderEarning } from '../order-earning.ts';
import type { Policy } from '../policy.ts';
import { bonusPercentOf } from './tier-list.ts';

/** Why a bonus was posted apart from its order. */
export const TIER_DECIDED_AGAIN = 'TIER_DECIDED_AGAIN';

/**
 * An order whose tier at payment turns out to be another: the difference is posted, and its bonus lot holds what
 * it would have held. Example: 1,200 points paid as silver and told as base get 120; told as gold and paid as
 * silver they give 120 of 240 back, from the lot, else as debt. Answers whether anything is another now.
 */
export function rebonus(
  book: AccountBook, order: OrderEarning, tier: Tier, policy: Policy, now: Date,
): boolean {
  const isNew = book.postings.some(({ kind, orderId }) => kind === 'accrual' && orderId === order.orderId);
  const percent = bonusPercentOf(tier, policy.rules);
  if (order.tier === tier && order.bonusPercent === percent) return false;
  Object.assign(order, { tier, bonusPercent: percent });
  const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
  const before = sum(order.lines.map((line) => line.bonusKept));
  for (const line of order.lines) {
    line.bonus = bonusOf(line.granted, percent);
    line.bonusKept = bonusOf(line.kept, percent);
  }
  const granted = sum(order.lines.map((line) => line.bonus));
  const more = sum(order.lines.map((line) => line.bonusKept)) - before;
  if (more !== 0n) {
    const posting = book.open('tier_bonus', order.paidAt,
      { orderId: order.orderId, reason: isNew ? null : TIER_DECIDED_AGAIN });
    const lot = book.lots.get(order.bonusLotId ?? '');
    if (more > 0n) give(book, posting, order, lot ?? newLot(book, order, granted, policy), more, now);
    else book.takeBack(posting, -more, lot);
  }
  resize(book, book.lots.get(order.bonusLotId ?? ''), granted);
  return true;
}

function newLot(book: AccountBook, order: OrderEarning, amount: bigint, policy: Policy): Lot {
  const lot = book.addLot({
    amount, remaining: 0n, state: order.state === 'pending' ? 'pending' : 'active',
    earnedAt: order.paidAt, activeAt: order.activeAt, cause: 'tier_bonus', funder: 'hq',
    expiresAt: expiryOf(order.paidAt, policy.rules, policy.zone), orderId: order.orderId,
  });
  order.bonusLotId = lot.id;
  return lot;
}

function give(
  book: AccountBook, posting: Posting, order: OrderEarning, lot: Lot, amount: bigint, now: Date,
): void {
  if (order.state === 'pending') {
    book.move(posting, 'issued', 'pending', amount);
    book.changeLot(lot, lot.remaining + amount);
  } else if (lot.expiresAt <= now) {
    book.move(posting, 'issued', 'expired', amount);
    lot.expired += amount;
    book.changeLot(lot, lot.remaining);
  } else {
    book.changeLot(lot, lot.remaining + book.credit(posting, 'issued', amount));
  }
}

/** Never below what is in it: spent points of other orders may have come back to it. */
function resize(book: AccountBook, lot: Lot | undefined, granted: bigint): void {
  if (!lot || granted === 0n) return;
  lot.amount = granted > lot.remaining ? granted : lot.remaining;
  book.changedLots.add(lot.id);
}
