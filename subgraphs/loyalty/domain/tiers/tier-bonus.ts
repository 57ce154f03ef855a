import type { Tier } from '../../../contracts/words.ts';
import type { AccountBook } from '../account-book.ts';
import { bonusOf } from '../accrual.ts';
import { expiryOf } from '../lots.ts';
import type { OrderEarning } from '../order-earning.ts';
import type { Policy } from '../policy.ts';
import { HEAD_OFFICE } from '../rewards/grant.ts';
import { regrant, settleBonuses } from '../rewards/order-bonus.ts';
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
  order.bonusLotId = regrant(book, order, {
    kind: 'tier_bonus', cause: 'tier_bonus', funder: HEAD_OFFICE, lotId: order.bonusLotId, granted, more,
    reason: isNew ? null : TIER_DECIDED_AGAIN, expiresAt: expiryOf(order.paidAt, policy.rules, policy.zone),
  }, now);
  settleBonuses(book, order, policy, now, isNew ? null : TIER_DECIDED_AGAIN);
  return true;
}
