import { describe, expect, it } from '@jest/globals';
import { sumByCurrency } from './sums.ts';

const net = (amount: string, currency = 'CNY') => ({ net: { amount, currency } });

describe('sumByCurrency', () => {
  it('adds decimals exactly', () => {
    expect(sumByCurrency([net('0.10'), net('0.20')]).get('CNY')).toBe('0.30');
    expect(sumByCurrency([net('90071992547409.93'), net('0.02')]).get('CNY')).toBe(
      '90071992547409.95',
    );
  });

  it('keeps currencies apart and takes returns off', () => {
    const sums = sumByCurrency([net('100.00'), net('-30.50'), net('7.00', 'HKD')]);
    expect([...sums]).toEqual([
      ['CNY', '69.50'],
      ['HKD', '7.00'],
    ]);
    expect(sumByCurrency([net('-0.05')]).get('CNY')).toBe('-0.05');
  });
});
