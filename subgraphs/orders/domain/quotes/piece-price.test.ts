import { describe, expect, it } from '@jest/globals';
import { priceOfPiece, type PieceFacts } from './piece-price.ts';

const byWeight = (over: Partial<PieceFacts> = {}): PieceFacts => ({
  pricing: 'by_weight', fixedMinor: null, goldWeightMg: 15_200n, labourMinor: 42_560n, labourPerGram: false,
  stonesMinor: 0n, boardMinor: 101_200n, ...over });

describe('the price of a piece', () => {
  it('is its weight at the board, with labour and stones', () => {
    expect(priceOfPiece(byWeight(), null)).toEqual({ unitPriceMinor: 1_580_800n, goldMinor: 1_538_240n,
      labourMinor: 42_560n, stonesMinor: 0n, goldWeightMg: 15_200n, boardMinor: 101_200n });
    expect(priceOfPiece(byWeight({ labourMinor: 3_000n, labourPerGram: true, stonesMinor: 100n }), 4_250n))
      .toMatchObject({ unitPriceMinor: 442_950n, goldMinor: 430_100n, labourMinor: 12_750n });
    expect(priceOfPiece(byWeight({ boardMinor: 101_299n }), 1n)).toMatchObject({ goldMinor: 101n });
  });

  it('is the fixed one, whatever the scale says', () => {
    expect(priceOfPiece(byWeight({ pricing: 'fixed', fixedMinor: 899_900n }), 3_000n)).toMatchObject({
      unitPriceMinor: 899_900n, labourMinor: null, goldWeightMg: null, boardMinor: null });
  });

  it('is never guessed', () => {
    expect(priceOfPiece(byWeight({ boardMinor: null }), null)).toBe('NO_PRICE');
    expect(priceOfPiece(byWeight({ goldWeightMg: 0n }), null)).toBe('WEIGHT_UNKNOWN');
    expect(priceOfPiece(byWeight(), 0n)).toBe('WEIGHT_UNKNOWN');
    expect(priceOfPiece(byWeight({ pricing: 'fixed' }), null)).toBe('NO_PRICE');
  });
});
