import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { givenBack, sharedBack, takenFrom } from './give-back.ts';

describe('credit of what comes back', () => {
  it('is its original value, by the pieces that came back and by nothing else', () => {
    expect(givenBack({ shareMinor: 944_034n, quantity: 1n }, 1n)).toBe(0n);
    expect(givenBack({ shareMinor: 944_034n, quantity: 1n }, 0n)).toBe(944_034n);
    expect([1n, 0n].map((left) => givenBack({ shareMinor: 100_001n, quantity: 2n }, left)))
      .toEqual([50_000n, 100_001n]);
  });

  it('never shrinks with another piece, and all pieces give all of it', () => {
    const count = fc.bigInt({ min: 1n, max: 1_000n });
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 1_000_000n }), count, fc.bigInt({ min: 0n, max: 999n }),
      (shareMinor, quantity, left) => {
        const of = (pieces: bigint) => givenBack({ shareMinor, quantity }, pieces);
        const more = left % quantity;
        expect(of(more) >= of(more + 1n)).toBe(true);
        expect([of(quantity), of(0n)]).toEqual([0n, shareMinor]);
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
