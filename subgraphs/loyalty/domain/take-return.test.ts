import { describe, expect, it } from '@jest/globals';
import type { MarginClass } from '../../contracts/words.ts';
import type { AccountBook } from './account-book.ts';
import { captureHold, placeHold } from './holds.ts';
import { expireLots } from './expiry.ts';
import { accrueOrder, activateOrder, refuseOrder, type LineRecord } from './order-earning.ts';
import { emptyBook, giveLot, heldBy, policyFor } from './policy.fixture.ts';
import { restoredOf } from './returns.ts';
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
    { ...heldBy(points), id: 'hold', points, purpose: 'gift', heldAt: PAID, expiresAt: at('2026-02-04T04:00:00Z') });
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

  it('asks nobody for what expired unspent: 1,200 granted, 700 expired, 500 left, debt 0 (9.2)', () => {
    const book = emptyBook();
    const order = sell(book, [['A', 100_000n]]);
    activateOrder(book, order, [cn], PAID);
    const hold = placeHold(book,
      {
      id: 'hold', points: 500n, purpose: 'gift', heldAt: PAID, expiresAt: at('2026-02-04T04:00:00Z'), ...heldBy(500n),
    });
    expireLots(book, at('2029-03-01T00:00:00Z'));
    giveLot(book, 500n, '2030-01-31T16:00:00Z');
    captureHold(book, hold, PAID, 'order');
    const result = takeReturn(book, order, null, goods(0n), [cn], PAID);
    expect(result!.lines[0]!.points).toEqual(taken({ expired: 700n, others: 500n }));
    expect(result!.after).toMatchObject({ available: 0n, debt: 0n });
    const sum = (ledger: 'issued' | 'expired') =>
      book.postings.reduce((all, { entries }) => all + (entries.get(ledger) ?? 0n), 0n);
    // Un-issued like the rest; only what was given by hand is still out, spent.
    expect([sum('issued'), sum('expired')]).toEqual([-500n, 0n]);
  });

  it('gives points spent on a line without base back by pieces: 5,000 of 10,000, then the rest (9.2)', () => {
    const line = { base: 0n, pointsSpent: 10_000n, quantity: 2 } as LineRecord;
    const left = (remainingQuantity?: number, quantity?: number) =>
      ({ remainingBase: 0n, remainingQuantity, quantity });
    expect([restoredOf(line, left(1)), restoredOf(line, left(0))]).toEqual([5_000n, 10_000n]);
    expect(restoredOf({ ...line, quantity: 3 }, left(2))).toBe(3_333n);
    // Told before pieces were: all of them; kept before pieces were: as the return says.
    expect(restoredOf(line, left())).toBe(10_000n);
    expect(restoredOf({ ...line, quantity: null }, left(1, 2))).toBe(5_000n);
    expect(restoredOf({ ...line, base: 1_000n }, { remainingBase: 750n, remainingQuantity: 1 })).toBe(2_500n);
  });

  it('keeps bonus apart, and the tier falls with the order that brought it', () => {
    const book = emptyBook({ growth: 5_000n,
      tier: { ...emptyBook().account.tier, tier: 'silver', since: new Date('2026-01-01T00:00:00Z') } });
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
