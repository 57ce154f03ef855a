import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MarginClass } from '../../contracts/words.ts';
import { POLICY } from './policy.fixture.ts';
import { policyAt } from '../../kernel/policy.ts';
import { afterReturn, heldUntil, rebateOf, rebatePayer, stateOf } from './rebate.ts';

const line = (marginClass: MarginClass, base: bigint, costMinor: bigint | null, left = base) =>
  rebateOf({ marginClass, baseMinor: base, remainingBaseMinor: left, costMinor }, POLICY);

describe('rebate', () => {
  it.each([
    ['A in the mini-program', line('A', 899_900n, 430_000n), 26_997n, false, 300],
    ['C at another franchise', line('C', 1_234_567n, 1_180_000n), 6_172n, false, 50],
    ['D capped by its margin', line('D', 2_680_000n, 2_672_000n), 2_400n, true, 10],
    ['D without known cost', line('D', 2_680_000n, null), 2_680n, false, 10],
    ['B', line('B', 100_049n, null), 2_000n, false, 200],
    ['sold below cost', line('A', 100n, 200n), 0n, true, 300],
    ['C after 600,000 came back', line('C', 1_234_567n, 1_180_000n, 634_567n), 3_172n, false, 50],
    ['nothing left', line('C', 1_234_567n, 1_180_000n, 0n), 0n, false, 50],
  ] as const)('%s', (_, amount, minor, marginCapped, rateBps) => {
    expect(amount).toEqual({ rateBps, minor, marginCapped });
  });

  it('gives class X nothing', () => {
    expect(line('X', 1_000_000n, null)).toBeNull();
  });

  it('never grows when something comes back, and many returns equal one', () => {
    const base = fc.bigInt(0n, 100_000_000n);
    fc.assert(fc.property(base, base, base, fc.option(base), (whole, a, b, cost) => {
      const [less, more] = [a % (whole + 1n), b % (whole + 1n)].sort((x, y) => (x < y ? -1 : 1));
      const of = (remaining: bigint) => line('C', whole, cost, remaining)!.minor;
      expect(of(less!) <= of(more!)).toBe(true);
      expect(of(more!) <= of(whole)).toBe(true);
      expect(of(0n)).toBe(0n);
    }));
  });

  it('after a return keeps what the rest earns alone, and never grows', () => {
    const chain = { marginClass: 'C' as const, baseMinor: 1_234_567n, remainingBaseMinor: 1_234_567n,
      costMinor: 1_180_000n, netMinor: 6_172n };
    const partly = { ...chain, remainingBaseMinor: 634_567n, netMinor: 3_172n };
    expect(afterReturn(chain, 634_567n, POLICY)).toEqual(partly);
    expect(afterReturn(partly, 0n, POLICY)).toEqual({ ...partly, remainingBaseMinor: 0n, netMinor: 0n });
    expect(afterReturn(partly, 634_567n, POLICY)).toBeNull();
    expect(afterReturn(partly, 700_000n, POLICY)).toBeNull();
    expect(afterReturn({ ...partly, netMinor: 5n }, 600_000n, POLICY)).toMatchObject({ netMinor: 5n });
  });

  it('is paid by head office for its own outlets, else by the seller', () => {
    const pay = (home: string | null, seller: string | null, isStaff = false) =>
      rebatePayer({ homeFranchiseId: home, sellingFranchiseId: seller, isStaff });
    expect(pay('FA', null)).toBeNull();
    expect(pay('FA', 'FB')).toBe('FB');
    expect(pay('FA', 'FA')).toBeUndefined();
    expect(pay(null, 'FB')).toBeUndefined();
    expect(pay(null, null)).toBeUndefined();
    expect(pay('FA', 'FB', true)).toBeUndefined();
  });

  it('is held for the return window', () => {
    const paidAt = new Date('2026-02-20T02:00:00Z');
    const deliveredAt = new Date('2026-03-01T02:00:00Z');
    const until = (fulfilment: 'live' | 'store' | 'custom' | 'web' | 'trade_in', at: Date | null) =>
      heldUntil({ paidAt, deliveredAt: at, fulfilment }, POLICY).toISOString();
    expect(until('live', deliveredAt)).toBe('2026-03-16T02:00:00.000Z');
    expect(until('web', deliveredAt)).toBe('2026-03-16T02:00:00.000Z');
    expect(until('store', deliveredAt)).toBe('2026-03-08T02:00:00.000Z');
    expect(until('custom', deliveredAt)).toBe('2026-03-08T02:00:00.000Z');
    expect(until('trade_in', deliveredAt)).toBe('2026-03-08T02:00:00.000Z');
    expect(until('web', null)).toBe('2026-03-22T02:00:00.000Z');
    const windowEndsAt = new Date('2026-05-01T00:00:00Z');
    expect(heldUntil({ paidAt, deliveredAt, fulfilment: 'web', windowEndsAt }, POLICY)).toEqual(windowEndsAt);
  });

  it('goes from accrued to held to payable, or is reversed; settled stays settled', () => {
    const now = new Date('2026-03-01T00:00:00Z');
    const later = new Date('2026-03-02T00:00:00Z');
    const rebate = { deliveredAt: null, heldUntil: later, netMinor: 5n, baseMinor: 200n,
      remainingBaseMinor: 200n };
    expect(stateOf(rebate, now)).toBe('accrued');
    expect(stateOf({ ...rebate, deliveredAt: now }, now)).toBe('held');
    expect(stateOf({ ...rebate, deliveredAt: now }, later)).toBe('payable');
    expect(stateOf({ ...rebate, netMinor: 0n, remainingBaseMinor: 0n }, now)).toBe('reversed');
    expect(stateOf({ ...rebate, netMinor: 0n }, later)).toBe('payable');
    expect(stateOf({ ...rebate, netMinor: 0n, isSettled: true }, now)).toBe('settled');
  });

  it('uses the policy of the payment', () => {
    const newer = { ...POLICY, version: 2, effectiveFrom: new Date('2026-01-01T00:00:00Z') };
    const policies = [POLICY, newer];
    expect(policyAt(policies, new Date('2025-12-31T23:59:59.999Z')).version).toBe(1);
    expect(policyAt(policies, new Date('2026-01-01T00:00:00Z')).version).toBe(2);
  });
});
