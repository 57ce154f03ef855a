import { expect, it } from '@jest/globals';
import { noticeDue } from './notices.ts';

it('is the last one that has come; none before, none when it is over, none of 0 days', () => {
  const now = new Date('2026-09-01T00:00:00Z');
  const due = (day: string, days = [60, 15]) => noticeDue(new Date(`${day}T00:00:00Z`), days, now);
  expect(['2026-11-01', '2026-10-31', '2026-09-17', '2026-09-16', '2026-09-02', '2026-09-01'].map((day) => due(day)))
    .toEqual([null, 60, 60, 15, 15, null]);
  expect(due('2026-09-02', [0, 0])).toBeNull();
  expect(due('2026-09-05', [7, 60, 30])).toBe(7);
});
