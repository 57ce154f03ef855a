import { expect, it } from '@jest/globals';
import { lastEndedMonth } from './month-end.ts';

it('a month is over when it is over in its zone', () => {
  const now = new Date('2026-08-31T16:30:00Z');
  expect(lastEndedMonth(now, 'Asia/Shanghai')).toEqual({
    month: '2026-08-01', lastDay: '2026-08-31', end: new Date('2026-08-31T16:00:00Z') });
  expect(lastEndedMonth(now, 'UTC')).toMatchObject({ month: '2026-07-01', lastDay: '2026-07-31' });
  expect(lastEndedMonth(new Date('2026-01-05T00:00:00Z'), 'UTC')).toMatchObject({ month: '2025-12-01' });
});
