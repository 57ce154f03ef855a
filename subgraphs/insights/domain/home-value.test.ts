import { expect, it } from '@jest/globals';
import { valueAtHome } from './home-value.ts';

const CN = { region: 'CN', zone: 'Asia/Shanghai', programme: 'CN', currency: 'CNY' };
const paidAt = new Date('2026-05-01T17:00:00Z');

it('counts the day of the member\'s home', () => {
  expect(valueAtHome({ paidAt, currency: 'CNY', netMinor: 5n }, CN, null))
    .toEqual({ homeRegion: 'CN', paidDay: '2026-05-02', homeRate: null, homeMinor: 5n });
});

it('converts what is kept once, by the rate of the payment', () => {
  const at = (netMinor: bigint) => valueAtHome({ paidAt, currency: 'HKD', netMinor }, CN, '0.9221').homeMinor;
  expect(at(888_800n)).toBe(819_562n);
  expect(at(788_800n)).toBe(727_352n);
  expect(at(0n)).toBe(0n);
});
