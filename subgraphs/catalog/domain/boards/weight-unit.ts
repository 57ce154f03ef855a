import { halfUpRatio } from '../../../kernel/money.ts';
import type { WeightUnit } from '../words.ts';

/**
 * Boards quote metal by different weights, and three different taels 两 share one name: each is named by itself
 * and none is guessed. What is kept and priced with is the price of a gram: the price of a unit over the grams of
 * that unit, half-up to the minor unit of the currency, once, where it is entered. What was entered stays beside it.
 *
 * Example: 32,000.00 yuan a troy ounce is 3,200,000 fen over 31.1034768 g: 102,882.38 → 102,882 fen a gram.
 */
export interface UnitRule {
  /** Ten-millionths of a gram: every unit below is a whole number of them. */
  readonly tenMillionths: bigint;
  /** Who says so. */
  readonly source: string;
}

export const UNIT_RULES: Readonly<Record<WeightUnit, UnitRule>> = {
  gram: { tenMillionths: 10_000_000n, source: 'SI' },
  kilogram: { tenMillionths: 10_000_000_000n, source: 'SI' },
  troy_ounce: { tenMillionths: 311_034_768n, source: 'International yard and pound agreement of 1959: 480 grains' },
  tola: { tenMillionths: 116_638_038n, source: '180 grains: three eighths of a troy ounce' },
  tael_hk: { tenMillionths: 374_290_000n, source: 'Hong Kong, Weights and Measures Ordinance, Cap. 68: tael troy 金衡两' },
  tael_tw: { tenMillionths: 375_000_000n, source: 'Taiwan 台两: a sixteenth of a catty of 600 g' },
  tael_cn: { tenMillionths: 500_000_000n, source: 'Mainland 市两: a tenth of a jin of 500 g, 1959' },
};

const GRAM = UNIT_RULES.gram.tenMillionths;

export function perGramMinor(minor: bigint, unit: WeightUnit): bigint {
  return halfUpRatio(minor, GRAM, UNIT_RULES[unit].tenMillionths);
}

/** "31.1034768": grams of one unit, exactly. */
export function gramsOf(unit: WeightUnit): string {
  const { tenMillionths } = UNIT_RULES[unit];
  const fraction = (tenMillionths % GRAM).toString().padStart(7, '0').replace(/0+$/, '');
  return `${tenMillionths / GRAM}${fraction && `.${fraction}`}`;
}
