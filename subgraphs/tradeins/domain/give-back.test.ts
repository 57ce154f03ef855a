import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { givenBack, sharedBack, takenFrom } from './give-back.ts';

describe('credit of what comes back', () => {
  it('is its original value, all of it with the last piece', () => {
    const line = { shareMinor: 944_034n, baseMinor: 636_766n, quantity: 1n };
    expect(givenBack(line, { baseMinor: 0n, quantity: 0n })).toBe(944_034n);
    expect(givenBack(line, { baseMinor: 318_383n, quantity: 1n })).toBe(472_017n);
  });

  it('goes by pieces where the credit left no base', () => {
    const line = { shareMinor: 100_001n, baseMinor: 0n, quantity: 2n };
    expect(givenBack(line, { baseMinor: 0n, quantity: 1n })).toBe(50_000n);
    expect(givenBack(line, { baseMinor: 0n, quantity: 0n })).toBe(100_001n);
  });

  it('never shrinks with another return, and never passes its share', () => {
    const minor = fc.bigInt({ min: 0n, max: 1_000_000n });
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 1_000_000n }), minor, minor, minor, (shareMinor, base, a, b) => {
      const [less, more] = [a, b].map((left) => (left > base ? base : left)).sort((x, y) => (x < y ? -1 : 1));
      const of = (left: bigint) => givenBack({ shareMinor, baseMinor: base, quantity: 3n }, { baseMinor: left,
        quantity: 1n });
      expect(of(less!) >= of(more!) && of(less!) <= shareMinor).toBe(true);
    }));
  });
});

describe('accounts', () => {
  it('are spent in order, and get back the last first; what none has the first owes', () => {
    const has = [{ accountId: 'a', balanceMinor: 30n }, { accountId: 'b', balanceMinor: 100n }];
    expect(takenFrom(50n, has)).toEqual([{ accountId: 'a', minor: 30n }, { accountId: 'b', minor: 20n }]);
    expect(takenFrom(150n, has)).toEqual([{ accountId: 'a', minor: 50n }, { accountId: 'b', minor: 100n }]);
    expect(takenFrom(5n, [{ accountId: 'a', balanceMinor: -9n }])).toEqual([{ accountId: 'a', minor: 5n }]);
    const spent = [{ accountId: 'a', leftMinor: 30n }, { accountId: 'b', leftMinor: 20n }];
    expect(sharedBack(25n, spent)).toEqual([{ accountId: 'b', minor: 20n }, { accountId: 'a', minor: 5n }]);
  });
});
