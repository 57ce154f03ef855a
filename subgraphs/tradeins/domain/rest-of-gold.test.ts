import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { creditedBySale, type NamedGold } from './rest-of-gold.ts';

const necklace: NamedGold = { creditMinor: 970_000n, plainMinor: 772_200n, isSaleOnly: true };
const plain: NamedGold = { creditMinor: 100_000n, plainMinor: 100_000n, isSaleOnly: false };

it('pays what a sale takes at the price of the sale, and the rest at the plain price', () => {
  expect(creditedBySale([necklace], 500_000n)).toEqual([{ takenMinor: 500_000n, givenMinor: 874_158n }]);
  expect(creditedBySale([necklace], 970_000n)).toEqual([{ takenMinor: 970_000n, givenMinor: 970_000n }]);
  expect(creditedBySale([necklace], 0n)).toEqual([{ takenMinor: 0n, givenMinor: 772_200n }]);
  expect(creditedBySale([{ ...necklace, plainMinor: null }], 969_999n)[0]!.givenMinor).toBeNull();
  expect(creditedBySale([{ ...necklace, plainMinor: null }], 970_000n)[0]!.givenMinor).toBe(970_000n);
});

it('takes first what depends on the sale, and credits plain gold whole', () => {
  expect(creditedBySale([plain, necklace], 1_000_000n)).toEqual([
    { takenMinor: 30_000n, givenMinor: 100_000n }, { takenMinor: 970_000n, givenMinor: 970_000n }]);
});

it('never credits less than was taken, nor more than was offered', () => {
  const minor = fc.bigInt({ min: 1n, max: 10_000_000n });
  const gold = fc.record({ creditMinor: minor, part: fc.bigInt({ min: 0n, max: 100n }), isSaleOnly: fc.boolean() })
    .map(({ creditMinor, part, isSaleOnly }): NamedGold =>
      ({ creditMinor, plainMinor: (creditMinor * part) / 100n, isSaleOnly }));
  fc.assert(fc.property(fc.array(gold, { maxLength: 10 }), fc.bigInt({ min: 0n, max: 100n }), (golds, part) => {
    const offered = golds.reduce((sum, { creditMinor }) => sum + creditMinor, 0n);
    const asked = (offered * part) / 100n;
    const found = creditedBySale(golds, asked);
    expect(found.reduce((sum, { takenMinor }) => sum + takenMinor, 0n)).toBe(asked);
    found.forEach(({ takenMinor, givenMinor }, index) => {
      expect(givenMinor! >= takenMinor && givenMinor! <= golds[index]!.creditMinor).toBe(true);
    });
  }));
});
