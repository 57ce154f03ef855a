import { describe, expect, it } from '@jest/globals';
import type { MarginClass } from '../../contracts/words.ts';
import type { AccountBook } from './account-book.ts';
import { captureHold, placeHold } from './holds.ts';
import { accrueOrder, activateOrder, refuseOrder } from './order-earning.ts';
import { emptyBook, giveLot, policyFor } from './policy.fixture.ts';
import { takeReturn } from './take-return.ts';

const cn = policyFor('CN');
const at = (time: string) => new Date(time);
const PAID = at('2026-02-03T04:00:00Z');
const taken = (parts: object) => ({ pending: 0n, active: 0n, expired: 0n, others: 0n, debt: 0n,
  ...parts });

function facts(lines: readonly [MarginClass, bigint, bigint?][]) {
  return {
    orderId: 'order', externalNo: 'x', channelId: 'c', sellingOutletId: 'o', memberId: 'm',
    region: 'CN' as const, currency: 'CNY' as const, paidAt: PAID, deliveredAt: null,
    fulfilment: 'store' as const, pointsHoldId: null,
    lines: lines.map(([marginClass, baseMinor, pointsSpent = 0n], index) => ({
      lineId: `line-${index}`, lineNo: index + 1, itemId: 'i', quantity: 1, marginClass, baseMinor,
      costMinor: null, pointsSpent,
    })),
  };
}

const sell = (book: AccountBook, lines: readonly [MarginClass, bigint, bigint?][]) =>
  accrueOrder(book, facts(lines), [cn], null);
const goods = (...remaining: readonly bigint[]) => ({
  returnId: 'r', at: at('2026-02-05T04:00:00Z'),
  remaining: remaining.map((remainingBase, index) => ({ lineId: `line-${index}`, remainingBase })),
});

/** All points of the account are gone. */
function spendAll(book: AccountBook, points: bigint) {
  const hold = placeHold(book,
    { id: 'hold', points, purpose: 'gift', heldAt: PAID, expiresAt: at('2026-02-04T04:00:00Z') });
  captureHold(book, hold, PAID, 'order');
  return hold;
}

describe('what a return takes (3.6)', () => {
  it('comes from the pending lot while the window runs: 2,400 of class C', () => {
    const book = emptyBook();
    const order = sell(book, [['C', 1_205_647n]]);
    const result = takeReturn(book, order, null, goods(605_647n), [cn], PAID);
    expect(result!.lines).toEqual([{ lineId: 'line-0', points: taken({ pending: 2_400n }),
      bonus: taken({}), growth: 7_200n, restored: 0n }]);
    expect([result!.before.pending, result!.after.pending]).toEqual([4_822n, 2_422n]);
  });

  it('comes from the active lot, then from others, then it is owed: 500, 300, 400', () => {
    const book = emptyBook();
    giveLot(book, 700n, '2026-12-31T16:00:00Z');
    const order = sell(book, [['A', 100_000n]]);
    activateOrder(book, order, [cn], PAID);
    spendAll(book, 1_400n);
    giveLot(book, 300n, '2030-01-31T16:00:00Z');
    const result = takeReturn(book, order, null, goods(0n), [cn], PAID);
    expect(result!.lines[0]!.points).toEqual(taken({ active: 500n, others: 300n, debt: 400n }));
    expect(result!.after).toMatchObject({ available: 0n, debt: 400n });
  });

  it('keeps bonus apart, and the tier falls with the order that brought it', () => {
    const book = emptyBook({ growth: 5_000n,
      tier: { ...emptyBook().account.tier, tier: 'silver' } });
    const order = sell(book, [['A', 100_000n]]);
    expect(book.account.tier).toMatchObject({ tier: 'gold', provisional: true });
    const result = takeReturn(book, order, null, goods(0n), [cn], PAID);
    expect(result!.lines[0]).toMatchObject({ points: taken({ pending: 1_200n }),
      bonus: taken({ pending: 120n }), growth: 1_200n });
    expect([result!.before.tier.tier, result!.after.tier.tier]).toEqual(['gold', 'silver']);
  });

  it('gives spent points back, which repay what the same return made owed', () => {
    const book = emptyBook();
    giveLot(book, 1_000n, '2028-05-31T16:00:00Z');
    const hold = spendAll(book, 1_000n);
    const order = sell(book, [['A', 100_000n, 1_000n]]);
    activateOrder(book, order, [cn], PAID);
    book.move(book.open('hold', PAID), 'available', 'held', 1_200n);
    book.changeLot(book.lots.get(order.lines[0]!.lotId!)!, 0n);
    const result = takeReturn(book, order, hold, goods(0n), [cn], PAID);
    expect(result!.lines[0]).toMatchObject({ points: taken({ debt: 1_200n }), restored: 1_000n });
    expect(result!.restored).toEqual([
      { amount: 1_000n, repaid: 1_000n, expiresAt: at('2028-05-31T16:00:00Z'), grace: false }]);
    expect(result!.after).toMatchObject({ available: 0n, debt: 200n });
  });

  it('is nothing for an order that was refused', () => {
    const book = emptyBook();
    const order = refuseOrder(book, facts([['A', 100n]]), cn, 'LINKED_TOO_LATE');
    expect(takeReturn(book, order, null, goods(0n), [cn], PAID)).toBeNull();
  });
});
