import { expect, it } from '@jest/globals';
import { DEFAULT_RULES, planPolicyProblems } from './policy.ts';

const placesOf = (change: object) => planPolicyProblems({ ...DEFAULT_RULES, ...change }).map(({ path }) => path);

it('wants what warns to come before what ends', () => {
  expect(placesOf({})).toEqual([]);
  expect(placesOf({ beanLeastGrams: 4 })).toEqual([['beanMostGrams']]);
  expect(placesOf({ missedInstalments: 12 })).toEqual([['missedInstalments']]);
});
