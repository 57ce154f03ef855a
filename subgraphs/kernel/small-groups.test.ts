import { describe, expect, it } from '@jest/globals';
import { SMALLEST_GROUP, withoutSmall } from './small-groups.ts';

const shown = (...members: number[]): number[] => withoutSmall(members.map((size) => ({ members: size })))
  .map((group) => group.members);

describe('small groups', () => {
  it.each([
    [[12, 7, 3], [12]],
    [[12, 4, 3], [12]],
    [[5, 5], [5, 5]],
    [[9, 2], []],
    [[3], []],
    [[0, 8, 0], [0, 8, 0]],
    [[], []],
  ])('of %j are shown %j', (given, left) => {
    expect(shown(...given)).toEqual(left);
  });

  it('never follow from the sum and the rest', () => {
    for (let seed = 1; seed < 4000; seed += 1) {
      const sizes = [seed % 7, (seed >> 2) % 11, (seed >> 4) % 6, (seed >> 6) % 9];
      const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
      const missing = sum(sizes) - sum(shown(...sizes));
      expect(missing === 0 || missing >= SMALLEST_GROUP || shown(...sizes).every((size) => size === 0)).toBe(true);
    }
  });
});
