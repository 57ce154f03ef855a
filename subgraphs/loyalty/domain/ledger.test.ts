import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrderFacts } from '../../contracts/events.ts';
import type { MarginClass } from '../../contracts/words.ts';
import { adjust, needsSecondPerson } from './adjustment.ts';
import type { AccountBook } from './account-book.ts';
import { expireLots } from './expiry.ts';
import { captureHold, placeHold, refusalOfHold, voidHold } from './holds.ts';
import { expiryOf, inSpendingOrder, partsOf } from './lots.ts';
import { mergeInto } from './merges/merge.ts';
import { accrueOrder, activateOrder } from './order-earning.ts';
import { emptyBook, giveLot, heldBy, policyFor, tiersWith } from './policy.fixture.ts';
import { retell } from './retell.ts';
import { activeFrom, linkedTooLate } from './return-window.ts';
import { applyReturn, restoreSpent } from './returns.ts';

const cn = policyFor('CN');
const at = (time: string) => new Date(time);
const plain = { ...cn, rules: { ...cn.rules, tiers: tiersWith({ silver: { bonusPercent: 0 } }) } };
const PAID = at('2026-02-03T04:00:00Z');

function saleOf(lines: [MarginClass, bigint, bigint?][]): OrderFacts {
  return {
    orderId: 'order', externalNo: 'x', channelId: 'c', sellingOutletId: 'o', memberId: 'm',
    region: 'CN', currency: 'CNY', paidAt: PAID, deliveredAt: null, fulfilment: 'store',
    pointsHoldId: null,
    lines: lines.map(([marginClass, baseMinor, pointsSpent = 0n], index) => ({
      lineId: `line-${index}`, lineNo: index + 1, itemId: 'i', quantity: 1, marginClass, baseMinor,
      costMinor: null, pointsSpent,
    })),
  };
}

/** Entries add up to zero, and what they say is what the account stores. */
function expectSound(book: AccountBook, before = { available: 0n, pending: 0n, debt: 0n }): void {
  const sums = { available: before.available, pending: before.pending, debt: -before.debt };
  for (const { entries } of book.postings) {
    const unit = { points: 0n, growth: 0n };
    for (const [ledger, amount] of entries) {
      unit[ledger.startsWith('growth') ? 'growth' : 'points'] += amount;
      if (ledger in sums) sums[ledger as keyof typeof sums] += amount;
    }
    expect(unit).toEqual({ points: 0n, growth: 0n });
  }
  const { available, pending, debt } = book.account;
  expect(sums).toEqual({ available, pending, debt: -debt });
  expect(available === 0n || debt === 0n).toBe(true);
  const lots = [...book.lots.values()];
  const sumOf = (state: string) => lots.filter((lot) => lot.state === state)
    .reduce((sum, lot) => sum + lot.remaining, 0n);
  expect([sumOf('active'), sumOf('pending')]).toEqual([available, pending]);
}

describe('lots (3.4)', () => {
  it('earned 2026-02-03 expires 2029-02-28 24:00 in Shanghai', () => {
    expect(expiryOf(PAID, cn.rules, cn.zone)).toEqual(at('2029-02-28T16:00:00Z'));
    // 2026-01-31 18:00 UTC is February already.
    expect(expiryOf(at('2026-01-31T18:00:00Z'), cn.rules, cn.zone)).toEqual(at('2029-02-28T16:00:00Z'));
  });

  it('spends 300 of 2027 and 700 of 2028, leaves 500', () => {
    const book = emptyBook();
    giveLot(book, 1_200n, '2028-05-31T16:00:00Z');
    giveLot(book, 300n, '2027-01-31T16:00:00Z');
    const { parts } = partsOf(inSpendingOrder(book.lots.values()), 1_000n);
    expect(parts.map((part) => part.amount)).toEqual([300n, 700n]);
    placeHold(book, holdOf(1_000n));
    expect([...book.lots.values()].map((lot) => lot.remaining)).toEqual([500n, 0n]);
    expectSound(book);
  });

  it('expires by a posting', () => {
    const book = emptyBook();
    giveLot(book, 300n, '2027-01-31T16:00:00Z');
    giveLot(book, 100n, '2028-01-31T16:00:00Z');
    expect(expireLots(book, at('2027-01-31T15:59:59Z'))).toBe(0n);
    expect(expireLots(book, at('2027-01-31T16:00:00Z'))).toBe(300n);
    expect(book.account.available).toBe(100n);
    expect(expireLots(book, at('2027-02-01T16:00:00Z'))).toBe(0n);
    expectSound(book);
  });
});

const holdOf = (points: bigint) => ({
  ...heldBy(points), id: 'hold', points, purpose: 'gift', heldAt: PAID, expiresAt: at('2026-02-04T04:00:00Z'),
});

