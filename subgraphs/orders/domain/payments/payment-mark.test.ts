import { describe, expect, it } from '@jest/globals';
import { signPayment } from '../../../../client/src/sign-payment.ts';
import { isInTime, isMarkedBy, markOf, secretOfChannel } from './payment-mark.ts';

const payment = {
  quoteId: 'quo_1', paymentNo: 'P-1', amount: '20759.55', currency: 'CNY', means: 'WALLET',
  paidAt: new Date('2026-09-15T04:10:00Z'), signedAt: new Date('2026-09-15T04:10:02Z'),
};

describe('the mark of a payment', () => {
  it('is of its channel and of every word that was told', async () => {
    const [own, other] = ['one', 'two'].map((channel) => secretOfChannel('house', channel)) as [string, string];
    const mark = markOf(own, payment);
    expect(mark).toMatch(/^[0-9a-f]{64}$/);
    expect(isMarkedBy([other, own], payment, mark)).toBe(true);
    expect(await signPayment(own, payment)).toBe(mark);
    expect(isMarkedBy([other], payment, mark)).toBe(false);
    expect(isMarkedBy([own], payment, `${mark}0`)).toBe(false);
    for (const change of [{ quoteId: 'quo_2' }, { paymentNo: 'P-2' }, { amount: '20759.56' }, { currency: 'HKD' },
      { means: 'CASH' }, { paidAt: new Date(0) }, { signedAt: new Date(0) }]) {
      expect(isMarkedBy([own], { ...payment, ...change }, mark)).toBe(false);
    }
  });

  it('is good for five minutes either way', () => {
    const { signedAt } = payment;
    const after = (seconds: number) => isInTime(signedAt, new Date(signedAt.getTime() + seconds * 1000));
    expect([-301, -300, 0, 300, 301].map(after)).toEqual([false, true, true, true, false]);
  });
});
