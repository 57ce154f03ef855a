import { describe, expect, it } from '@jest/globals';
import { estimateReversed } from './return-estimate.ts';

const LINE = { lineId: 'l1', remainingBase: '8999.00', kept: 899 };

describe('estimateReversed', () => {
  it('takes everything back with the whole line', () => {
    expect(estimateReversed([LINE], [{ lineId: 'l1', base: '8999.00' }])).toBe(899);
  });

  it('keeps the floor of what stays', () => {
    expect(estimateReversed([LINE], [{ lineId: 'l1', base: '4499.50' }])).toBe(450);
  });

  it('knows nothing of lines that earned nothing or are gone', () => {
    expect(estimateReversed([LINE], [{ lineId: 'l2', base: '1.00' }])).toBe(0);
    expect(
      estimateReversed([{ ...LINE, remainingBase: '0.00' }], [{ lineId: 'l1', base: '1.00' }]),
    ).toBe(0);
  });
});