describe('pending (3.5)', () => {
  const delivered = at('2026-03-01T02:00:00Z');
  const from = (fulfilment: OrderFacts['fulfilment'], deliveredAt: Date | null) =>
    activeFrom({ fulfilment, paidAt: PAID, deliveredAt }, cn.rules).toISOString();
  it('live until 03-16 10:00, store until 03-08 10:00, unknown 30 days after payment', () => {
    expect(from('live', delivered)).toBe('2026-03-16T02:00:00.000Z');
    expect(from('web', delivered)).toBe('2026-03-16T02:00:00.000Z');
    for (const way of ['store', 'custom', 'trade_in'] as const) {
      expect(from(way, delivered)).toBe('2026-03-08T02:00:00.000Z');
    }
    expect(from('live', null)).toBe('2026-03-05T04:00:00.000Z');
  });
  it('links within 180 days', () => {
    const late = (linkedAt: string, linkUntil?: Date) =>
      linkedTooLate({ paidAt: PAID, linkUntil }, at(linkedAt), cn.rules);
    expect(late('2026-08-02T04:00:00Z')).toBe(false);
    expect(late('2026-08-02T04:00:00.001Z')).toBe(true);
    // Orders told: what the programme once said counts no more.
    expect([late('2026-03-01T00:00:00Z', at('2026-02-28T00:00:00Z')),
      late('2027-01-01T00:00:00Z', at('2027-01-01T00:00:00Z'))]).toEqual([true, false]);
    expect(activeFrom({ fulfilment: 'live', paidAt: PAID, deliveredAt: PAID, windowEndsAt: at('2026-03-30T00:00:00Z') },
      cn.rules)).toEqual(at('2026-03-30T00:00:00Z'));
  });
});

describe('returns (3.6)', () => {
  const back = (book: AccountBook, order: Parameters<typeof applyReturn>[1],
    remainingBase: bigint, lineId = 'line-0') => applyReturn(book, order,
    { returnId: 'r', at: PAID, remaining: [{ lineId, remainingBase }] }, [cn]);

  it('class C 1,205,647: 605,647 left keeps 2,422, reverses 2,400', () => {
    const book = emptyBook();
    const order = accrueOrder(book, saleOf([['C', 1_205_647n]]), [cn], null);
    expect(book.account.pending).toBe(4_822n);
    back(book, order, 605_647n);
    expect([order.lines[0]!.kept, book.account.pending]).toEqual([2_422n, 2_422n]);
    expectSound(book);
  });

  it('99,900 fen at 1 per 1,000: ten refunds of 9,990 reverse exactly 99', () => {
    const rates = { ...cn.rules.rates, A: { points: [1, 1000] as const, growth: [1, 1000] as const } };
    const policy = { ...cn, rules: { ...cn.rules, rates } };
    const book = emptyBook();
    const order = accrueOrder(book, saleOf([['A', 99_900n]]), [policy], null);
    expect(book.account.pending).toBe(99n);
    for (let left = 89_910n; left >= 0n; left -= 9_990n) back(book, order, left);
    expect([book.account.pending, book.account.debt]).toEqual([0n, 0n]);
  });

  it('after 3.4 the order behind the 1,200 lot returns: 500 from the lot, debt 700; 900 → 700 and 200', () => {
    const book = emptyBook();
    giveLot(book, 300n, '2027-01-31T16:00:00Z');
    const order = accrueOrder(book, saleOf([['A', 100_000n]]), [cn], null);
    activateOrder(book, order, [cn], PAID);
    placeHold(book, holdOf(1_000n));
    book.move(book.open('capture', PAID), 'held', 'redeemed', 1_000n);
    expect(book.account.available).toBe(500n);
    back(book, order, 0n);
    expect([book.account.available, book.account.debt]).toEqual([0n, 700n]);
    expect(refusalOfHold(book, 1n)).toEqual({ code: 'POINTS_DEBT', debt: 700n });
    // The confirmed silver of the first order stays; its bonus is not what this is about.
    const next = accrueOrder(book, saleOf([['A', 75_000n]]), [plain], null);
    expect([book.account.pending, book.account.debt]).toEqual([900n, 700n]);
    activateOrder(book, next, [cn], PAID);
    expect([book.account.available, book.account.debt]).toEqual([200n, 0n]);
    expectSound(book);
  });

  it('any split of refunds reverses exactly what one refund of the sum does', () => {
    const classes = fc.constantFrom<MarginClass>('A', 'B', 'C', 'D');
    fc.assert(fc.property(
      fc.array(fc.tuple(classes, fc.bigInt(1n, 3_000_000n)), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(2), fc.nat(1000)), { minLength: 1, maxLength: 12 }),
      fc.boolean(), fc.bigInt(0n, 5_000n), (lines, cuts, active, other) => {
        const run = (steps: [number, bigint][]) => {
          const gold = { tier: 'gold', since: at('2026-01-01T00:00:00Z') };
          const book = emptyBook({ tier: { ...emptyBook().account.tier, ...gold } });
          if (other > 0n) giveLot(book, other, '2027-01-31T16:00:00Z');
          const order = accrueOrder(book, saleOf(lines), [cn], null);
          if (active) activateOrder(book, order, [cn], PAID);
          for (const [line, left] of steps) back(book, order, left, `line-${line}`);
          expectSound(book);
          const { available, pending, debt, growth, pendingGrowth } = book.account;
          return { available, pending, debt, growth, pendingGrowth, lines: order.lines.map((l) => l.kept) };
        };
        const left = lines.map(([, base]) => base);
        const steps = cuts.filter(([line]) => line < lines.length)
          .map(([line, cut]): [number, bigint] => {
            left[line] = left[line]! - (left[line]! * BigInt(cut)) / 1000n;
            return [line, left[line]!];
          });
        const whole = left.map((base, line): [number, bigint] => [line, base]);
        expect(run(steps)).toEqual(run(whole));
        expect(run(steps)).toEqual(run(whole.toReversed()));
      }), { numRuns: 200 });
  });

  it('spent points go back to their lots, for an expired one to a 30-day grace lot', () => {
    const book = emptyBook();
    const soon = giveLot(book, 300n, '2026-02-10T16:00:00Z');
    const late = giveLot(book, 1_200n, '2028-05-31T16:00:00Z');
    const hold = placeHold(book, holdOf(1_000n));
    captureHold(book, hold, PAID, 'order');
    const order = accrueOrder(book, saleOf([['A', 100_000n, 400n], ['A', 100_000n, 600n]]), [cn], null);
    const restore = back(book, order, 0n, 'line-0')[0]!.restored;
    expect(restore).toBe(400n);
    const now = at('2026-03-01T00:00:00Z');
    const cause = { orderId: 'order', returnId: 'r', holdId: 'hold' };
    restoreSpent(book, hold.parts, restore, cause, cn, now, now);
    expect(hold.parts.map((part) => part.restored)).toEqual([120n, 280n]);
    expect([soon.remaining, late.remaining]).toEqual([0n, 780n]);
    const grace = [...book.lots.values()].find((lot) => lot.cause === 'grace')!;
    expect([grace.remaining, grace.expiresAt]).toEqual([120n, at('2026-03-31T00:00:00Z')]);
    restoreSpent(book, hold.parts, back(book, order, 0n, 'line-1')[0]!.restored, cause, cn, now, now);
    expect(hold.parts.map((part) => part.restored)).toEqual([300n, 700n]);
    expectSound(book);
  });
});

