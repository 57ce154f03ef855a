import { expect, it } from '@jest/globals';
import { countSteps, lostBps, type Reached } from './funnel.ts';

const nobody: Reached =
  { reached: false, entered: false, interacted: false, claimed: false, paid: false, kept: false };

it('counts whoever came further at every step before, but for interacting', () => {
  expect(countSteps([
    { ...nobody, reached: true }, { ...nobody, entered: true, interacted: true }, { ...nobody, claimed: true },
    { ...nobody, reached: true, entered: true, claimed: true, paid: true }, { ...nobody, kept: true },
  ])).toEqual({ reached: 5, entered: 4, interacted: 1, claimed: 3, paid: 2, kept: 1 });
});

it('says what was lost from step to step', () => {
  expect(lostBps(1_000, 187)).toBe(8_130);
  expect(lostBps(3, 1)).toBe(6_667);
  expect(lostBps(0, 0)).toBeNull();
});
