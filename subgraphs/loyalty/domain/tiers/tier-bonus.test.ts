import { describe, expect, it } from '@jest/globals';
import type { OrderFacts } from '../../../contracts/events.ts';
import { accrueOrder, activateOrder, type OrderEarning } from '../order-earning.ts';
import { emptyBook, policyFor } from '../policy.fixture.ts';
import { applyReturn } from '../returns.ts';
import { rebonus, TIER_DECIDED_AGAIN } from './tier-bonus.ts';
import type { AccountBook } from '../account-book.ts';

const cn = policyFor('CN');
const at = (time: string) => new Date(time);
const PAID = at('2026-02-03T04:00:00Z');
const NOW = at('2026-09-15T04:00:00Z');
const facts: OrderFacts = {
  orderId: 'order', externalNo: 'x', channelId: 'c', sellingOutletId: 'o', memberId: 'm', region: 'CN',
  currency: 'CNY', paidAt: PAID, deliveredAt: null, fulfilment: 'store', pointsHoldId: null,
  lines: [{ lineId: 'line', lineNo: 1, itemId: 'i', quantity: 1, marginClass: 'A', baseMinor: 100_000n,
    costMinor: null, pointsSpent: 0n }],
};

function stored(active = false): { book: AccountBook; order: OrderEarning } {
  const book = emptyBook();
  const order = accrueOrder(book, facts, [cn], null);
  if (active) activateOrder(book, order, [cn], NOW);
  book.postings.length = 0;
  return { book, order };
}
const lotOf = (book: AccountBook) => [...book.lots.values()].find(({ cause }) => cause === 'tier_bonus');

describe('a bonus decided again (9.2)', () => {
  it('1,200 points paid as silver get 120, as gold 240, as base nothing; the lot holds what it would have', () => {
    for (const active of [false, true]) {
      const { book, order } = stored(active);
      const points = () => book.account[active ? 'available' : 'pending'];
      expect(rebonus(book, order, 'silver', cn, NOW)).toBe(true);
      expect([points(), lotOf(book)]).toMatchObject([1_320n,
        { amount: 120n, remaining: 120n, state: active ? 'active' : 'pending', earnedAt: PAID }]);
      rebonus(book, order, 'gold', cn, NOW);
      expect([points(), lotOf(book)]).toMatchObject([1_440n, { amount: 240n, remaining: 240n }]);
      expect(book.postings.map(({ kind, at: when, reason }) => [kind, when, reason])).toEqual([
        ['tier_bonus', PAID, TIER_DECIDED_AGAIN], ['tier_bonus', PAID, TIER_DECIDED_AGAIN]]);
      rebonus(book, order, 'base', cn, NOW);
      expect([points(), lotOf(book)!.remaining, book.account.debt]).toEqual([1_200n, 0n, 0n]);
      expect(rebonus(book, order, 'base', cn, NOW)).toBe(false);
    }
  });

  it('of what came back gives only what is kept', () => {
    const { book, order } = stored();
    applyReturn(book, order, { returnId: 'r', at: NOW, remaining: [{ lineId: 'line', remainingBase: 50_000n }] }, [cn]);
    rebonus(book, order, 'silver', cn, NOW);
    expect([order.lines[0]!.bonus, order.lines[0]!.bonusKept, lotOf(book)])
      .toMatchObject([120n, 60n, { amount: 120n, remaining: 60n }]);
  });

  it('spent already it is owed; repays what is owed; ended it has expired', () => {
    const { book, order } = stored(true);
    rebonus(book, order, 'silver', cn, NOW);
    book.spend(book.open('capture', NOW), 'redeemed', 1_320n);
    rebonus(book, order, 'base', cn, NOW);
    expect([book.account.available, book.account.debt]).toEqual([0n, 120n]);
    rebonus(book, order, 'gold', cn, NOW);
    expect([book.account.available, book.account.debt, lotOf(book)!.remaining]).toEqual([120n, 0n, 120n]);
    const ended = stored(true);
    rebonus(ended.book, ended.order, 'silver', cn, at('2029-03-01T00:00:00Z'));
    expect([ended.book.account.available, lotOf(ended.book)]).toMatchObject([1_200n, { remaining: 0n, expired: 120n }]);
  });
});
