import { expect, it } from '@jest/globals';
import { linesOf, windowsOf } from './hours-text.ts';

it('reads hours as people write them, and writes them down again', () => {
  const lines = '1-5 10:00-21:30 2\n6 9:00 至 22:00 3\n\n７ 10:00－22:00 3';
  const windows = windowsOf(lines)!;
  expect(windows.length).toBe(7);
  expect(windows[5]).toEqual({ weekday: 6, from: '09:00', until: '22:00', capacity: 3 });
  expect(linesOf(windows)).toBe('1-5 10:00-21:30 2\n6 09:00-22:00 3\n7 10:00-22:00 3');
  expect(windowsOf(linesOf(windows))).toEqual(windows);
  expect(linesOf(windowsOf('1 10:00-12:00 1\n1 13:00-20:00 2\n2-3 10:00-12:00 1')!))
    .toBe('1 13:00-20:00 2\n1-3 10:00-12:00 1');
});

it('refuses what it cannot read', () => {
  for (const line of ['8 10:00-12:00 1', '5-1 10:00-12:00 1', '1 10-12 1', '1 10:00-12:00', 'Mon 10:00-12:00 1']) {
    expect(windowsOf(line)).toBeNull();
  }
  expect(windowsOf('')).toEqual([]);
});
