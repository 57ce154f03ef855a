import { describe, expect, it } from '@jest/globals';
import { soldSince, sumByCurrency } from './sums.ts';

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

describe('soldSince', () => {
  it('counts and sums the same sales: of one currency, from a day on', () => {
    const day = (key: string, orderCount: number, amount: string, currency = 'CNY') =>
      ({ key, orderCount, ...net(amount, currency) });
    const rows = [day('2026-11-21', 3, '30.00'), day('2026-11-22', 2, '20.10'), day('2026-11-22', 9, '90.00', 'HKD'),
      day('2026-11-23', 1, '-0.10')];
    expect(soldSince(rows, 'CNY', '2026-11-22')).toEqual({ orders: 3, net: '20.00' });
    expect(soldSince(rows, 'SGD', '2026-11-01')).toEqual({ orders: 0, net: '0' });
  });
});
