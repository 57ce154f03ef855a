import { describe, expect, it } from '@jest/globals';
import type { QuoteState } from '../quotes/standing.ts';
import { judgePayment } from './judge-payment.ts';

const quote = (state: QuoteState, keptMinor = 0n) => ({ state, currency: 'CNY', dueMinor: 2_075_955n, keptMinor });
const paid = (amountMinor: bigint, currency = 'CNY') => ({ amountMinor, currency });

describe('money for a quote', () => {
  it('adds up to what is due, and not beyond', () => {
    expect(judgePayment(quote('placed'), paid(1_000_000n))).toEqual({ counts: true, leftMinor: 1_075_955n });
    expect(judgePayment(quote('placed', 1_000_000n), paid(1_075_956n)))
      .toEqual({ counts: false, why: 'amount', leftMinor: 1_075_955n });
    expect(judgePayment(quote('placed', 1_000_000n), paid(1_075_955n))).toEqual({ counts: true, leftMinor: 0n });
  });

  it('waits for the placing, and is unmatched where nothing is to be paid', () => {
    expect(judgePayment(quote('open'), paid(2_075_955n))).toEqual({ counts: true, leftMinor: 0n });
    const whys = (['pricing', 'holding', 'refused', 'sold', 'expired', 'unpaid', 'cancelled'] as const)
      .map((state) => judgePayment(quote(state), paid(1n)));
    expect(whys.map((verdict) => (verdict.counts ? '' : verdict.why)))
      .toEqual(['not_open', 'not_open', 'not_open', 'ended', 'ended', 'ended', 'ended']);
    expect(judgePayment(quote('placed'), paid(2_075_955n, 'HKD')))
      .toMatchObject({ counts: false, why: 'currency' });
    expect(judgePayment(null, paid(1n))).toEqual({ counts: false, why: 'unknown', leftMinor: 0n });
  });
});
