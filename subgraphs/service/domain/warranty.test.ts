import { expect, it } from '@jest/globals';
import { monthsAfter, warrantyOn, workUntil } from './warranty.ts';

const sold = { soldOn: '2026-01-10', warrantyMonths: 24, works: [] };

it('of a piece ends by its sale, and a repair within it does not begin it anew', () => {
  expect(warrantyOn(sold, 'repair', '2027-12-01')).toEqual({ isIn: true, until: '2028-01-10' });
  expect(warrantyOn(sold, 'repair', '2028-01-10').isIn).toBe(true);
  expect(warrantyOn(sold, 'repair', '2028-01-11').isIn).toBe(false);
  expect(workUntil('2027-12-08', 6, { isIn: true, until: '2028-01-10' })).toBe('2028-01-10');
});

it('of a paid work runs from its hand-over, for works of its kind', () => {
  const until = workUntil('2028-03-01', 6, { isIn: false, until: '2028-01-10' });
  expect(until).toBe('2028-09-01');
  const piece = { ...sold, works: [{ kind: 'repair', until }] };
  expect(warrantyOn(piece, 'repair', '2028-08-01')).toEqual({ isIn: true, until: '2028-09-01' });
  expect(warrantyOn(piece, 'resizing', '2028-08-01')).toEqual({ isIn: false, until: '2028-01-10' });
  expect(workUntil('2028-08-05', 6, { isIn: true, until: '2028-09-01' })).toBe('2028-09-01');
});

it('is none of a piece that the house did not sell, nor of a kind without months', () => {
  expect(warrantyOn({ soldOn: null, warrantyMonths: 24, works: [] }, 'repair', '2026-01-10'))
    .toEqual({ isIn: false, until: null });
  expect(workUntil('2026-01-10', 0, { isIn: false, until: null })).toBeNull();
  expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28');
});
