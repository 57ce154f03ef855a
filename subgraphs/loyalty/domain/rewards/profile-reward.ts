import type { AccountBook, Posting } from '../account-book.ts';
import { expiryOf } from '../lots.ts';
import { policyAt, type Policy } from '../policy.ts';

/**
 * Filling in the whole profile earns points once 完善资料奖励, by the version in force when it was complete. They repay
 * what is owed first, and live in a lot of their own as long as earned ones.
 * Example: 100 points, 30 owed → debt 0 and a lot of 70. With 0 by the policy nothing is posted.
 */
export function rewardProfile(
  book: AccountBook, completedAt: Date, policies: readonly Policy[],
): Posting | null {
  const policy = policyAt(policies, book.account.programme, completedAt);
  const points = BigInt(policy.rules.profileReward);
  if (points === 0n) return null;
  const posting = book.open('profile_reward', completedAt, { reason: `policy ${policy.version}` });
  const left = book.credit(posting, 'issued', points);
  if (left > 0n) {
    book.addLot({
      amount: left, remaining: left, state: 'active', earnedAt: completedAt, activeAt: completedAt,
      expiresAt: expiryOf(completedAt, policy.rules, policy.zone), funder: 'hq', cause: 'profile_reward',
      orderId: null,
    });
  }
  return posting;
}
