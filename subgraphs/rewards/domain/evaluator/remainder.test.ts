import { describe, expect, it } from '@jest/globals';
import { BRACELET, coupon, FULL_10000_LESS_500, LABOUR_80, line, MEMBER_DAY, on, RING } from './evaluate.fixture.ts';
import type { CouponToEvaluate } from './evaluate.ts';
import type { LineToEvaluate } from './reductions.ts';
import { couponsAfterReturn } from './remainder.ts';

/** Its base comes back with its pieces, floor, unless another one is said to remain. */
const sold = (one: LineToEvaluate, reducedMinor: bigint, remaining = one.quantity, left?: bigint) => {
  const baseMinor = one.amountMinor - reducedMinor;
  const backMinor = baseMinor * BigInt(one.quantity - remaining) / BigInt(one.quantity);
  return { ...one, reducedMinor, remaining, baseMinor, remainingBaseMinor: left ?? baseMinor - backMinor };
};
const recheck = (one: CouponToEvaluate) => ({ ...one, asksAgain: true });
const keep = (one: CouponToEvaluate) => ({ ...one, asksAgain: false });
const THREE = [FULL_10000_LESS_500, MEMBER_DAY, LABOUR_80];

describe('coupons after a part came back (domain.md 9.3)', () => {
  it('the ring comes back: 1,226,055 still reaches 1,000,000', () => {
    expect(couponsAfterReturn('CNY', [sold(RING, 21_165n, 0), sold(BRACELET, 37_347n)], THREE.map(recheck))).toEqual({
      coupons: [
        { id: 'full', holds: true, savedMinor: 50_000n, remainingMinor: 28_835n, withheldMinor: 0n },
        { id: 'labour', holds: true, savedMinor: 8_512n, remainingMinor: 8_512n, withheldMinor: 0n },
      ],
      withheldMinor: 0n,
    });
  });

  it('the bracelet comes back: 899,900 does not, unless nobody asks', () => {
    const lines = [sold(RING, 21_165n), sold(BRACELET, 37_347n, 0)];
    const { coupons, withheldMinor } = couponsAfterReturn('CNY', lines, THREE.map(recheck));
    expect(coupons[0]).toEqual(
      { id: 'full', holds: false, savedMinor: 50_000n, remainingMinor: 21_165n, withheldMinor: 21_165n });
    expect(withheldMinor).toBe(21_165n);
    expect(couponsAfterReturn('CNY', lines, THREE.map(keep)).withheldMinor).toBe(0n);
  });

  it('by pieces: 3 × 400.00 with 满1000减100; two remain: 800 is too little, 66.67 of the 100 are theirs', () => {
    const off = coupon('off', { kind: 'order_amount', amountMinor: 10_000n, thresholdMinor: 100_000n });
    const of = (remaining: number) => couponsAfterReturn('CNY',
      [sold(line('B', 120_000n, { quantity: 3 }), 10_000n, remaining)], [recheck(off)]);
    expect(of(2)).toMatchObject({ withheldMinor: 6_667n, coupons: [{ remainingMinor: 6_667n }] });
    expect(of(1).withheldMinor).toBe(3_334n);
    expect(of(3).withheldMinor).toBe(0n);
  });

  it('by value: the bracelet is paid back and kept, which is the same; a part of the base is that part of it', () => {
    const of = (remaining: number, left: bigint) => couponsAfterReturn('CNY',
      [sold(RING, 21_165n), sold(BRACELET, 37_347n, remaining, left)], THREE.map(recheck));
    expect(of(1, 0n)).toEqual(of(0, 0n));
    expect(of(1, 0n).withheldMinor).toBe(21_165n);
    // 899,900 and a thirteenth of 1,226,055 do not reach 1,000,000 any more; a ninth does. The smaller part decides.
    expect(of(1, 1_197_220n / 9n)).toMatchObject({ withheldMinor: 0n });
    expect(of(1, 1_197_220n / 13n)).toMatchObject({ withheldMinor: 21_165n + 2_219n });
    expect(of(0, 1_197_220n).withheldMinor).toBe(21_165n);
    // What cost nothing goes by its pieces.
    const free = [sold(line('B', 10_000n, { quantity: 2 }), 10_000n, 1)];
    const all = coupon('all', { kind: 'line_percent', offBps: 10_000, thresholdMinor: 10_000n, group: 'line' });
    expect(couponsAfterReturn('CNY', free, [recheck(all)]).withheldMinor).toBe(5_000n);
  });

  it('what a bundle took off what remains is paid again, and counts: 899,900 reaches 850,000, 798,073 does not', () => {
    const off = coupon('off', { kind: 'order_amount', amountMinor: 50_000n, thresholdMinor: 850_000n });
    const ring = sold(line('A', 798_073n), 18_138n);
    const after = (more: object) => couponsAfterReturn('CNY',
      [{ ...ring, ...more }, sold(line('C', 1_401_927n), 31_862n, 0)], [recheck(off)]).withheldMinor;
    expect([after({}), after({ restoredMinor: 101_827n })]).toEqual([18_138n, 0n]);
    // Of half its base half of it: 449,950 is too little.
    expect(after({ restoredMinor: 101_827n, remainingBaseMinor: ring.baseMinor / 2n })).toBe(9_069n);
  });

  it('withholds nothing where nothing remains, nor what the sale did not take off', () => {
    const all = THREE.map(recheck);
    expect(couponsAfterReturn('CNY', [sold(RING, 21_165n, 0), sold(BRACELET, 37_347n, 0)], all).withheldMinor).toBe(0n);
    expect(couponsAfterReturn('CNY', [sold(RING, 5_000n), sold(BRACELET, 0n, 0)], all).withheldMinor).toBe(5_000n);
  });

  it('what is left of another group decides the amount: a lost percentage of a line raises it again', () => {
    const half = coupon('half', { kind: 'line_percent', offBps: 5_000, thresholdMinor: 2_000_000n, group: 'line',
      scope: on('A') });
    const full = coupon('full', { kind: 'order_amount', amountMinor: 50_000n, thresholdMinor: 1_000_000n });
    const lines = [sold(line('A', 3_000_000n, { quantity: 2 }), 1_550_000n, 1)];
    // One piece: 1,500,000 is below the percentage's 2,000,000; without it 1,500,000 reaches the other's 1,000,000.
    expect(couponsAfterReturn('CNY', lines, [recheck(half), recheck(full)]).coupons).toEqual([
      { id: 'full', holds: true, savedMinor: 50_000n, remainingMinor: 25_000n, withheldMinor: 0n },
      { id: 'half', holds: false, savedMinor: 1_500_000n, remainingMinor: 750_000n, withheldMinor: 750_000n },
    ]);
  });
});
