import { expect, it } from '@jest/globals';
import { DEFAULT_RULES, rewardPolicyProblems } from './policy.ts';

const placesOf = (change: object) => rewardPolicyProblems({ ...DEFAULT_RULES, ...change }).map(({ path }) => path);

it('wants what warns to come before what ends', () => {
  expect(placesOf({})).toEqual([]);
  expect(placesOf({ reminderDays: 15 })).toEqual([['reminderDays']]);
  expect(placesOf({ costAlertBps: 301 })).toEqual([['costAlertBps']]);
});
