import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  BRACELET, coupon, FULL_10000_LESS_500, LABOUR_80, line, MEMBER_DAY, on, RING, sale,
} from './evaluate.fixture.ts';
import { evaluate, type CouponToEvaluate } from './evaluate.ts';
import { sum } from './reductions.ts';
import { REDUCTION_KINDS } from './terms.ts';

const THREE = [FULL_10000_LESS_500, MEMBER_DAY, LABOUR_80];
const codes = (given: CouponToEvaluate[], ...lines: Parameters<typeof sale>[0]) =>
  Object.fromEntries(evaluate(sale(lines), given).coupons.map((one) =>
    [one.id, one.applied ? one.savedMinor : one.code]));

describe('the evaluator', () => {
  it('labour first, then the better one of the order, to the fen', () => {
    const { coupons, lines, dueMinor } = evaluate(sale([RING, BRACELET]), THREE);
    expect(coupons).toEqual([
      { id: 'day', applied: false, code: 'GROUP' },
      { id: 'full', applied: true, savedMinor: 50_000n, shares: [21_165n, 28_835n] },
      { id: 'labour', applied: true, savedMinor: 8_512n, shares: [0n, 8_512n] },
    ]);
    expect(lines.map(({ baseMinor }) => baseMinor)).toEqual([878_735n, 1_197_220n]);
    expect(dueMinor).toBe(2_075_955n);
    expect([lines[0]!.baseMinor * 12n / 1_000n, lines[1]!.baseMinor * 4n / 1_000n]).toEqual([10_544n, 4_788n]);
  });

  it('asks a threshold after the line reductions, and of a line reduction before', () => {
    const half = coupon('half', { kind: 'line_percent', offBps: 5_000, thresholdMinor: 1_000_000n });
    expect(codes([half, FULL_10000_LESS_500], line('A', 1_900_000n))).toEqual({ half: 950_000n, full: 'THRESHOLD' });
    expect(codes([half], line('A', 999_999n))).toEqual({ half: 'THRESHOLD' });
    expect(codes([FULL_10000_LESS_500], line('A', 999_999n))).toEqual({ full: 'THRESHOLD' });
    expect(codes([FULL_10000_LESS_500], line('A', 1_000_000n))).toEqual({ full: 50_000n });
  });

  it('never goes below zero: 10 % and then 50 off', () => {
    const off = [coupon('ten', { kind: 'order_percent', offBps: 1_000 }),
      coupon('fifty', { kind: 'order_amount', amountMinor: 5_000n })];
    expect(codes(off, line('A', 2_000n))).toEqual({ ten: 200n, fifty: 1_800n });
  });

  it('a fully discounted line takes no more and stands in nobody\'s way', () => {
    const gift = coupon('gift', { kind: 'fixed_price', amountMinor: 0n, scope: on('B') });
    const off = coupon('off', { kind: 'order_amount', amountMinor: 100_000n });
    const { lines, dueMinor } = evaluate(
      sale([RING, line('B', 9_900n)], { tradeInMinor: 50_000n, pointsCashMinor: 10_000n }), [gift, off]);
    expect(lines[1]).toEqual({ lineReductionMinor: 9_900n, orderReductionMinor: 0n, pointsCashMinor: 0n,
      tradeInMinor: 0n, baseMinor: 0n });
    expect(dueMinor).toBe(739_900n);
    expect(codes([coupon('b', { kind: 'order_amount', amountMinor: 1n, scope: on('B') }), gift], line('B', 9_900n)))
      .toEqual({ b: 'SCOPE', gift: 9_900n });
  });

  it('fixed prices are of a piece, and never dearer', () => {
    const offer = coupon('offer', { kind: 'fixed_price', amountMinor: 39_900n });
    expect(codes([offer], line('B', 150_000n, { quantity: 3 }))).toEqual({ offer: 30_300n });
    expect(codes([offer], line('B', 39_000n))).toEqual({ offer: 'SCOPE' });
  });

  it('investment gold only where it is named', () => {
    const bar = line('D', 2_680_000n, { itemId: 'bar', productId: 'bars', series: 'panda' });
    const off = (scope: object) => coupon('off', { kind: 'order_amount', amountMinor: 100n,
      scope: { ...on(), ...scope } });
    expect(codes([off({})], bar)).toEqual({ off: 'SCOPE' });
    expect(codes([off({ series: ['panda'] })], bar)).toEqual({ off: 'SCOPE' });
    for (const named of [{ marginClasses: ['D'] }, { itemIds: ['bar'] }, { productIds: ['bars'] }]) {
      expect(codes([off(named)], bar)).toEqual({ off: 100n });
    }
    expect(codes([off({ series: ['panda'], marginClasses: ['A'] })], line('A', 100n, { series: 'panda' })))
      .toEqual({ off: 100n });
    expect(codes([off({ series: ['panda'] })], RING)).toEqual({ off: 'SCOPE' });
  });

  it('of a tie the one that expires sooner, then the smaller id; barred ones never', () => {
    const same = (id: string, expiresAt: Date | null, barred: CouponToEvaluate['barred'] = null) =>
      coupon(id, { kind: 'order_amount', amountMinor: 100n }, { expiresAt, barred });
    const [soon, late] = [new Date('2026-10-01'), new Date('2026-11-01')];
    expect(codes([same('a', late), same('b', soon), same('c', null)], RING))
      .toEqual({ a: 'GROUP', b: 100n, c: 'GROUP' });
    expect(codes([same('b', soon), same('a', soon)], RING)).toEqual({ a: 100n, b: 'GROUP' });
    expect(codes([same('a', soon, 'ALREADY_USED'), same('b', late)], RING)).toEqual({ a: 'ALREADY_USED', b: 100n });
  });

  it('one that finds nothing left makes room for the next of its group', () => {
    const free = coupon('free', { kind: 'order_percent', offBps: 10_000, group: 'g', scope: on('A') });
    const big = coupon('big', { kind: 'order_amount', amountMinor: 800_000n, group: 'h', scope: on('A') });
    const small = coupon('small', { kind: 'order_amount', amountMinor: 1_000n, group: 'h', scope: on('C') });
    expect(codes([free, big, small], RING, BRACELET)).toEqual({ free: 899_900n, big: 'SCOPE', small: 1_000n });
  });

  it('amounts of another currency are outside; a rate is of any', () => {
    expect(codes([coupon('hk', { kind: 'order_amount', amountMinor: 100n }, { currency: 'HKD' }),
      coupon('rate', { kind: 'order_percent', offBps: 100 }, { currency: null })], RING))
      .toEqual({ hk: 'SCOPE', rate: 8_999n });
  });

  it('in any order the same; nothing below zero; shares add up', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10_000_000n });
    const lines = fc.array(fc.record({ marginClass: fc.constantFrom('A', 'B', 'C', 'D'), amount: amounts,
      labour: fc.option(amounts), quantity: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 10 });
    const coupons = fc.array(fc.record({
      kind: fc.constantFrom(...REDUCTION_KINDS), off: fc.integer({ min: 1, max: 10_000 }), amount: amounts,
      threshold: fc.option(amounts), group: fc.constantFrom('g', 'h', 'i'),
      classes: fc.subarray(['A', 'B', 'C', 'D']), at: fc.option(fc.integer({ min: 0, max: 3 })),
    }), { maxLength: 20 });
    fc.assert(fc.property(lines, coupons, amounts, amounts, fc.infiniteStream(fc.nat()), (some, offers, p, t, dice) => {
      const sold = sale(some.map((one) => line(one.marginClass, one.amount, { labourMinor: one.labour,
        quantity: one.quantity })), { pointsCashMinor: p, tradeInMinor: t });
      const given = offers.map((one, index) => coupon(`c${index}`, { kind: one.kind, offBps: one.off,
        amountMinor: one.amount, thresholdMinor: one.threshold, group: one.group, scope: on(...one.classes) },
      { expiresAt: one.at === null ? null : new Date(one.at) }));
      const answer = evaluate(sold, given.map(sayOne));
      const shuffled = given.map(sayOne).map((one) => ({ one, place: dice.next().value! }))
        .sort((a, b) => a.place - b.place).map(({ one }) => one);
      expect(evaluate(sold, shuffled)).toEqual(answer);
      answer.lines.forEach((one, index) => {
        expect(one.baseMinor >= 0n).toBe(true);
        expect(one.baseMinor + one.lineReductionMinor + one.orderReductionMinor + one.pointsCashMinor
          + one.tradeInMinor).toBe(sold.lines[index]!.amountMinor);
      });
      const taken = answer.coupons.map((one) => (one.applied ? one.savedMinor : 0n));
      expect(sum(taken)).toBe(sum(answer.lines.map((one) => one.lineReductionMinor + one.orderReductionMinor)));
      expect(answer.coupons).toHaveLength(given.length);
      answer.coupons.forEach((one) => { if (one.applied) expect(sum(one.shares)).toBe(one.savedMinor); });
    }), { numRuns: 300 });
  });
});

/** A rate or an amount, never both. */
function sayOne(one: CouponToEvaluate): CouponToEvaluate {
  const rate = one.reduction.kind.endsWith('percent');
  return { ...one, reduction: { ...one.reduction, ...(rate ? { amountMinor: null } : { offBps: null }) } };
}
