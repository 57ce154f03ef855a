import { describe, expect, it } from '@jest/globals';
import { rezoned } from './rezone.ts';

const SHANGHAI = 'Asia/Shanghai';

describe('what a form keeps, by the clocks of another zone', () => {
  it('is the same instant', () => {
    const values = { opensAt: '2026-11-28 23:30', rows: [{ at: '2026-11-28 20:00:15', note: 'at 20:00' }], none: null };
    expect(rezoned(values, SHANGHAI, 'Asia/Tokyo')).toEqual(
      { opensAt: '2026-11-29 00:30', rows: [{ at: '2026-11-28 21:00:15', note: 'at 20:00' }], none: null });
  });

  it('comes back as it was, and days, numbers and what is no moment stay', () => {
    const values = { at: '2026-07-01 08:00', day: '2026-07-01', count: 3, on: true, typed: '1 Jul 2026, 8 am' };
    const abroad = rezoned(values, SHANGHAI, 'Europe/Paris');
    expect(abroad).toEqual({ ...values, at: '2026-07-01 02:00' });
    expect(rezoned(abroad, 'Europe/Paris', SHANGHAI)).toEqual(values);
  });
});
