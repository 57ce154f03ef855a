import { expect, it } from '@jest/globals';
import { isBelowBase, worthOf100 } from './reward-value.ts';

const cny = (points: bigint, worthMinor: bigint, cashMinor = 0n) => (
  { points, worthMinor, cashMinor, currency: 'CNY' });

it('knows a reward that is worth less than the base ladder', () => {
  expect(isBelowBase(cny(1_000n, 990n), 100)).toBe(true);
  expect(worthOf100(cny(1_000n, 990n))).toBe('0.99');
  expect(isBelowBase(cny(1_000n, 1_000n), 100)).toBe(false);
  expect(worthOf100(cny(1_000n, 1_000n))).toBe('1.00');
});

it('takes what is paid in cash off what it is worth', () => {
  expect(isBelowBase(cny(30_000n, 89_900n, 59_900n), 100)).toBe(false);
  expect(isBelowBase(cny(30_000n, 89_900n, 59_901n), 100)).toBe(true);
  expect(worthOf100(cny(30_000n, 10_000n, 59_900n))).toBe('0.00');
});

it('counts by the programme: units without decimals, other ladders', () => {
  expect(isBelowBase({ points: 1_000n, worthMinor: 10n, cashMinor: 0n, currency: 'JPY' }, 100)).toBe(false);
  expect(isBelowBase(cny(1_000n, 500n), 200)).toBe(false);
  expect(isBelowBase(cny(1_000n, 499n), 200)).toBe(true);
});
