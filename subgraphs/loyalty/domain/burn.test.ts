import { expect, it } from '@jest/globals';
import { burnOf } from './burn.ts';

it('asks for 5 % of the opening balance, exactly', () => {
  expect(burnOf(1_000_000n, 49_999n, 5)).toEqual({ bps: 499, isLow: true });
  expect(burnOf(1_000_000n, 50_000n, 5)).toEqual({ bps: 500, isLow: false });
  expect(burnOf(0n, 50_000n, 5)).toEqual({ bps: null, isLow: false });
  expect(burnOf(3n, 0n, 0)).toEqual({ bps: 0, isLow: false });
});
