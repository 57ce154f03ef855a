import { describe, expect, it } from '@jest/globals';
import {
  boundProblems, DEFAULT_BOUNDS, measuredBps, mostSold, proposedClass, type MeasuredMargin,
} from './class-bounds.ts';

const measured = (over: Partial<MeasuredMargin> = {}): MeasuredMargin => ({
  productId: 'p', currency: 'CNY', pieces: 12n, netMinor: 1_200_000n, knownPieces: 12n, knownNetMinor: 1_200_000n,
  costMinor: 684_000n, ...over,
});
const proposed = (over: Partial<MeasuredMargin>, present = 'B', least = 5) =>
  proposedClass(measured(over), present, DEFAULT_BOUNDS, least);

describe('the class that a measured margin proposes', () => {
  it('has the greatest bound that it reaches', () => {
    expect(measuredBps(measured())).toBe(4_300);
    expect(proposed({})).toBe('A');
    expect(proposed({ costMinor: 720_000n })).toBe('A');
    expect(proposed({ costMinor: 720_001n }, 'A')).toBe('B');
    expect(proposed({ costMinor: 1_199_000n }, 'C')).toBe('D');
  });

  it('is none where it is the class already, or too little is known', () => {
    expect(proposed({}, 'A')).toBeNull();
    expect(proposed({ knownPieces: 4n })).toBeNull();
    expect(proposed({ knownNetMinor: 0n, costMinor: 0n })).toBeNull();
  });

  it('is none of a loss, and none for a class without a bound', () => {
    expect(proposed({ costMinor: 1_300_000n })).toBeNull();
    expect(proposed({}, 'X')).toBeNull();
    const noA = DEFAULT_BOUNDS.map((bound) => (bound.marginClass === 'A' ? { ...bound, leastBps: 0 } : bound));
    expect(proposedClass(measured(), 'A', noA, 5)).toBeNull();
    expect(proposedClass(measured(), 'C', noA, 5)).toBe('B');
  });
});

describe('what counts of several currencies', () => {
  it('is the one with the most pieces, then the first', () => {
    const [cny, hkd] = [measured({ knownPieces: 3n }), measured({ currency: 'HKD', knownPieces: 4n })];
    expect(mostSold([cny, hkd])).toEqual([hkd]);
    expect(mostSold([{ ...hkd, knownPieces: 3n }, cny])).toEqual([cny]);
  });
});

describe('bounds', () => {
  const knows = (code: string) => 'ABCD'.includes(code);
  it('are of known classes, each once, each at a margin of its own', () => {
    expect(boundProblems([...DEFAULT_BOUNDS.slice(1), { marginClass: 'A', leastBps: 0 }], knows)).toEqual([]);
    const wrong = [{ marginClass: 'A', leastBps: 5 }, { marginClass: 'A', leastBps: 6 },
      { marginClass: 'Z', leastBps: 7 }, { marginClass: 'B', leastBps: 5 },
      { marginClass: 'C', leastBps: 10_001 }, { marginClass: 'D', leastBps: -1 }];
    expect(boundProblems(wrong, knows).map(({ path }) => path.join('.'))).toEqual(['classBounds.1.marginClass',
      'classBounds.2.marginClass', 'classBounds.3.leastBps', 'classBounds.4.leastBps', 'classBounds.5.leastBps']);
  });
});
