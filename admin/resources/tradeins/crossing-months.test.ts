import { expect, it } from '@jest/globals';
import { monthOf, monthsFrom } from './crossing-months.ts';

it('goes back by months, over the year, to their last day', () => {
  expect([0, 1, 3, 12].map((back) => monthsFrom('2026-03-31', back)))
    .toEqual(['2026-03', '2026-02', '2025-12', '2025-03']);
  expect([monthOf('2028-02'), monthOf('2025-12')]).toEqual([{ from: '2028-02-01', to: '2028-02-29' },
    { from: '2025-12-01', to: '2025-12-31' }]);
});
