import { describe, expect, it } from '@jest/globals';
import { MOST_KEYS, refuseWideObjects, shortened } from './wide-objects.ts';

const keys = (count: number) => Object.fromEntries(
  Array.from({ length: count }, (_, index) => [`k${index}`, index]));

describe('wide objects', () => {
  it('are refused wherever they stand', () => {
    for (const value of [keys(MOST_KEYS + 1), { a: [1, { b: keys(MOST_KEYS + 1) }] }]) {
      expect(() => refuseWideObjects(value, 'the variables')).toThrow('over 200 fields');
    }
  });

  it('are not confused with long lists, many objects or deep ones', () => {
    refuseWideObjects(keys(MOST_KEYS), 'the variables');
    refuseWideObjects({ a: Array.from({ length: 10_000 }, () => ({ b: 1, c: [null, 'x'] })) }, 'it');
    refuseWideObjects(JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), 'it');
  });

  it('do not come back in messages', () => {
    expect(shortened('short')).toBe('short');
    expect(shortened('x'.repeat(1_000))).toHaveLength(501);
    expect(shortened(`${'x'.repeat(499)}💍💍`).isWellFormed()).toBe(true);
  });
});
