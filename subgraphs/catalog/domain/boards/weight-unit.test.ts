import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WEIGHT_UNITS } from '../words.ts';
import { gramsOf, perGramMinor } from './weight-unit.ts';

describe('prices of other weights', () => {
  it('come to a gram half-up, each tael by its own law', () => {
    expect(WEIGHT_UNITS.map((unit) => [unit, gramsOf(unit), perGramMinor(3_200_000n, unit)])).toEqual([
      ['gram', '1', 3_200_000n], ['kilogram', '1000', 3_200n], ['troy_ounce', '31.1034768', 102_882n],
      ['tola', '11.6638038', 274_353n], ['tael_hk', '37.429', 85_495n], ['tael_tw', '37.5', 85_333n],
      ['tael_cn', '50', 64_000n],
    ]);
    // Exactly half a fen is a whole one: 1.5 fen.
    expect(perGramMinor(1_500n, 'kilogram')).toBe(2n);
  });

  it('never turn round: a dearer unit is no cheaper gram', () => {
    fc.assert(fc.property(fc.constantFrom(...WEIGHT_UNITS), fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 9n),
      (unit, minor, more) => perGramMinor(minor, unit) <= perGramMinor(minor + more, unit)));
  });
});
