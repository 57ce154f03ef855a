import { expect, it } from '@jest/globals';
import { pointsCost } from './points-cost.ts';

it('counts points by what they were worth when they were issued', () => {
  expect(pointsCost([{ points: 1_084n, pointsPerUnit: 100 }], 'CNY')).toBe(1_084n);
  expect(pointsCost([{ points: 1_084n, pointsPerUnit: 100 }, { points: 542n, pointsPerUnit: 50 }], 'CNY')).toBe(2_168n);
});

it('rounds once for each rule, not once a day', () => {
  expect(pointsCost([{ points: 9_550n, pointsPerUnit: 100 }], 'JPY')).toBe(95n);
  expect(pointsCost([{ points: 50n, pointsPerUnit: 100 }, { points: 50n, pointsPerUnit: 100 }], 'JPY')).toBe(1n);
});

it('goes below zero where more came back than was issued', () => {
  expect(pointsCost([{ points: -150n, pointsPerUnit: 100 }], 'JPY')).toBe(-2n);
});
