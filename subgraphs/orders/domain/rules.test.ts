import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { charityOf, charityReversal } from './charity.ts';
import { convertMinor } from '../../kernel/money.ts';
import { rateAt } from './rate-at.ts';
import { classAt } from './class-at.ts';
import { isDeliveryTime, isPaymentTime, mayLink } from './order-times.ts';
import { pointsCashLimit, type PointsCash } from './points-cash.ts';
import { decideReturn, isWhole, type LineState } from './return-line.ts';

const at = (text: string): Date => new Date(text);

describe('pointsCashLimit', () => {
  const line = (pointsCash: PointsCash, payableMinor: bigint, labourMinor: bigint | null) =>
    ({ pointsCash, payableMinor, labourMinor });

  it('is 10 % of the eligible amount (domain.md 3.8)', () => {
    expect(pointsCashLimit([line('percent', 1_205_647n, null)], 1_000)).toBe(120_564n);
  });
  it('is at most the labour fee of gold by weight (domain.md 3.8)', () => {
    expect(pointsCashLimit([line('labour', 1_205_647n, 42_560n)], 1_000)).toBe(42_560n);
  });
  it('counts nothing of a class that takes none, and nothing on gold by weight without labour', () => {
    expect(pointsCashLimit([line('none', 2_680_000n, null)], 1_000)).toBe(0n);
    expect(pointsCashLimit([line('percent', 1_000n, null), line('labour', 1_000n, null)], 1_000)).toBe(0n);
  });
  it('does not ask the labour of a line of which nothing is left', () => {
    expect(pointsCashLimit([line('percent', 1_000n, null), line('labour', 0n, null)], 1_000)).toBe(100n);
  });
  it('keeps the share of a line of gold by weight within its labour in a mixed order', () => {
    expect(pointsCashLimit([line('percent', 900_000n, null), line('labour', 100_000n, 5_000n)], 1_000)).toBe(50_000n);
  });
});

describe('charity', () => {
  it('is 0.5 %, floor (domain.md 5)', () => {
    expect(charityOf(899_900n, 50)).toBe(4_499n);
  });
  it('is reversed to the same sum whatever the order of returns', () => {
    fc.assert(fc.property(fc.bigInt(1n, 10n ** 9n), fc.array(fc.nat(100), { minLength: 1 }),
      (base, cuts) => {
        const given = charityOf(base, 50);
        let reversed = 0n;
        let left = base;
        for (const cut of [...cuts, 100]) {
          left -= (left * BigInt(cut)) / 100n;
          reversed += charityReversal(given, reversed, left, 50);
          expect(given - reversed).toBe(charityOf(left, 50));
        }
        return reversed === given;
      }));
  });
});

describe('decideReturn', () => {
  const line = (over: Partial<LineState> = {}): LineState => ({
    quantity: 3, returnedQuantity: 0, baseMinor: 100n, returnedBaseMinor: 0n, ...over,
  });

  it('gives the last piece the rest', () => {
    let state = line();
    const taken = [1, 1, 1].map((quantity) => {
      const decision = decideReturn(state, { quantity, amountMinor: null });
      if (!decision.ok) throw new Error('refused');
      state = {
        ...state, returnedQuantity: state.returnedQuantity + quantity,
        returnedBaseMinor: state.returnedBaseMinor + decision.baseMinor,
      };
      return decision.baseMinor;
    });
    expect(taken).toEqual([33n, 33n, 34n]);
    expect(isWhole([state])).toBe(true);
  });

  it('returns part of the value (domain.md 3.6: 600,000 of 1,205,647 leaves 605,647)', () => {
    expect(decideReturn(line({ quantity: 1, baseMinor: 1_205_647n }),
      { quantity: 0, amountMinor: 600_000n })).toEqual(
      { ok: true, quantity: 0, baseMinor: 600_000n, remainingBaseMinor: 605_647n });
  });

  it('refuses more pieces or value than are left, and says what is', () => {
    const state = line({ returnedQuantity: 2, returnedBaseMinor: 66n });
    expect(decideReturn(state, { quantity: 2, amountMinor: null })).toEqual(
      { ok: false, at: 'quantity', leftQuantity: 1, leftBaseMinor: 34n });
    expect(decideReturn(state, { quantity: 1, amountMinor: 35n })).toEqual(
      { ok: false, at: 'amount', leftQuantity: 1, leftBaseMinor: 34n });
  });

  it('returns the same in any split of the pieces', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 8 }), (baseMinor, quantity, parts) => {
        let state = line({ quantity, baseMinor });
        for (const part of parts) {
          const decision = decideReturn(state, { quantity: part, amountMinor: null });
          if (!decision.ok) continue;
          state = {
            ...state, returnedQuantity: state.returnedQuantity + part,
            returnedBaseMinor: state.returnedBaseMinor + decision.baseMinor,
          };
        }
        if (state.returnedQuantity === 0) return true;
        const once = decideReturn(line({ quantity, baseMinor }),
          { quantity: state.returnedQuantity, amountMinor: null });
        return once.ok && once.baseMinor === state.returnedBaseMinor;
      }));
  });

  it('calls an order without base whole once every piece is back', () => {
    expect(isWhole([line({ baseMinor: 0n, returnedQuantity: 2 })])).toBe(false);
    expect(isWhole([line({ baseMinor: 0n, returnedQuantity: 3 })])).toBe(true);
  });
});

