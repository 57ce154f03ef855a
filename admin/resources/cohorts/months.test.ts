import { expect, it } from '@jest/globals';
import { monthBefore } from './months.ts';

it('is the month where one works', () => {
  const at = new Date('2025-12-31T17:00:00Z');
  expect([monthBefore(at, 'Asia/Shanghai'), monthBefore(at, 'UTC'), monthBefore(at, 'Asia/Shanghai', 13)])
    .toEqual(['2026-01', '2025-12', '2024-12']);
});