describe('holds', () => {
  it('restores every lot when voided, repaying debt that arose meanwhile', () => {
    const book = emptyBook();
    const lot = giveLot(book, 1_000n, '2027-01-31T16:00:00Z');
    expect(refusalOfHold(book, 1_001n)).toEqual({ code: 'INSUFFICIENT_POINTS', available: 1_000n });
    const hold = placeHold(book, holdOf(1_000n));
    expect([book.account.available, book.account.held, lot.remaining]).toEqual([0n, 1_000n, 0n]);
    book.move(book.open('return', PAID), 'debt', 'issued', 400n);
    voidHold(book, hold, PAID, 'TIME_UP');
    expect([book.account.available, book.account.debt, book.account.held]).toEqual([600n, 0n, 0n]);
    expectSound(book);
  });
});

describe('merge and adjustment', () => {
  it('200 available and 700 debt become 0 and 500, either way round', () => {
    for (const swap of [false, true]) {
      const rich = emptyBook();
      giveLot(rich, 200n, '2027-01-31T16:00:00Z');
      const poor = emptyBook();
      poor.move(poor.open('return', PAID), 'debt', 'issued', 700n);
      const [survivor, other] = swap ? [poor, rich] : [rich, poor];
      mergeInto(survivor, other, PAID);
      expect([survivor.account.available, survivor.account.debt]).toEqual([0n, 500n]);
      expect([other.account.available, other.account.debt]).toEqual([0n, 0n]);
      expectSound(survivor);
    }
  });

  it('recomputes the tier on the union', () => {
    const one = emptyBook();
    const two = emptyBook();
    const first = accrueOrder(one, saleOf([['A', 333_334n]]), [cn], null);
    const second = accrueOrder(two, { ...saleOf([['A', 208_334n]]), orderId: 'second' }, [cn], null);
    mergeInto(one, two, PAID);
    expect([one.account.pendingGrowth, two.account.pendingGrowth, one.untold]).toEqual([6_500n, 0n, true]);
    retell(one, { orders: [first, second], postings: [], changes: [] }, [cn], PAID);
    expect(one.account.tier.tier).toBe('gold');
  });

  it('needs a second person above 10,000 points; gifts repay debt first', () => {
    const asked = (forMember: bigint, today: bigint, points: bigint) =>
      needsSecondPerson(points, { forMember, today }, cn);
    expect([10_000n, 10_001n, -10_000n, -10_001n].map((points) => asked(0n, 0n, points)))
      .toEqual([false, true, false, true]);
    expect([asked(10_000n, 10_000n, 1n), asked(4_000n, 4_000n, -6_000n), asked(0n, 90_000n, 10_000n),
      asked(0n, 90_001n, 10_000n)]).toEqual([true, false, false, true]);
    const book = emptyBook();
    book.move(book.open('return', PAID), 'debt', 'issued', 700n);
    adjust(book, 1_000n, 'care', cn, PAID);
    expect([book.account.available, book.account.debt]).toEqual([300n, 0n]);
    adjust(book, -100n, 'mistake', cn, PAID);
    expect(book.account.available).toBe(200n);
    expectSound(book);
  });
});
