import { expect, it } from '@jest/globals';
import { DEFAULT_RULES, insightProblems } from './policy.ts';

const placesOf = (change: object) => insightProblems({ ...DEFAULT_RULES, ...change }).map(({ path }) => path);

it('takes the house\'s own numbers', () => expect(placesOf({})).toEqual([]));

it('wants four steps, each weaker than the one before', () => {
  expect(placesOf({ recencyDays: [90, 180, 365] })).toEqual([['recencyDays']]);
  expect(placesOf({ recencyDays: [90, 90, 365, 730] })).toEqual([['recencyDays', '1']]);
  expect(placesOf({ frequencyOrders: [5, 4, 4, 0] })).toEqual([['frequencyOrders', '2'], ['frequencyOrders', '3']]);
  expect(placesOf({ monetaryUnits: [50_000, 20_000.5, 5_000, 1_000] })).toEqual([['monetaryUnits', '1']]);
});

it('wants lifecycle and frequency to go on from step to step', () => {
  expect(placesOf({ newDays: 400 })).toEqual([['activeDays']]);
  expect(placesOf({ dormantDays: 365 })).toEqual([['dormantDays']]);
  expect(placesOf({ highOrders: 2 })).toEqual([['highOrders']]);
});
