import { describe, expect, it } from '@jest/globals';
import { withheldNow } from './withheld.ts';

describe('what a refund is less by', () => {
  it('the example of 9.3, both ways to the end', () => {
    const first = withheldNow({ targetMinor: 21_165n, alreadyMinor: 0n, baseMinor: 1_197_220n, whole: false });
    expect([first, 1_197_220n - first]).toEqual([21_165n, 1_176_055n]);
    const last = withheldNow({ targetMinor: 0n, alreadyMinor: first, baseMinor: 878_735n, whole: true });
    expect([last, 878_735n - last]).toEqual([-21_165n, 899_900n]);
  });

  it('no refund is below zero; the next one bears the rest, and less remains to withhold with each piece', () => {
    expect(withheldNow({ targetMinor: 50_000n, alreadyMinor: 0n, baseMinor: 9_900n, whole: false })).toBe(9_900n);
    expect(withheldNow({ targetMinor: 40_000n, alreadyMinor: 9_900n, baseMinor: 90_000n, whole: false })).toBe(30_100n);
    expect(withheldNow({ targetMinor: 20_000n, alreadyMinor: 40_000n, baseMinor: 90_000n, whole: false }))
      .toBe(-20_000n);
  });
});