describe('convert', () => {
  const validUntil = at('2026-05-12T00:00:00Z');
  const rates = [{ effectiveAt: at('2026-02-01T00:00:00Z'), validUntil, withdrawnAt: null, rate: '1.09' },
    { effectiveAt: at('2026-01-01T00:00:00Z'), validUntil, withdrawnAt: null, rate: '1.0845' }];
  it('takes the rate in force at payment', () => {
    expect(rateAt(rates, at('2026-01-31T23:59:59Z'))).toBe('1.0845');
    expect(rateAt(rates, at('2026-02-01T00:00:00Z'))).toBe('1.09');
    expect(rateAt(rates, at('2025-12-31T00:00:00Z'))).toBeNull();
    expect(rateAt(rates, at('2026-05-11T23:59:59Z'))).toBe('1.09');
    expect(rateAt(rates, validUntil)).toBeNull();
  });
  it('takes one that was taken back for what was paid until then, also where another has its moment', () => {
    const withdrawn = { ...rates[0]!, withdrawnAt: at('2026-02-03T00:00:00Z'), rate: '10.9' };
    const before = at('2026-02-02T23:59:59Z');
    for (const [known, rate] of [[[rates[1]!, withdrawn], '1.0845'], [[withdrawn, rates[0]!], '1.09']] as const) {
      expect(rateAt(known, before)).toBe('10.9');
      expect(rateAt(known, withdrawn.withdrawnAt)).toBe(rate);
    }
  });
  it('rounds half-up (domain.md 3.7: 1,000,000 at 1.0845 → 1,084,500)', () => {
    expect(convertMinor(1_000_000n, '1.0845', 'CNY', 'HKD')).toBe(1_084_500n);
    expect(convertMinor(888_800n, '0.9221', 'HKD', 'CNY')).toBe(819_562n);
    expect(convertMinor(1n, '0.5', 'CNY', 'HKD')).toBe(1n);
    expect(convertMinor(3n, '2', 'CNY', 'HKD')).toBe(6n);
    // 1.00 yuan is 20 yen, which have no hundredths; 100,000 yen are 4,780.00 yuan.
    expect(convertMinor(100n, '20', 'CNY', 'JPY')).toBe(20n);
    expect(convertMinor(100_000n, '0.0478', 'JPY', 'CNY')).toBe(478_000n);
  });
});

describe('times', () => {
  const periods = [
    { marginClass: 'C' as const, effectiveAt: at('2026-03-01T00:00:00Z') },
    { marginClass: 'B' as const, effectiveAt: at('2025-01-01T00:00:00Z') },
  ];
  it('keeps the class of the payment', () => {
    expect(classAt(periods, at('2026-02-28T23:59:59Z'))).toBe('B');
    expect(classAt(periods, at('2026-03-01T00:00:00Z'))).toBe('C');
    expect(classAt(periods, at('2020-01-01T00:00:00Z'))).toBe('B');
    expect(classAt([], at('2026-03-01T00:00:00Z'))).toBeNull();
  });
  it('takes payments from 2000 to five minutes ahead', () => {
    const now = at('2026-09-15T04:00:00Z');
    expect(isPaymentTime(at('2026-09-15T04:05:00Z'), now)).toBe(true);
    expect(isPaymentTime(at('2026-09-15T04:05:01Z'), now)).toBe(false);
    expect(isPaymentTime(at('1969-12-31T23:59:59Z'), now)).toBe(false);
  });
  it('delivers after payment and not in the future', () => {
    const now = at('2026-09-15T04:00:00Z');
    const paid = at('2026-09-14T04:00:00Z');
    expect(isDeliveryTime(paid, paid, now)).toBe(true);
    expect(isDeliveryTime(at('2026-09-14T03:59:59Z'), paid, now)).toBe(false);
    expect(isDeliveryTime(at('2026-09-16T04:00:00Z'), paid, now)).toBe(false);
  });
  it('links within 180 days, the last instant included', () => {
    const paid = at('2026-03-01T10:00:00Z');
    expect(mayLink(paid, at('2026-08-28T10:00:00Z'), 180)).toBe(true);
    expect(mayLink(paid, at('2026-08-28T10:00:01Z'), 180)).toBe(false);
  });
});
